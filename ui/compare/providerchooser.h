// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"

#include <QWidget>

#include <map>

class QComboBox;
class QLineEdit;

namespace phonoscope {

/// Who turns text into IPA: the built-in engine, or a service at an address. Keeps the providers it had
/// made, since late answers may still refer to them.
class ProviderChooser : public QWidget
{
    Q_OBJECT
public:
    explicit ProviderChooser(const CompareContext &context, QWidget *parent = nullptr);

    /// Null only if the built-in engine is chosen and could not start.
    PhonemeProvider *provider();
    bool isService() const;
    /// Answers may be asked for while the user types.
    bool isLocal() const { return !isService(); }

    QString providerId() const;
    /// "builtin" or "service"; anything else changes nothing.
    void setProviderId(const QString &id);
    QString endpoint() const;
    /// Emits endpointChosen() never, providerChanged() where a service is chosen and the address another.
    void setEndpoint(const QString &endpoint);

    QComboBox *choice() const { return m_choice; }
    QLineEdit *endpointField() const { return m_endpoint; }

Q_SIGNALS:
    /// Another provider answers from now on.
    void providerChanged();
    /// The address is complete: it was left, or is about to be asked.
    void endpointChosen(const QString &endpoint);
    /// Enter in the address.
    void confirmed();

private:
    void choiceChanged();
    void chooseEndpoint();

    CompareContext m_context;
    QComboBox *m_choice;
    QLineEdit *m_endpoint;
    QWidget *m_endpointBox;
    QString m_chosenEndpoint;                                       ///< as it was told last
    std::map<QString, std::unique_ptr<PhonemeProvider>> m_services; ///< by address
};

} // namespace phonoscope
