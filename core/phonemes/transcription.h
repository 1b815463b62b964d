// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace phonoscope {

/// The most text one transcription takes, in bytes of UTF-8.
inline constexpr qsizetype maxTextBytes = 100'000;

/// What is asked of a provider. With the provider's cacheId() this is the key of its answer.
struct PhonemeQuery
{
    QString text;     ///< one sentence, as the user wrote it
    QString lang;     ///< BCP-47 tag, e.g. "en-US"
    bool mode = true; ///< passed on to a service as it is

    friend bool operator==(const PhonemeQuery &, const PhonemeQuery &) = default;
    friend size_t qHash(const PhonemeQuery &query, size_t seed = 0)
    {
        return qHashMulti(seed, query.text, query.lang, query.mode);
    }
};

struct TranscribedWord
{
    QString text; ///< as the user wrote it, without the punctuation around it
    QString ipa;  ///< never empty

    friend bool operator==(const TranscribedWord &, const TranscribedWord &) = default;
};

/// The words' IPA separated by single spaces: Transcription::ipa.
QString joinedIpa(const QList<TranscribedWord> &words);

/// A provider's answer: a plain value.
struct Transcription
{
    QString text; ///< the text that was asked
    QString lang;
    QString ipa;                  ///< the words' IPA, separated by single spaces
    QList<TranscribedWord> words; ///< in order; at least one
    QString provider;             ///< PhonemeProvider::id()
    QString engine;               ///< name and version of what made it: "espeak-ng 1.51 en-us"
    QStringList warnings;         ///< translated sentences for the user

    friend bool operator==(const Transcription &, const Transcription &) = default;
};

/// Why there is no answer. The order carries no meaning.
enum class PhonemeErrorKind {
    Cancelled,       ///< the asker gave up: an outcome, not a fault
    EmptyText,       ///< nothing but white space
    NoLetters,       ///< nothing that can be pronounced
    TextTooLong,     ///< over maxTextBytes, or over what can be aligned
    InvalidText,     ///< invalid UTF-8 or NUL
    UnknownLanguage, ///< no voice for the tag
    InvalidIpa,      ///< typed IPA that is not IPA
    InvalidEndpoint, ///< not an http or https URL
    HostNotFound,
    ConnectionFailed, ///< refused, unreachable, TLS failed
    ConnectionLost,   ///< closed before or within the answer
    Timeout,          ///< the total deadline passed
    TooManyRequests,  ///< status 429
    HttpStatus,       ///< any other status but 200
    Redirected,       ///< a 3xx: redirects are not followed
    AnswerTooLarge,
    AnswerInvalid,       ///< status 200, but not the protocol's JSON
    EngineFailed,        ///< the built-in engine could not start or gave nothing
    CertificateRejected, ///< the service cannot prove over TLS that it is the host asked for
    WaitedTooLong,       ///< it was never its turn to be sent
    Resting,             ///< not sent, for the service failed too often or asked to be left alone
};

struct PhonemeError
{
    PhonemeErrorKind kind = PhonemeErrorKind::EngineFailed;
    QString message{};     ///< one translated sentence for the user: what, and what to do
    QString detail{};      ///< for the log: never holds the text or a token
    int httpStatus = 0;    ///< 0 where there was none
    int retryAfterMs = -1; ///< from Retry-After; -1 unknown

    friend bool operator==(const PhonemeError &, const PhonemeError &) = default;
};

/// The service could not be reached or was not able to answer, whatever the question: an answer kept from
/// before or another engine may stand in. Not so where it answered, if only to refuse, or must not be
/// trusted.
bool isOutOfReach(const PhonemeError &error);

using TranscriptionResult = tl::expected<Transcription, PhonemeError>;

} // namespace phonoscope
