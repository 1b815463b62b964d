// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/columnsentence.h"

#include "core/ipa/describe.h"
#include "ui/alignment/alignmentcontent.h"
#include "ui/alignment/columnmarks.h"
#include "ui/alignment/columntypes.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

namespace phonoscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::ColumnSentence", source);
}

QString spoken(const Segment &segment)
{
    const QString stress = segment.stress == Stress::Primary     ? text("stressed ")
                           : segment.stress == Stress::Secondary ? text("half stressed ")
                                                                 : QString();
    if (!segment.known)
        return stress + text("unknown sound %1").arg(segment.text);
    return stress + text("%1 %2").arg(describe(segment.features), segment.text);
}

QString spoken(std::span<const Segment> sounds)
{
    QStringList parts;
    for (const Segment &sound : sounds)
        parts.append(spoken(sound));
    return parts.join(text(" and "));
}

QString heardAndExpected(std::span<const Segment> reference, std::span<const Segment> heard)
{
    if (heard.empty())
        return text("expected %1, nothing heard").arg(spoken(reference));
    if (reference.empty())
        return text("nothing expected, heard %1").arg(spoken(heard));
    return text("expected %1, heard %2").arg(spoken(reference), spoken(heard));
}

/// In characters as a reader counts them: marks take no place of their own.
qsizetype characterCount(const QString &string)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, string);
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

QString padded(const QString &string, qsizetype width)
{
    return string + QString(width - characterCount(string), u' ');
}

} // namespace

QString columnSentence(const Attempt &attempt, int column, bool isScored)
{
    const ColumnScore &score = attempt.score.columns[static_cast<std::size_t>(column)];
    const auto expected = expectedSounds(attempt, static_cast<std::size_t>(column));
    const auto heard = heardSounds(attempt, static_cast<std::size_t>(column));
    const Utterance &side = expected.empty() ? *attempt.spoken : *attempt.expected;
    const auto &words = side.transcription.words;
    const int index = (expected.empty() ? heard : expected).front().word;
    const QString word = index >= 0 && index < words.size() ? words[index].text : QString();

    QStringList parts{heardAndExpected(expected, heard), columnTypeName(score.type).toLower()};
    for (const StressError &error : attempt.stress) {
        if (error.column == column)
            parts.append(stressErrorText(error.kind));
    }
    if (const Ruling ruling = attempt.columns[static_cast<std::size_t>(column)].ruling;
        ruling != Ruling::None)
        parts.append(rulingText(ruling));
    if (isScored && score.points > 0)
        parts.append(text("%1 points lost").arg(pointsText(score.points)));
    const QString sentence = score.tier == Tier::Tones ? text("Column %1 of %2, tone of word %3: %4")
                                                       : text("Column %1 of %2, word %3: %4");
    return sentence.arg(QString::number(column + 1), QString::number(attempt.columns.size()), word,
                        parts.join(QStringLiteral(", ")));
}

QString alignmentAsText(const Attempt &attempt, bool isScored)
{
    const AlignmentContent content = alignmentContent(attempt);
    const QString none = QStringLiteral("-");
    QString first;
    QString second;
    QString signs;
    int word = 0;
    for (const auto &column : content.columns) {
        if (column.word != word) {
            for (QString *line : {&first, &second, &signs})
                line->append(QStringLiteral("  "));
            word = column.word;
        }
        const QString above = column.reference.isEmpty() ? none : column.reference;
        const QString below = column.spoken.isEmpty() ? none : column.spoken;
        const qsizetype width = std::max(characterCount(above), characterCount(below)) + 1;
        first += padded(above, width);
        second += padded(below, width);
        const QChar ruled = rulingSign(column.marks.ruling);
        signs += padded(ruled.isNull() ? columnTypeSign(column.type) : ruled, width);
    }
    QStringList lines{first.trimmed(), second.trimmed(), signs.trimmed(), QString()};

    QStringList header{text("Reference word"), text("Spoken word"), text("Reference"), text("Spoken"),
                       text("Type")};
    if (isScored)
        header.append(text("Points lost"));
    lines.append(header.join(u'\t'));
    for (const auto &column : content.columns) {
        const auto &words = content.words[static_cast<std::size_t>(column.word)];
        QString type = columnTypeName(column.type);
        if (column.marks.ruling != Ruling::None)
            type = text("%1, %2").arg(type, rulingText(column.marks.ruling));
        if (column.marks.stress)
            type = text("%1, %2").arg(type, stressErrorText(*column.marks.stress));
        QStringList fields{words.reference, words.spoken,
                           column.reference.isEmpty() ? none : column.reference,
                           column.spoken.isEmpty() ? none : column.spoken, type};
        if (isScored)
            fields.append(pointsText(column.points));
        lines.append(fields.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace phonoscope
