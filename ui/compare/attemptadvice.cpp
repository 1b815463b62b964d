// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/attemptadvice.h"

#include "core/similarity/advising.h"

#include <algorithm>

namespace phonoscope {

namespace {

const QString nothing = QStringLiteral("\u2013");

QString shown(std::span<const Segment> sounds)
{
    return sounds.empty() ? nothing : textOf(sounds);
}

/// In signs that need no translation: it stands above advice in any language.
QString whereText(const SoundChange &change)
{
    switch (change.kind) {
    case ChangeKind::Sounds:
        break;
    case ChangeKind::Word:
        return change.heard.empty() ? QStringLiteral("%1 \u2192 %2").arg(change.word, nothing)
                                    : QStringLiteral("%1 \u2192 %2").arg(nothing, change.word);
    case ChangeKind::Stress:
        return QStringLiteral("\u02c8%1 \u00b7 %2").arg(textOf(change.expected), change.word);
    }
    const QString sounds = QStringLiteral("%1 \u2192 %2").arg(shown(change.expected), shown(change.heard));
    return change.word.isEmpty() ? sounds : QStringLiteral("%1 \u00b7 %2").arg(sounds, change.word);
}

} // namespace

QList<AdvicePiece> attemptAdvice(const Comparison &comparison, std::size_t number, const AdviceTables &tables,
                                 AdviceLanguage language, std::size_t atMost)
{
    QList<AdvicePiece> pieces;
    if (!comparison.notScored.isEmpty())
        return pieces;
    const Attempt &attempt = *comparison.attempts[number];
    const std::vector<LocatedChange> changes = changesOf(attempt, tables);
    for (const RankedAdvice &ranked : adviceOn(attempt, changes, {tables, language}, atMost)) {
        // The text is that for the dearest of its changes: there it is to be seen.
        const std::size_t dearest = *std::ranges::max_element(
            ranked.changes, {}, [&changes](std::size_t i) { return changes[i].points; });
        const LocatedChange &change = changes[dearest];
        pieces.append({whereText(change.change), ranked.advice.text, static_cast<int>(change.firstColumn)});
    }
    return pieces;
}

QString columnAdvice(const Comparison &comparison, std::size_t number, int column, const AdviceTables &tables,
                     AdviceLanguage language)
{
    if (!comparison.notScored.isEmpty())
        return {};
    QStringList texts;
    const auto index = static_cast<std::size_t>(column);
    const Attempt &attempt = *comparison.attempts[number];
    for (const LocatedChange &change : changesOf(attempt, tables)) {
        // A wrong stress has a place, but no columns of its own.
        const std::size_t end = change.firstColumn + std::max<std::size_t>(change.columnCount, 1);
        if (index >= change.firstColumn && index < end)
            texts.append(tables.adviceFor(change.change, attempt.matchedLang, language).text);
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

} // namespace phonoscope
