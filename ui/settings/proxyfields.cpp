// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/proxyfields.h"

#include "ui/settings/numberfield.h"
#include "ui/settings/settingsform.h"
#include "ui/settings/settingskeeper.h"
#include "ui/settings/tokenfield.h"
#include "ui/widgets/problemlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>

namespace phonoscope {

namespace {

constexpr int usualPort = 8080;

QComboBox *makeCombo(const QStringList &choices, const char *objectName, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setItemDelegate(new QStyledItemDelegate(combo));
    combo->setObjectName(QLatin1StringView(objectName));
    combo->addItems(choices);
    return combo;
}

/// A name or an address, without a scheme or a path.
bool isHost(const QString &host)
{
    const QUrl url(QStringLiteral("http://%1/").arg(host.contains(u':') ? u'[' + host + u']' : host),
                   QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.path() == QLatin1StringView("/") &&
           url.userInfo().isEmpty() && url.port() == -1;
}

} // namespace

ProxyFields::ProxyFields(SettingsKeeper &keeper, SettingsForm &form)
    : QObject(&form), m_keeper(keeper),
      m_choice(makeCombo({tr("As the system says"), tr("None"), tr("This one")}, "proxyChoice", &form)),
      m_type(makeCombo({tr("HTTP"), tr("SOCKS 5")}, "proxyType", &form)), m_host(new QLineEdit(&form)),
      m_port(new NumberField(bounds::port, {}, {}, &form)), m_user(new QLineEdit(&form)),
      m_password(new TokenField(&form))
{
    form.addRow(tr("&Proxy"), m_choice);
    makeHost(form);
    makeUser(form);
    for (QComboBox *combo : {m_choice, m_type})
        connect(combo, &QComboBox::activated, this, &ProxyFields::edited);
    for (QLineEdit *field : {m_host, m_user})
        connect(field, &QLineEdit::editingFinished, this, &ProxyFields::edited);
    connect(m_port, &NumberField::chosen, this, &ProxyFields::edited);
    connect(m_password, &TokenField::edited, this, &ProxyFields::edited);
    connect(&m_keeper, &SettingsKeeper::changed, this, &ProxyFields::show);
    show(m_keeper.settings());
}

void ProxyFields::makeHost(SettingsForm &form)
{
    m_host->setObjectName(QStringLiteral("proxyHost"));
    m_host->setPlaceholderText(QStringLiteral("proxy.example.org"));
    m_port->setObjectName(QStringLiteral("proxyPort"));
    m_port->setGroupSeparatorShown(false);
    m_port->setFixedWidth(110);
    m_port->setAccessibleName(tr("Port of the proxy"));
    m_type->setAccessibleName(tr("Kind of proxy"));
    auto *box = new QWidget(&form);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_type);
    layout->addWidget(m_host, 1);
    layout->addWidget(m_port);
    m_hostProblem = form.addRow(tr("Host and port"), box, {}, m_host);
}

void ProxyFields::makeUser(SettingsForm &form)
{
    m_user->setObjectName(QStringLiteral("proxyUser"));
    m_user->setPlaceholderText(tr("User"));
    m_user->setAccessibleName(tr("User at the proxy"));
    m_password->field()->setObjectName(QStringLiteral("proxyPassword"));
    m_password->field()->setAccessibleName(tr("Password at the proxy"));
    auto *box = new QWidget(&form);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_user, 1);
    layout->addWidget(m_password, 2);
    form.addRow(tr("User and password"), box, tr("The password is kept like the token."), m_user);
}

void ProxyFields::show(const ProgramSettings &settings)
{
    const ProxySettings &proxy = settings.proxy;
    m_choice->setCurrentIndex(static_cast<int>(proxy.choice));
    m_type->setCurrentIndex(static_cast<int>(proxy.type));
    if (m_hostProblem->text().isEmpty() && m_host->text().trimmed() != proxy.host)
        m_host->setText(proxy.host);
    m_port->setShown(proxy.port == 0 ? usualPort : proxy.port);
    if (m_user->text().trimmed() != proxy.user)
        m_user->setText(proxy.user);
    m_password->setSecret(proxy.password, tr("Password"));
    const bool isOwn = proxy.choice == ProxyChoice::Own;
    for (QWidget *field :
         {static_cast<QWidget *>(m_type), static_cast<QWidget *>(m_host), static_cast<QWidget *>(m_port),
          static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_password)})
        field->setEnabled(isOwn);
}

void ProxyFields::edited()
{
    ProgramSettings settings = m_keeper.settings();
    ProxySettings &proxy = settings.proxy;
    proxy.choice = static_cast<ProxyChoice>(m_choice->currentIndex());
    proxy.type = static_cast<ProxyType>(m_type->currentIndex());
    proxy.port = static_cast<quint16>(m_port->value());
    proxy.user = m_user->text().trimmed();
    proxy.password = m_password->secret();
    const QString host = m_host->text().trimmed();
    QString problem;
    if (proxy.choice == ProxyChoice::Own && host.isEmpty())
        problem = tr("Write the proxy\u2019s name; until then none is used.");
    else if (!host.isEmpty() && !isHost(host))
        problem = tr("Write a name or an address alone, such as proxy.example.org.");
    else
        proxy.host = host;
    if (host.isEmpty())
        proxy.host.clear();
    tellProblem(m_hostProblem, problem);
    m_keeper.set(settings);
}

} // namespace phonoscope
