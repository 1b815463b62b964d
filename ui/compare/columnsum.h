// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace phonoscope {

/// One line of a sum, in the locale's digits: "Distance", "0.35 × 2 sounds", "× 0.70".
struct SumLine
{
    QString name;
    QString reckoning;
    QString value;

    friend bool operator==(const SumLine &, const SumLine &) = default;
};

/// How the points of \a column come about: share, distance, points. Empty where the column has no part in the
/// score. \pre 0 <= column < attempt.columns.size()
QList<SumLine> columnSum(const Attempt &attempt, int column);

/// That the points of all columns of one tier add up: "All columns: 7.7 = 100 − 92.3".
QString allColumnsSentence(const Score &score, const ColumnScore &column);

/// The rule by which the column was counted, in words: "Near miss, counted double (strict)."
QString ruleSentence(const ColumnScore &score, Strictness strictness);

/// Which accepted form of the word was matched, if it is not the first: "Matched: weak form of “to”"; else
/// empty.
QString formSentence(const Attempt &attempt, int column);

/// A sum as a small table.
class ColumnSum : public QWidget
{
    Q_OBJECT
public:
    explicit ColumnSum(QWidget *parent = nullptr);

    /// \a total stands below the lines. Without lines nothing is shown.
    void setLines(const QList<SumLine> &lines, const QString &total);
};

} // namespace phonoscope
