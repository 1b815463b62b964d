// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

class Database;

/// What a teacher has said about how a reference is to be spoken.
struct TeacherReference
{
    QString ipa;              ///< as the teacher wrote it, word by word; empty: the engine's
    QStringList alternatives; ///< further ways to say it, in IPA
    QStringList accents;      ///< further languages whose forms are accepted

    bool isEmpty() const { return ipa.isEmpty() && alternatives.isEmpty() && accents.isEmpty(); }

    friend bool operator==(const TeacherReference &, const TeacherReference &) = default;
};

/// What teachers have said about references, kept on disk for good: "teacher.sqlite" in a folder of the
/// user's. Nothing is ever dropped but what a teacher takes back. Any number of processes may share the
/// folder. For the thread that opened it only.
///
/// A reference is known by its language and its text, white space, case and the way its letters are composed
/// not regarded: "The  Tree" is "the tree". Case is a matter of single letters: "ß" is not "ss".
class TeacherReferences
{
public:
    /// Makes \a folder and the file if they are not there. The error is a sentence for the user.
    static tl::expected<std::unique_ptr<TeacherReferences>, QString> open(const QString &folder);
    ~TeacherReferences();

    /// A sentence for the user where a damaged file was set aside, else empty.
    QString warning() const;

    /// What was kept for \a text in \a lang; an empty one where nothing was, or where the file cannot be
    /// read any more (that is logged).
    TeacherReference find(const QString &text, const QString &lang) const;

    /// Keeps \a reference in place of an earlier one; an empty one forgets. The error is a sentence for the
    /// user, of a blank text, one over maxTextBytes, IPA over as much, or a file that cannot be written;
    /// nothing is changed then.
    tl::expected<void, QString> keep(const QString &text, const QString &lang,
                                     const TeacherReference &reference);

    /// How many references there is something about.
    qsizetype size() const;
    QString path() const; ///< of the file

private:
    explicit TeacherReferences(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

} // namespace phonoscope
