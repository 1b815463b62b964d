// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetables.h"
#include "core/phonemes/languages.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/similarity/comparisonfile.h"
#include "core/similarity/teacherreferences.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace phonoscope {

class PhonemeSimilarityService;

/// What the pages need from the program. Everything referred to must outlive them.
struct CompareContext
{
    PhonemeSimilarityService &similarity;
    const Languages &languages;
    /// Null where the built-in engine could not start; builtInError then says why, for the user.
    PhonemeProvider *builtIn = nullptr;
    QString builtInError;
    /// Makes a provider for a service's address and may open connections to it ahead of the first question.
    /// An address that is not valid makes a provider too, whose every answer is the error.
    std::function<std::unique_ptr<PhonemeProvider>(const QUrl &endpoint)> makeService;
    /// What a teacher has kept for a reference; an empty one where there is nothing.
    std::function<TeacherReference(const QString &text, const QString &lang)> findTeacherReference{};
    /// Keeps it for good; an empty one forgets. The error is a sentence for the user.
    std::function<tl::expected<void, QString>(const QString &text, const QString &lang,
                                              const TeacherReference &reference)>
        keepTeacherReference{};
    /// What to do about errors; nothing: no advice is given.
    std::optional<AdviceTables> advice{};
    /// Reads a saved comparison; empty: none can be opened. The error is a sentence for the user.
    std::function<tl::expected<SavedComparison, QString>(const QByteArray &file)> readComparison{};
};

} // namespace phonoscope
