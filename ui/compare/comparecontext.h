// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetables.h"
#include "core/phonemes/languages.h"
#include "core/phonemes/phonemeprovider.h"
#include "core/similarity/records/comparisonfile.h"
#include "core/similarity/records/teacherreferences.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace phonoscope {

class IpaChart;
class PhonemeSimilarityService;
class Speaker;
class Xsampa;

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
    /// Who answers where the service cannot be reached; empty, or null: nobody does, and the error is shown.
    std::function<PhonemeProvider *()> standIn = {};
    /// For the IPA keyboard; null: there is none.
    std::shared_ptr<const IpaChart> chart = {};
    std::shared_ptr<const Xsampa> xsampa = {};
    /// Null where nothing is spoken.
    Speaker *speaker = nullptr;
    /// What a teacher has laid down about a reference. Without them it lasts as long as its text is on the
    /// page. An empty one is forgotten; the error of keeping is a sentence for the user.
    std::function<TeacherReference(const QString &text, const QString &lang)> findTeacherReference = {};
    std::function<tl::expected<void, QString>(const QString &text, const QString &lang,
                                              const TeacherReference &reference)>
        keepTeacherReference = {};
    /// What became of all that was kept, such as a damaged file that was set aside: a sentence for the user,
    /// or empty. Asked once, after the first reference was looked up.
    std::function<QString()> teacherReferencesProblem = {};
    /// What to do about errors; nothing: no advice is given.
    std::optional<AdviceTables> advice{};
    /// Reads a saved comparison; empty: none can be opened. The error is a sentence for the user.
    std::function<tl::expected<SavedComparison, QString>(const QByteArray &file)> readComparison{};
};

} // namespace phonoscope
