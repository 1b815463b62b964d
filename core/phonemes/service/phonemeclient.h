// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/service/phonemeclientsettings.h"

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace phonoscope {

/// A phoneme service over HTTP as a provider: the lowest layer, no cache. Questions asked in one turn of the
/// event loop go out together at its end: each in a request of its own as long as they all go at once, else
/// several in a request, a line each (see planBatches). The network manager is shared by the whole program
/// and outlives the client.
class PhonemeClient : public PhonemeProvider
{
    Q_OBJECT
public:
    /// Gives each word's IPA as said alone, same count, or an empty list where it cannot: how a service's
    /// answer is mapped to words when its spaces do not match the text's.
    using IsolatedForms = std::function<QStringList(const QStringList &words, const QString &lang)>;

    PhonemeClient(QNetworkAccessManager &network, PhonemeClientSettings settings,
                  IsolatedForms isolatedForms = {}, QObject *parent = nullptr);
    ~PhonemeClient() override; ///< ends what is under way without a signal

    QString id() const override; ///< "service"
    /// Holds the endpoint without user info; of a query, which may hold a key, only a digest.
    QString cacheId() const override;
    bool isLocal() const override { return false; }

    /// Opens two connections ahead of the first pair, if none are likely to be open. Does nothing for an
    /// endpoint that is not valid.
    void warmUp() override;
    void tryNow() override;

    /// Ends every question with PhonemeErrorKind::Cancelled at the next turn of the event loop.
    void cancelAll();

    const PhonemeClientSettings &settings() const;
    /// For the questions to come; those that were asked before go on as they were meant. A finding of Unknown
    /// leaves what was found out about the same endpoint.
    void setSettings(PhonemeClientSettings settings);

    /// Whether the service answers several sentences in one request, as far as is known.
    BatchFinding finding() const;

    NetworkFigures figures() const override;

Q_SIGNALS:
    /// The service's answers have shown something else than was known: to be remembered for the endpoint.
    void findingChanged(phonoscope::BatchFinding finding);

protected:
    PhonemeJob *start(const PhonemeQuery &query, Urgency urgency, QObject *parent) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
