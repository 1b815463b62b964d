// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/phonemes/service/phonemeclient.h"

namespace phonoscope {

/// What all questions to one service have in common.
struct PhonemeServiceContext
{
    PhonemeClientSettings settings;
    PhonemeClient::IsolatedForms isolatedForms;
    QString service;    ///< the endpoint as it may be shown
    bool valid = false; ///< the endpoint is one that can be asked
};

/// The context of \a settings.
PhonemeServiceContext makeContext(PhonemeClientSettings settings, PhonemeClient::IsolatedForms isolatedForms);

/// One sentence's IPA as the service gave it, or why there is none.
using IpaResult = tl::expected<QString, PhonemeError>;

/// What a service said to one sentence.
IpaResult readIpa(const HttpResult &result, const PhonemeServiceContext &context);

/// \a ipa shared out among the words of \a query; AnswerInvalid where it cannot be a transcription of it.
TranscriptionResult readTranscription(const QString &ipa, const PhonemeQuery &query,
                                      const PhonemeServiceContext &context);

/// What a service said to several lines.
struct BatchAnswer
{
    enum class Outcome {
        Answered,   ///< a line of IPA for each line of text; a blank one is no answer
        Doubtful,   ///< as many lines, but perhaps not the same ones: each must be asked alone
        Unreadable, ///< it does not answer line by line: each must be asked alone, and so all others to come
        Refused,    ///< it dislikes one of the lines, or that there are so many
        Failed,     ///< there is no answer, for a reason that has nothing to do with the lines
    };

    Outcome outcome = Outcome::Failed;
    QStringList ipa{};    ///< of Answered
    PhonemeError error{}; ///< of Failed
};

/// Reads the answer to \a lines lines, two or more.
BatchAnswer readBatch(const HttpResult &result, qsizetype lines, const PhonemeServiceContext &context);

} // namespace phonoscope
