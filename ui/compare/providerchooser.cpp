// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/providerchooser.h"

#include "ui/widgets/roles.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

constexpr int maxEndpointLength = 2048;

QVBoxLayout *labelled(const QString &name, QWidget *field, QWidget *parent)
{
    auto *layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeLabelFor(field, name, "caption", parent));
    layout->addWidget(field);
    return layout;
}

} // namespace

ProviderChooser::ProviderChooser(const CompareContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_choice(new QComboBox(this)), m_endpoint(new QLineEdit(this)),
      m_endpointBox(new QWidget(this))
{
    m_choice->setObjectName(QStringLiteral("provider"));
    m_choice->setItemDelegate(new QStyledItemDelegate(m_choice)); // heeds the style sheet's padding
    m_choice->addItem(tr("Built-in engine"), QStringLiteral("builtin"));
    m_choice->addItem(tr("Phoneme service"), QStringLiteral("service"));
    m_endpoint->setObjectName(QStringLiteral("endpoint"));
    m_endpoint->setPlaceholderText(QStringLiteral("http://127.0.0.1:8080/ipav3"));
    m_endpoint->setMaxLength(maxEndpointLength);
    m_endpoint->setMinimumWidth(180);
    m_endpoint->setInputMethodHints(Qt::ImhUrlCharactersOnly);

    auto *endpointLayout = labelled(tr("Service &address"), m_endpoint, m_endpointBox);
    m_endpointBox->setLayout(endpointLayout);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addLayout(labelled(tr("&Phonemes from"), m_choice, this));
    constexpr int roomForAddress = 420;
    m_endpointBox->setMaximumWidth(roomForAddress);
    layout->addWidget(m_endpointBox, 100);
    layout->addStretch(1);

    connect(m_choice, &QComboBox::currentIndexChanged, this, &ProviderChooser::choiceChanged);
    connect(m_endpoint, &QLineEdit::editingFinished, this, [this] {
        chooseEndpoint();
        if (isService() && !endpoint().isEmpty())
            provider(); // opens its connections ahead of the first question
    });
    connect(m_endpoint, &QLineEdit::textEdited, this, &ProviderChooser::providerChanged);
    connect(m_endpoint, &QLineEdit::returnPressed, this, &ProviderChooser::confirmed);
    m_endpointBox->setVisible(isService());
}

PhonemeProvider *ProviderChooser::provider()
{
    if (!isService())
        return m_context.builtIn;
    chooseEndpoint();
    std::unique_ptr<PhonemeProvider> &service = m_services[endpoint()];
    if (!service)
        service = m_context.makeService(QUrl(endpoint(), QUrl::StrictMode));
    return service.get();
}

bool ProviderChooser::isService() const
{
    return m_choice->currentIndex() == 1;
}

QString ProviderChooser::providerId() const
{
    return m_choice->currentData().toString();
}

void ProviderChooser::setProviderId(const QString &id)
{
    const int index = m_choice->findData(id);
    if (index >= 0)
        m_choice->setCurrentIndex(index);
}

QString ProviderChooser::endpoint() const
{
    return m_endpoint->text().trimmed();
}

void ProviderChooser::setEndpoint(const QString &endpoint)
{
    m_chosenEndpoint = endpoint.trimmed();
    if (this->endpoint() == m_chosenEndpoint)
        return;
    m_endpoint->setText(endpoint);
    m_endpoint->setCursorPosition(0);
    if (isService())
        Q_EMIT providerChanged();
}

void ProviderChooser::chooseEndpoint()
{
    if (std::exchange(m_chosenEndpoint, endpoint()) != endpoint())
        Q_EMIT endpointChosen(endpoint());
}

void ProviderChooser::choiceChanged()
{
    m_endpointBox->setVisible(isService());
    if (isService() && !endpoint().isEmpty())
        provider();
    Q_EMIT providerChanged();
}

} // namespace phonoscope
