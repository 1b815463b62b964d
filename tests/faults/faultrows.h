// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace phonoscope::test {

/// The word of a question that meets the fault; any other question is answered right, where the fault leaves
/// anything to answer with.
inline const QString faultyWord = QStringLiteral("kaputt");

/// A service that does one thing wrong.
struct FaultyService
{
    QUrl url;
    std::shared_ptr<void> server; ///< runs as long as somebody holds it; null: there is none
};

/// How a question ends: with an error of this kind, or answered.
using Outcome = std::optional<PhonemeErrorKind>;
inline constexpr Outcome answered = std::nullopt;

struct FaultRow
{
    enum class Scheme { Both, Plain, Tls };

    QByteArray name;
    std::function<FaultyService(bool isTls)> service;
    Outcome plain;            ///< what the question with faultyWord comes to over http
    Outcome tls;              ///< and over https
    bool sparesOthers = true; ///< questions without the word are answered
    Scheme scheme = Scheme::Both;
};

/// Every fault of the table.
QList<FaultRow> faultRows();

} // namespace phonoscope::test
