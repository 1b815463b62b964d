// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace phonoscope {

/// The most text that several sentences may make together in one request, line breaks counted, in UTF-16
/// units: services that take one paragraph take under 1,900.
inline constexpr qsizetype maxBatchCharacters = 1899;

/// The sentences of one request, by their places in the list that was planned for, ascending.
using LineBatch = QList<qsizetype>;

/// Shares sentences of the lengths \a sizes out among requests, \a parallel (at least 1) of which go at once:
/// each alone as long as that takes one wave, else over as few waves as can be, in each of them \a parallel
/// requests of about equal length. A sentence over maxBatchCharacters, and one of no length, goes alone.
/// The batches come in the order of their first sentences.
///
/// To pack in the fewest waves whatever the lengths is beyond what can be computed; this may take a request
/// more than would do where the sentences are nearly as long as a request.
QList<LineBatch> planBatches(const QList<qsizetype> &sizes, int parallel);

/// \a text as one line, whatever a service takes for a line's end: white space of any kind becomes a blank.
QString asLine(const QString &text);

} // namespace phonoscope
