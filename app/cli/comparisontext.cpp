// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparisontext.h"

#include "core/similarity/comparisonjson.h"
#include "core/similarity/names.h"
#include "core/similarity/provenance.h"

#include <QDateTime>
#include <QSet>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

constexpr int maxLineWidth = 100;

/// Places on a terminal: marks that stand on another sign take none.
int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t sign : text.toUcs4()) {
        const QChar::Category category = QChar::category(sign);
        if (category != QChar::Mark_NonSpacing && category != QChar::Mark_Enclosing &&
            category != QChar::Other_Format)
            ++width;
    }
    return width;
}

QString padded(const QString &text, int width)
{
    return text + QString(std::max(0, width - displayWidth(text)), u' ');
}

QString sign(ColumnType type)
{
    switch (type) {
    case ColumnType::Match:
        return {};
    case ColumnType::Variant:
        return u"~"_s;
    case ColumnType::Substitution:
        return u"×"_s;
    case ColumnType::Omission:
        return u"–"_s;
    case ColumnType::Insertion:
        return u"+"_s;
    }
    Q_UNREACHABLE();
}

QString points(int tenths)
{
    return QString::number(tenths / 10.0, 'f', 1);
}

/// Three lines under each other that grow column by column.
struct Rows
{
    QString reference;
    QString spoken;
    QString signs;

    void append(const QString &expected, const QString &heard, const QString &mark)
    {
        const int width = std::max({displayWidth(expected), displayWidth(heard), displayWidth(mark)}) + 1;
        reference += padded(expected, width);
        spoken += padded(heard, width);
        signs += padded(mark, width);
    }
    void append(const Rows &other)
    {
        reference += other.reference;
        spoken += other.spoken;
        signs += other.signs;
    }
    QString toText() const
    {
        QString text;
        for (const auto &[label, row] : {std::pair{u"  reference  "_s, reference},
                                         {u"  spoken     "_s, spoken},
                                         {u"             "_s, signs}}) {
            QString line = label + row;
            while (line.endsWith(u' '))
                line.chop(1);
            if (!line.isEmpty())
                text += line + u'\n';
        }
        return text;
    }
};

QString alignmentText(const Attempt &attempt)
{
    QString text;
    Rows line;
    Rows word;
    // A block is a reference word or an inserted word: their indices, those of inserted words from -2
    // downwards.
    constexpr int noBlock = -1;
    int block = noBlock;
    QSet<int> inserted;
    for (const WordScore &score : attempt.words) {
        if (score.errorType == WordErrorType::Insertion)
            inserted.insert(*score.spokenWord);
    }
    const auto endWord = [&] {
        if (displayWidth(line.reference) > 0 &&
            displayWidth(line.reference) + displayWidth(word.reference) > maxLineWidth - 13) {
            text += line.toText() + u'\n';
            line = {};
        }
        line.append(word);
        word = {};
    };
    for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
        const auto expected = expectedSounds(attempt, i);
        const auto heard = heardSounds(attempt, i);
        int here = block;
        if (!expected.empty())
            here = expected.front().word;
        else if (inserted.contains(heard.front().word))
            here = -2 - heard.front().word;
        if (here != block && block != noBlock) {
            word.append(u"|"_s, u"|"_s, {});
            endWord();
        }
        block = here;
        word.append(expected.empty() ? u"·"_s : textOf(expected), heard.empty() ? u"·"_s : textOf(heard),
                    sign(attempt.score.columns[i].type));
    }
    endWord();
    return text + line.toText();
}

QString countsText(const Score &score)
{
    return u"match %1, variant %2, substitution %3, omission %4, insertion %5"_s.arg(
        QString::number(score.count(ColumnType::Match)), QString::number(score.count(ColumnType::Variant)),
        QString::number(score.count(ColumnType::Substitution)),
        QString::number(score.count(ColumnType::Omission)),
        QString::number(score.count(ColumnType::Insertion)));
}

/// Score, tones and similarity, or why there are none.
QString figuresText(const Comparison &comparison, const Attempt &attempt)
{
    if (!comparison.notScored.isEmpty())
        return u"Score       none: %1\n"_s.arg(comparison.notScored);
    const auto held = [](const TierScore &tier) {
        return tier.clamped ? u", held at 0: the errors cost more than there was"_s : QString();
    };
    QString text = u"Score       %1 of 100 (%2)%3\n"_s.arg(
        points(attempt.score.sounds.total), jsonName(comparison.strictness), held(attempt.score.sounds));
    if (const auto &tones = attempt.score.tones)
        text += u"Tones       %1 of 100%2\n"_s.arg(points(tones->total), held(*tones));
    return text + u"Similarity  %1\n"_s.arg(QString::number(attempt.similarity, 'f', 2));
}

/// The reference as it was accepted, where that is not its first form.
QString acceptedText(const Comparison &comparison, const Attempt &attempt)
{
    QString text;
    if (attempt.expected->transcription.ipa != comparison.reference->transcription.ipa)
        text += u"Accepted    %1\n"_s.arg(attempt.expected->transcription.ipa);
    if (!comparison.accents.isEmpty())
        text += u"Matched     %1\n"_s.arg(attempt.matchedLang);
    return text;
}

QString stressText(const Attempt &attempt)
{
    QStringList words;
    for (const StressError &error : attempt.stress)
        words.append(attempt.expected->transcription.words.at(error.referenceWord).text);
    words.removeDuplicates();
    return words.isEmpty() ? QString() : u"Stress      on another syllable: %1\n"_s.arg(words.join(u", "));
}

/// What to do about what cost most.
QString adviceText(const Attempt &attempt, const Counsel &counsel)
{
    constexpr std::size_t atMost = 3;
    QString text;
    const std::vector<LocatedChange> changes = changesOf(attempt, counsel.tables);
    for (const RankedAdvice &advice : adviceOn(attempt, changes, counsel, atMost)) {
        const SoundChange &change = changes[advice.changes.front()].change;
        text += u"\n  %1 → %2%3: %4\n"_s.arg(change.expected.empty() ? u"·"_s : textOf(change.expected),
                                             change.heard.empty() ? u"·"_s : textOf(change.heard),
                                             change.word.isEmpty() ? QString() : u" (%1)"_s.arg(change.word),
                                             advice.advice.text);
    }
    return text;
}

QString attemptText(const Comparison &comparison, const Attempt &attempt, const Counsel &counsel)
{
    const Transcription &spoken = attempt.spoken->transcription;
    QString text = u"Spoken      %1\n            %2\n"_s.arg(spoken.text.simplified(), spoken.ipa);
    text += figuresText(comparison, attempt);
    text += acceptedText(comparison, attempt);
    text += u"Columns     %1\n"_s.arg(countsText(attempt.score));
    text += stressText(attempt);
    for (const Note &note : attempt.notes)
        text += u"Note        %1\n"_s.arg(note.text);
    return text + u'\n' + alignmentText(attempt) + adviceText(attempt, counsel);
}

} // namespace

QString comparisonToText(const Comparison &comparison, const Counsel &counsel)
{
    const Transcription &reference = comparison.reference->transcription;
    QString text = u"Reference   %1\n            %2\n"_s.arg(reference.text.simplified(), reference.ipa);
    for (const auto &attempt : comparison.attempts) {
        if (attempt)
            text += u'\n' + attemptText(comparison, *attempt, counsel);
    }
    return text;
}

QString comparisonToTsv(const Comparison &comparison)
{
    QString text = u"attempt\treference\tspoken\ttype\tpoints\treferenceWord\tspokenWord\n"_s;
    for (std::size_t a = 0; a < comparison.attempts.size(); ++a) {
        if (!comparison.attempts[a])
            continue;
        const Attempt &attempt = *comparison.attempts[a];
        for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
            const auto expected = expectedSounds(attempt, i);
            const auto heard = heardSounds(attempt, i);
            const ColumnScore &score = attempt.score.columns[i];
            const QStringList fields{QString::number(a + 1),
                                     expected.empty() ? u"-"_s : textOf(expected),
                                     heard.empty() ? u"-"_s : textOf(heard),
                                     jsonName(score.type),
                                     comparison.notScored.isEmpty() ? points(score.points) : QString(),
                                     expected.empty() ? QString()
                                                      : QString::number(expected.front().word + 1),
                                     heard.empty() ? QString() : QString::number(heard.front().word + 1)};
            text += fields.join(u'\t') + u'\n';
        }
    }
    return text;
}

QStringList comparisonWarnings(const Comparison &comparison)
{
    QStringList warnings = provenanceSentences(comparison, QDateTime::currentMSecsSinceEpoch());
    warnings += comparison.reference->transcription.warnings;
    for (const auto &attempt : comparison.attempts) {
        if (attempt)
            warnings += attempt->spoken->transcription.warnings;
    }
    warnings.removeDuplicates();
    return warnings;
}

} // namespace phonoscope::cli
