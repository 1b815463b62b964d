// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/phonemes/service/phonemeclient.h"

#include <QPointer>

#include <memory>

namespace phonoscope {

class HttpEndpoint;
class HttpExchange;

/// What all questions to one service have in common. Outlives the client as long as a job needs it.
struct PhonemeServiceContext
{
    PhonemeClientSettings settings;
    PhonemeClient::IsolatedForms isolatedForms;
    QString service;    ///< the endpoint as it may be shown
    bool valid = false; ///< the endpoint is one that can be asked
};

/// One question to a service: posts it, reads the answer, shares its IPA out among the words.
class PhonemeClientJob : public PhonemeJob
{
    Q_OBJECT
public:
    PhonemeClientJob(std::shared_ptr<const PhonemeServiceContext> context, PhonemeQuery query,
                     Urgency urgency, HttpEndpoint &endpoint, QObject *parent);

    void cancel() override;
    void abandon(); ///< ends it without a signal
    bool hasEnded() const { return m_ended; }

private:
    void onHttpFinished(const HttpResult &result);
    TranscriptionResult read(const HttpResult &result) const;
    void refuse(PhonemeError error);
    void end(const TranscriptionResult &result);

    const std::shared_ptr<const PhonemeServiceContext> m_context;
    const PhonemeQuery m_query;
    QPointer<HttpExchange> m_http;
    PhonemeError m_refusal; ///< of a question that is not posted
    bool m_ended = false;
};

} // namespace phonoscope
