// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentcontent.h"

#include <QHash>

#include <algorithm>

namespace phonoscope {

namespace {

QString shownText(const Segment &segment)
{
    switch (segment.stress) {
    case Stress::Primary:
        return QChar(u'\u02c8') + segment.text;
    case Stress::Secondary:
        return QChar(u'\u02cc') + segment.text;
    case Stress::None:
        break;
    }
    return segment.text;
}

/// A block's key: the reference word, or below 0 an added word.
int addedKey(int spokenWord)
{
    return -2 - spokenWord;
}

class BlockFinder
{
public:
    explicit BlockFinder(const Attempt &attempt) : m_attempt(attempt)
    {
        for (const WordScore &word : attempt.words) {
            if (word.referenceWord && word.spokenWord)
                m_partner.insert(*word.spokenWord, *word.referenceWord);
        }
        const std::size_t count = attempt.columns.size();
        m_before.assign(count, -1);
        m_after.assign(count, -1);
        int last = -1;
        for (std::size_t i = 0; i < count; ++i) {
            m_before[i] = last;
            last = referenceWord(i).value_or(last);
        }
        last = -1;
        for (std::size_t i = count; i-- > 0;) {
            m_after[i] = last;
            last = referenceWord(i).value_or(last);
        }
    }

    int key(std::size_t column) const
    {
        if (const auto word = referenceWord(column))
            return *word;
        const int before = m_before[column];
        const int after = m_after[column];
        if (before >= 0 && before == after)
            return before;
        const int spoken = heardSounds(m_attempt, column).front().word;
        const auto partner = m_partner.constFind(spoken);
        if (partner != m_partner.cend() && (*partner == before || *partner == after))
            return *partner;
        return addedKey(spoken);
    }

    /// The block that a spoken word is looked for in first.
    int home(int spokenWord) const
    {
        const auto partner = m_partner.constFind(spokenWord);
        return partner != m_partner.cend() ? *partner : addedKey(spokenWord);
    }

private:
    std::optional<int> referenceWord(std::size_t column) const
    {
        const auto expected = expectedSounds(m_attempt, column);
        return expected.empty() ? std::nullopt : std::optional(expected.front().word);
    }

    const Attempt &m_attempt;
    QHash<int, int> m_partner;
    std::vector<int> m_before;
    std::vector<int> m_after;
};

QString wordText(const Transcription &transcription, int word)
{
    return word >= 0 && word < transcription.words.size() ? transcription.words[word].text : QString();
}

/// How many of each spoken word's sounds stand in one block, in the order of speaking.
using SoundCounts = QList<std::pair<int, int>>;

/// The spoken words that belong under a block: those with most of their sounds there; with just half of
/// them, in their own block only, so that no word is written twice.
QString spokenWords(const SoundCounts &counts, const QHash<int, int> &totals, int key,
                    const BlockFinder &finder, const Transcription &spoken)
{
    QStringList texts;
    for (const auto &[word, count] : counts) {
        const int total = totals.value(word);
        if (2 * count > total || (2 * count == total && finder.home(word) == key))
            texts.append(wordText(spoken, word));
    }
    if (texts.isEmpty() && !counts.isEmpty()) {
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        texts.append(wordText(spoken, most->first));
    }
    return texts.join(u' ');
}

void nameWords(AlignmentContent &content, const std::vector<int> &keys, const BlockFinder &finder,
               const Attempt &attempt)
{
    const Utterance &spoken = *attempt.spoken;
    QHash<int, int> totals;
    for (const Segment &segment : spoken.segments)
        ++totals[segment.word];

    for (AlignmentContent::Word &word : content.words) {
        SoundCounts counts;
        for (int i = word.firstColumn; i < word.firstColumn + word.columnCount; ++i) {
            for (const Segment &sound : heardSounds(attempt, static_cast<std::size_t>(i))) {
                if (counts.isEmpty() || counts.last().first != sound.word)
                    counts.append({sound.word, 0});
                ++counts.last().second;
            }
        }
        const int key = keys[static_cast<std::size_t>(word.firstColumn)];
        word.reference = key >= 0 ? wordText(attempt.expected->transcription, key) : QString();
        word.spoken = spokenWords(counts, totals, key, finder, spoken.transcription);
        word.differs = word.reference.compare(word.spoken, Qt::CaseInsensitive) != 0;
    }
}

using SoundsOfColumn = std::span<const Segment> (*)(const Attempt &attempt, std::size_t column);

/// For each word of one side the word of \a content that most of its sounds stand under, the first of equals.
std::vector<int> placesOf(const AlignmentContent &content, const Attempt &attempt, const Utterance &utterance,
                          SoundsOfColumn sounds)
{
    const auto wordCount = static_cast<std::size_t>(utterance.transcription.words.size());
    std::vector<int> places(wordCount, -1);
    std::vector<int> most(wordCount, 0);
    QHash<std::pair<int, int>, int> counts; // by word and place
    for (std::size_t i = 0; i < content.columns.size(); ++i) {
        const int place = content.columns[i].word;
        for (const Segment &sound : sounds(attempt, i)) {
            const auto index = static_cast<std::size_t>(sound.word);
            if (sound.word < 0 || index >= wordCount)
                continue;
            const int count = ++counts[{sound.word, place}];
            if (count > most[index]) {
                most[index] = count;
                places[index] = place;
            }
        }
    }
    return places;
}

} // namespace

QString shownText(std::span<const Segment> sounds)
{
    QString text;
    for (const Segment &sound : sounds)
        text += shownText(sound);
    return text;
}

AlignmentContent alignmentContent(const Attempt &attempt)
{
    AlignmentContent content;
    const BlockFinder finder(attempt);
    const std::size_t count = attempt.columns.size();
    content.columns.reserve(count);
    std::vector<int> keys;
    keys.reserve(count);

    for (std::size_t i = 0; i < count; ++i) {
        AlignmentContent::Column column;
        column.reference = shownText(expectedSounds(attempt, i));
        column.spoken = shownText(heardSounds(attempt, i));
        if (i < attempt.score.columns.size()) {
            column.type = attempt.score.columns[i].type;
            column.points = attempt.score.columns[i].points;
            column.marks.tier = attempt.score.columns[i].tier;
        }
        column.marks.ruling = attempt.columns[i].ruling;
        column.marks.referenceSounds = attempt.columns[i].reference.count;
        column.marks.spokenSounds = attempt.columns[i].spoken.count;
        keys.push_back(finder.key(i));
        if (i == 0 || keys[i] != keys[i - 1]) {
            AlignmentContent::Word word;
            word.firstColumn = static_cast<int>(i);
            content.words.push_back(word);
        }
        ++content.words.back().columnCount;
        column.word = static_cast<int>(content.words.size()) - 1;
        content.columns.push_back(std::move(column));
    }
    for (const StressError &error : attempt.stress)
        content.columns[static_cast<std::size_t>(error.column)].marks.stress = error.kind;
    nameWords(content, keys, finder, attempt);
    content.placeOfReference = placesOf(content, attempt, *attempt.expected, expectedSounds);
    content.placeOfSpoken = placesOf(content, attempt, *attempt.spoken, heardSounds);
    return content;
}

} // namespace phonoscope
