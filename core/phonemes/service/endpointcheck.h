// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/service/phonemeclientsettings.h"

#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace phonoscope {

struct EndpointCheckResult
{
    bool works = false;   ///< the service answered a word with its IPA
    QString message{};    ///< one or two translated sentences for the user: what it does, or what to do
    int elapsedMs = 0;    ///< until the first answer, or until it was clear that there is none
    bool batches = false; ///< it answered three lines with three lines

    friend bool operator==(const EndpointCheckResult &, const EndpointCheckResult &) = default;
};

/// Tries a service out as its user would: asks for one word, then for three lines at once. Nothing is sent
/// twice, and no part of the settings but the endpoint's plain address is shown.
class EndpointCheck : public QObject
{
    Q_OBJECT
public:
    /// Begins at once. \a network may go first. \a lang is the BCP-47 tag of the sentences to come.
    EndpointCheck(QNetworkAccessManager &network, PhonemeClientSettings settings, QString lang,
                  QObject *parent = nullptr);
    ~EndpointCheck() override; ///< ends it without a signal

    /// Ends it at the next turn of the event loop with a result that says so, unless it has ended.
    void cancel();

Q_SIGNALS:
    /// Exactly once, never from within the constructor or cancel().
    void finished(const phonoscope::EndpointCheckResult &result);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
