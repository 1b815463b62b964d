// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/servicesection.h"

#include "ui/settings/headersfield.h"
#include "ui/settings/secretheaders.h"
#include "ui/settings/settingskeeper.h"
#include "ui/settings/tokenfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/problemlabel.h"
#include "ui/widgets/roles.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

QString askForAuthorities(QWidget *parent)
{
    return QFileDialog::getOpenFileName(
        parent, ServiceSection::tr("A file of certificates"), {},
        ServiceSection::tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
}

/// Leaves alone what is being typed and the place of the cursor in it.
void showText(QLineEdit *field, const QString &text)
{
    if (field->text() == text)
        return;
    field->setText(text);
    field->setCursorPosition(0);
}

} // namespace

ServiceSection::ServiceSection(SettingsKeeper &keeper, StartServiceCheck check, QWidget *parent)
    : SettingsForm(tr("Phoneme service"),
                   tr("A service that turns sentences into IPA, in place of the built-in engine."), parent),
      m_keeper(keeper), m_check(std::move(check)), m_askForPath(askForAuthorities),
      m_address(new QLineEdit(this)), m_token(new TokenField(this)),
      m_keeping(makeLabel({}, "caption", this)), m_headers(new HeadersField(this)),
      m_authorities(new QLineEdit(this)), m_chooseAuthorities(new QPushButton(tr("Choose\u2026"), this)),
      m_test(new QPushButton(tr("&Test the service"), this)), m_result(new QLabel(this)),
      m_resultIcon(new QLabel(this))
{
    makeAddress();
    makeToken();
    makeHeaders();
    makeAuthorities();
    makeCheck();
    connect(&m_keeper, &SettingsKeeper::changed, this, &ServiceSection::show);
    connect(&m_keeper, &SettingsKeeper::keepingChanged, this, &ServiceSection::showKeeping);
    show(m_keeper.settings());
    setFocusProxy(m_address);
}

void ServiceSection::makeAddress()
{
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/ipav3"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_address->setMaxLength(static_cast<int>(bounds::addressLength));
    m_addressProblem = addRow(tr("&Address"), m_address);
    connect(m_address, &QLineEdit::editingFinished, this, &ServiceSection::addressEdited);
}

void ServiceSection::makeToken()
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_token);
    m_keeping->setObjectName(QStringLiteral("keeping"));
    m_keeping->setWordWrap(true);
    layout->addWidget(m_keeping);
    m_token->field()->setObjectName(QStringLiteral("token"));
    m_tokenProblem = addRow(tr("T&oken"), box, {}, m_token->field());
    connect(m_token, &TokenField::edited, this, &ServiceSection::tokenEdited);
}

void ServiceSection::makeHeaders()
{
    addRow(tr("More &headers"), m_headers,
           tr("Sent with every request. Values of keys and tokens are kept like the token."),
           m_headers->addButton());
    connect(m_headers, &HeadersField::edited, this, [this](const QList<HttpHeader> &headers) {
        ProgramSettings settings = m_keeper.settings();
        settings.service.headers = headers;
        m_keeper.set(settings);
    });
}

void ServiceSection::makeAuthorities()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_authorities, 1);
    layout->addWidget(m_chooseAuthorities);
    m_authorities->setObjectName(QStringLiteral("authorities"));
    m_authorities->setPlaceholderText(tr("The system\u2019s authorities alone"));
    m_authoritiesProblem =
        addRow(tr("&Certificate authority"), box,
               tr("A PEM file with an authority of your own, such as a school\u2019s, trusted for this "
                  "service beside the system\u2019s."),
               m_authorities);
    connect(m_authorities, &QLineEdit::editingFinished, this, &ServiceSection::authoritiesEdited);
    connect(m_chooseAuthorities, &QPushButton::clicked, this, [this] {
        const QString path = m_askForPath(this);
        if (path.isEmpty())
            return;
        m_authorities->setText(path);
        authoritiesEdited();
    });
}

void ServiceSection::makeCheck()
{
    if (!m_check) {
        for (QWidget *widget : {static_cast<QWidget *>(m_test), static_cast<QWidget *>(m_result),
                                static_cast<QWidget *>(m_resultIcon)})
            widget->hide();
        return;
    }
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_test, 0, Qt::AlignTop);
    layout->addWidget(m_resultIcon);
    layout->addWidget(m_result, 1);
    m_test->setObjectName(QStringLiteral("test"));
    m_result->setObjectName(QStringLiteral("testResult"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_resultIcon->hide();
    addRow({}, box, {}, m_test);
    connect(m_test, &QPushButton::clicked, this, [this] {
        if (m_running)
            endCheck(tr("The test was stopped."), false);
        else
            startCheck();
    });
}

void ServiceSection::show(const ProgramSettings &settings)
{
    const bool isOther = m_address->text().trimmed() != settings.address;
    if (isOther || !m_address->isModified())
        showText(m_address, settings.address);
    if (isOther) {
        tellProblem(m_addressProblem, addressProblem(settings.address));
        tellProblem(m_tokenProblem, {});
        if (m_running)
            endCheck({}, false);
        m_result->clear();
        m_resultIcon->hide();
    }
    const ServiceProfile &service = settings.service;
    const bool hasService = !serviceOrigin(service.url).isEmpty();
    const bool isRead = !service.hasToken || !service.token.isEmpty();
    m_token->setSecret(service.token, isRead ? tr("None") : tr("Being read from the keyring\u2026"));
    m_headers->setHeaders(service.headers);
    if (m_authoritiesProblem->text().isEmpty() || isOther) {
        showText(m_authorities, service.authoritiesFile);
        const auto read = readAuthorities(service.authoritiesFile);
        tellProblem(m_authoritiesProblem, read ? QString() : read.error());
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_token), static_cast<QWidget *>(m_headers),
                            static_cast<QWidget *>(m_authorities),
                            static_cast<QWidget *>(m_chooseAuthorities), static_cast<QWidget *>(m_test)})
        widget->setEnabled(hasService);
    showKeeping();
}

void ServiceSection::showKeeping()
{
    const QString origin = serviceOrigin(m_keeper.settings().service.url);
    QString sentence =
        tr("Sent as a bearer token to this service alone, and kept in the system\u2019s keyring.");
    if (origin.isEmpty())
        sentence = tr("Write the address first: a token belongs to one service.");
    else if (m_keeper.keeping() == SettingsKeeper::Keeping::SessionOnly)
        sentence = tr(
            "The system\u2019s keyring cannot be used: what is secret is kept until the program is closed, "
            "and must be typed again then.");
    else if (QUrl(origin).scheme() == QLatin1StringView("http") &&
             !m_keeper.settings().service.token.isEmpty())
        sentence += u' ' + tr("The address begins with http, so others on the way can read it.");
    m_keeping->setText(sentence);
    m_token->field()->setAccessibleDescription(sentence);
}

void ServiceSection::addressEdited()
{
    const QString typed = m_address->text().trimmed();
    const QString problem = addressProblem(typed);
    tellProblem(m_addressProblem, problem);
    if (!problem.isEmpty())
        return;
    m_address->setModified(false);
    m_keeper.setAddress(typed);
}

void ServiceSection::tokenEdited()
{
    const QString problem = tokenProblem(m_token->secret());
    tellProblem(m_tokenProblem, problem);
    if (!problem.isEmpty())
        return;
    ProgramSettings settings = m_keeper.settings();
    settings.service.token = m_token->secret();
    m_keeper.set(settings);
}

void ServiceSection::authoritiesEdited()
{
    const QString path = m_authorities->text().trimmed();
    const auto read = readAuthorities(path);
    tellProblem(m_authoritiesProblem, read ? QString() : read.error());
    if (!read)
        return;
    ProgramSettings settings = m_keeper.settings();
    settings.service.authoritiesFile = path;
    m_keeper.set(settings);
}

void ServiceSection::startCheck()
{
    m_test->setText(tr("Stop"));
    m_resultIcon->hide();
    m_result->setText(tr("Asking the service\u2026"));
    m_running = m_check(m_keeper.settings().service, this,
                        [this](const ServiceCheckAnswer &answer) { endCheck(answer.message, answer.works); });
}

void ServiceSection::endCheck(const QString &result, bool works)
{
    if (m_running)
        m_running->deleteLater();
    m_running = nullptr;
    m_test->setText(tr("&Test the service"));
    m_resultIcon->setPixmap(
        themedIcon(works ? QStringLiteral("accept") : QStringLiteral("notice"), palette()).pixmap(20, 20));
    m_resultIcon->setVisible(!result.isEmpty());
    tellProblem(m_result, result);
}

} // namespace phonoscope
