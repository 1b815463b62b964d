// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QByteArray>

namespace phonoscope {

/// The phoneme service's protocol, both ends: POST /ipav3, JSON both ways. Pure functions, no socket.
///
/// Request {"text", "lang", "mode"}, answer {"detected", "ipa", "lang", "spelling"} of which only "ipa" is
/// sure to be there. Several lines in "text" come back as as many lines in "ipa".

inline constexpr auto phonemePath = "/ipav3";

QByteArray encodeRequest(const PhonemeQuery &query);

/// Looks at the form alone: whether the text can be read aloud is for checkText. "lang" must be there, "mode"
/// may be left out; a byte-order mark is accepted.
/// The error is a sentence for the caller of the service (English: it is an API).
tl::expected<PhonemeQuery, QString> decodeRequest(const QByteArray &body);

struct PhonemeAnswer
{
    QString ipa;      ///< not blank
    QString detected; ///< may be empty, as the following
    QString lang;
    QString spelling;

    friend bool operator==(const PhonemeAnswer &, const PhonemeAnswer &) = default;
};

QByteArray encodeAnswer(const PhonemeAnswer &answer);
/// {"error": message}
QByteArray encodeError(const QString &message);

/// The message of an {"error": message} body, fit to be shown in one line: plain text, no markup, at most
/// 200 characters. Empty if the body is none.
QString decodeError(const QByteArray &body);

/// A byte-order mark is accepted. The error says for the log what is wrong with the answer and quotes nothing
/// of it, for a service may echo the text.
tl::expected<PhonemeAnswer, QString> decodeAnswer(const QByteArray &body);

/// \a body begins as a JSON object and ends before that does: the rest was lost on the way.
bool isCutShort(const QByteArray &body);

} // namespace phonoscope
