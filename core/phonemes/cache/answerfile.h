// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/phonemestore.h"

#include <QFile>
#include <QSaveFile>

namespace phonoscope {

/// A file of answers, for another computer: UTF-8, a JSON object a line, the first one
/// {"format":"phonoscope-answers","version":1}, then {"cacheId","text","lang","mode","answerLang","ipa",
/// "words":[["three","θɹˈiː"],…],"provider","engine","warnings":[…],"answeredMs"} for each answer.
///
/// Written or read in steps of a moment each, for the thread of the store.
class AnswerFile
{
public:
    static constexpr int version = 1;
    static constexpr qint64 maxLineBytes = 2 * 1024 * 1024;
    static constexpr qint64 maxLines = 1'000'000;

    virtual ~AnswerFile() = default;

    /// Does some more. False if there is no more to do: see outcome().
    virtual bool step(PhonemeStore &store, qint64 nowMs) = 0;
    /// Ends it before its end, for the reason \a sentence.
    void giveUp(const QString &sentence) { m_outcome.error = sentence; }
    const InterchangeOutcome &outcome() const { return m_outcome; }
    /// What the store said where it failed.
    const std::optional<DatabaseError> &storeError() const { return m_storeError; }

protected:
    bool fail(const QString &sentence);
    bool fail(const DatabaseError &error);

    InterchangeOutcome m_outcome;
    std::optional<DatabaseError> m_storeError;
};

/// An existing file is replaced once the new one is whole.
class AnswerExport : public AnswerFile
{
public:
    explicit AnswerExport(const QString &path) : m_file(path) {}
    bool step(PhonemeStore &store, qint64 nowMs) override;

private:
    QSaveFile m_file;
    qint64 m_lastId = 0;
};

/// Lines that are no answers are counted and passed over. An answer that is as new here stays.
class AnswerImport : public AnswerFile
{
public:
    explicit AnswerImport(const QString &path) : m_file(path) {}
    bool step(PhonemeStore &store, qint64 nowMs) override;

private:
    bool begin();
    std::optional<QByteArray> readLine(); ///< nothing for one that is too long
    void noteBad();

    QFile m_file;
    qint64 m_line = 0;
};

QByteArray answerToLine(const NewAnswer &answer);
/// Nothing if \a line is no answer, or not one this program could have given: text that cannot be said, no
/// words. One from the future is taken as of \a nowMs.
std::optional<NewAnswer> answerFromLine(const QByteArray &line, qint64 nowMs);

} // namespace phonoscope
