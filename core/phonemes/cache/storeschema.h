// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/storedanswer.h"
#include "core/storage/database.h"

#include <QSqlQuery>

namespace phonoscope {

/// How the tables of PhonemeStore came to be.
///
/// The key of an answer is a hash, so that its index does not hold every text a second time. The one row of
/// `totals` saves counting the table at every change: triggers keep it. `totals.used` counts up with every
/// use of any entry.
const Migrations &storeMigrations();

QByteArray storeKeyOf(const StoreKey &key);

/// How an answer is written in a row: the columns between `mode` and `created_ms`.
struct AnswerColumns
{
    QString lang;
    QString ipa;
    QString words;
    QString provider;
    QString engine;
    QString warnings;
};
AnswerColumns columnsOf(const Transcription &transcription);

/// The answer in the columns text, answer_lang, ipa, words, provider, engine, warnings, which stand in this
/// order from \a first on. One without words where they cannot be read.
Transcription transcriptionIn(const QSqlQuery &row, int first);

/// What counts against the bound: the texts as UTF-8, and the key.
qint64 storedBytes(const StoreKey &key, const AnswerColumns &columns);

/// For binding: a QString that is null would become NULL.
QString notNull(const QString &text);

} // namespace phonoscope
