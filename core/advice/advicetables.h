// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advice.h"

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

/// What a teacher says about sounds that went wrong: a table of well-known confusions, and where that has
/// nothing, instructions for the features that differ. Immutable, cheap to copy, thread-safe.
class AdviceTables
{
public:
    /// Reads the tables from ":/phonoscope/advice/"; the error names the table and the line.
    static tl::expected<AdviceTables, QString> load();
    /// The same from another folder, with a trailing slash.
    static tl::expected<AdviceTables, QString> load(const QString &directory);

    /// What to do about \a change in the language that is learned, a BCP-47 tag. Empty if nothing changed:
    /// one sound on each side with one id. \pre not both sides of \a change are empty
    Advice adviceFor(const SoundChange &change, QStringView targetLanguage, AdviceLanguage language) const;

    /// Whether the table of confusions has a row for \a change.
    bool isKnownConfusion(const SoundChange &change, QStringView targetLanguage) const;

    /// The rules of the table of confusions, in its order.
    QStringList confusionRules() const;
    /// The first languages, as tags, whose speakers are known for \a rule; empty if it is no confusion.
    QStringList firstLanguages(QStringView rule) const;

private:
    AdviceTables() = default;
    struct Tables;
    std::shared_ptr<const Tables> m_tables;
};

} // namespace phonoscope
