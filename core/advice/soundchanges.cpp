// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/soundchanges.h"

#include <algorithm>

namespace phonoscope {

namespace {

bool isSyllable(const Segment &segment)
{
    return segment.features.kind == SegmentKind::Vowel || segment.features.marks.testFlag(Mark::Syllabic);
}

class ChangeFinder
{
public:
    ChangeFinder(const AlignedAttempt &attempt, const AdviceTables &tables, QStringView targetLanguage)
        : m_attempt(attempt), m_tables(tables), m_targetLanguage(targetLanguage)
    {
    }

    std::vector<LocatedChange> find()
    {
        const std::size_t count = m_attempt.columns.size();
        for (std::size_t i = 0; i < count;) {
            if (i == 0 || startsWord(i))
                addStressOfWordBefore(i);
            i += isWrong(i) ? addChange(i) : 1;
        }
        addStressOfWordBefore(count);
        return std::move(m_changes);
    }

private:
    std::span<const Segment> expectedSoundsAt(std::size_t column) const
    {
        return soundsOf(m_attempt.reference, m_attempt.columns[column].reference);
    }
    std::span<const Segment> heardSoundsAt(std::size_t column) const
    {
        return soundsOf(m_attempt.spoken, m_attempt.columns[column].spoken);
    }
    const Segment *expectedAt(std::size_t column) const
    {
        return firstSound(m_attempt.reference, m_attempt.columns[column].reference);
    }
    const Segment *heardAt(std::size_t column) const
    {
        return firstSound(m_attempt.spoken, m_attempt.columns[column].spoken);
    }
    bool isWrong(std::size_t column) const
    {
        const ColumnType type = m_attempt.score.columns[column].type;
        return type != ColumnType::Match && type != ColumnType::Variant &&
               m_attempt.columns[column].ruling == Ruling::None;
    }
    /// Whether the first sound of a reference word stands in \a column.
    bool startsWord(std::size_t column) const
    {
        const Run &run = m_attempt.columns[column].reference;
        const auto index = static_cast<std::size_t>(run.first);
        return !run.isGap() &&
               (index == 0 || m_attempt.reference[index].word != m_attempt.reference[index - 1].word);
    }

    std::size_t addChange(std::size_t column)
    {
        std::size_t count = wholeWord(column);
        LocatedChange found = located(column, std::max<std::size_t>(count, 1));
        if (count > 0) {
            takeAsWord(found.change);
        } else if (count = 1; column + 1 < m_attempt.columns.size() && isWrong(column + 1)) {
            LocatedChange both = located(column, 2);
            if (isWithinOneWord(both.change) && m_tables.isKnownConfusion(both.change, m_targetLanguage)) {
                found = both;
                count = 2;
            }
        }
        m_changes.push_back(found);
        return count;
    }

    void takeAsWord(SoundChange &change) const
    {
        change.kind = ChangeKind::Word;
        change.before = nullptr;
        change.after = nullptr;
        if (change.expected.empty())
            change.word = m_attempt.spokenWords.value(change.heard.front().word);
    }

    /// How many columns a word takes from \a column on that was left out or added as a whole; else 0.
    std::size_t wholeWord(std::size_t column) const
    {
        const bool isLeftOut = expectedAt(column) != nullptr;
        if (isLeftOut && heardAt(column))
            return 0;
        const auto side = isLeftOut ? m_attempt.reference : m_attempt.spoken;
        const auto sideAt = [&](std::size_t at) { return isLeftOut ? expectedAt(at) : heardAt(at); };
        const auto otherAt = [&](std::size_t at) { return isLeftOut ? heardAt(at) : expectedAt(at); };
        const Segment *first = sideAt(column);
        if (first != side.data() && (first - 1)->word == first->word)
            return 0;
        const Segment *end = first;
        std::size_t at = column;
        while (end != side.data() + side.size() && end->word == first->word) {
            if (at == m_attempt.columns.size() || sideAt(at) != end || otherAt(at) || !isWrong(at))
                return 0;
            const Column &run = m_attempt.columns[at];
            end += isLeftOut ? run.reference.count : run.spoken.count;
            ++at;
        }
        return at - column;
    }

    LocatedChange located(std::size_t column, std::size_t count) const
    {
        LocatedChange found;
        found.firstColumn = column;
        found.columnCount = count;
        for (std::size_t i = column; i < column + count; ++i) {
            found.points += m_attempt.score.columns[i].points;
            found.change.expected = extended(found.change.expected, expectedSoundsAt(i), count);
            found.change.heard = extended(found.change.heard, heardSoundsAt(i), count);
        }
        if (found.change.expected.empty())
            placeAddition(found.change, column, column + count);
        else
            placeExpected(found.change);
        return found;
    }

    /// Of a single column two sounds at most: advice knows no more. Whole words are told of all.
    static std::span<const Segment> extended(std::span<const Segment> sounds, std::span<const Segment> next,
                                             std::size_t columns)
    {
        if (columns == 1)
            return next.first(std::min<std::size_t>(next.size(), 2));
        if (next.empty())
            return sounds;
        return {sounds.empty() ? next.data() : sounds.data(), sounds.size() + next.size()};
    }

    static bool isWithinOneWord(const SoundChange &change)
    {
        const auto isOneWord = [](std::span<const Segment> sounds) {
            return sounds.empty() || sounds.front().word == sounds.back().word;
        };
        return isOneWord(change.expected) && isOneWord(change.heard);
    }

    /// The nearest sound from \a from in steps of \a step that is no tone, within \a word.
    const Segment *neighbour(std::ptrdiff_t from, int step, int word) const
    {
        for (std::ptrdiff_t i = from; i >= 0 && i < std::ssize(m_attempt.reference); i += step) {
            const Segment &segment = m_attempt.reference[std::size_t(i)];
            if (segment.word != word)
                return nullptr;
            if (segment.features.kind != SegmentKind::Tone)
                return &segment;
        }
        return nullptr;
    }

    void placeExpected(SoundChange &change) const
    {
        const std::ptrdiff_t first = change.expected.data() - m_attempt.reference.data();
        const int word = change.expected.front().word;
        change.before = neighbour(first - 1, -1, word);
        change.after = neighbour(first + std::ssize(change.expected), 1, word);
        change.word = m_attempt.referenceWords.value(word);
    }

    /// What was added belongs to the word around it; between two words, to the one that its spoken word was
    /// heard in.
    void placeAddition(SoundChange &change, std::size_t column, std::size_t end) const
    {
        std::ptrdiff_t before = -1;
        const Segment *heardWithBefore = nullptr;
        for (std::size_t i = column; i-- > 0 && before < 0;) {
            const Run &run = m_attempt.columns[i].reference;
            before = run.isGap() ? -1 : run.first + run.count - 1;
            heardWithBefore = heardAt(i);
        }
        std::ptrdiff_t after = -1;
        const Segment *heardWithAfter = nullptr;
        for (std::size_t i = end; i < m_attempt.columns.size() && after < 0; ++i) {
            const Run &run = m_attempt.columns[i].reference;
            after = run.isGap() ? -1 : run.first;
            heardWithAfter = heardAt(i);
        }
        const auto wordOf = [this](std::ptrdiff_t index) {
            return index < 0 ? -1 : m_attempt.reference[std::size_t(index)].word;
        };
        const auto isInWordOf = [&change](const Segment *heard) {
            return heard && heard->word == change.heard.front().word;
        };
        const bool isInside = before >= 0 && wordOf(before) == wordOf(after);
        int word = -1;
        if (isInside || isInWordOf(heardWithBefore))
            word = wordOf(before);
        else if (isInWordOf(heardWithAfter))
            word = wordOf(after);
        change.word = m_attempt.referenceWords.value(word);
        if (word < 0) {
            change.word = m_attempt.spokenWords.value(change.heard.front().word);
            return;
        }
        change.before = before < 0 ? nullptr : neighbour(before, -1, word);
        change.after = after < 0 ? nullptr : neighbour(after, 1, word);
    }

    /// Looks at the stress of the reference word whose columns end before \a end.
    void addStressOfWordBefore(std::size_t end)
    {
        const std::size_t begin = m_wordBegin;
        m_wordBegin = end;
        int syllables = 0;
        int expectedSyllable = 0;
        std::size_t expectedColumn = end;
        const Segment *stressedElsewhere = nullptr;
        for (std::size_t i = begin; i < end; ++i) {
            for (const Segment &expected : expectedSoundsAt(i)) {
                if (!isSyllable(expected))
                    continue;
                ++syllables;
                if (expected.stress == Stress::Primary && expectedColumn == end) {
                    expectedColumn = i;
                    expectedSyllable = syllables;
                }
            }
            if (!expectedAt(i) || stressed(expectedSoundsAt(i)))
                continue;
            if (const Segment *heard = stressed(heardSoundsAt(i)))
                stressedElsewhere = heard;
        }
        if (syllables < 2 || expectedColumn == end || !stressedElsewhere)
            return;
        const Segment *heard = heardAt(expectedColumn);
        const bool isRuled = m_attempt.columns[expectedColumn].ruling != Ruling::None;
        if (!heard || isRuled || stressed(heardSoundsAt(expectedColumn)) ||
            heard->word != stressedElsewhere->word)
            return;
        LocatedChange found;
        found.change.kind = ChangeKind::Stress;
        found.change.expected = {expectedAt(expectedColumn), 1};
        found.change.heard = {stressedElsewhere, 1};
        found.change.word = m_attempt.referenceWords.value(found.change.expected.front().word);
        found.change.stressedSyllable = expectedSyllable;
        found.points = halfASound();
        found.firstColumn = expectedColumn;
        found.columnCount = 0;
        m_changes.push_back(found);
    }

    /// The first of \a sounds that has the main stress, or nullptr.
    static const Segment *stressed(std::span<const Segment> sounds)
    {
        const auto found = std::ranges::find(sounds, Stress::Primary, &Segment::stress);
        return found == sounds.end() ? nullptr : &*found;
    }

    int halfASound() const
    {
        constexpr int halfOfAll = 500; // tenths of a point
        return halfOfAll / std::max(1, static_cast<int>(m_attempt.reference.size()));
    }

    const AlignedAttempt &m_attempt;
    const AdviceTables &m_tables;
    QStringView m_targetLanguage;
    std::vector<LocatedChange> m_changes;
    std::size_t m_wordBegin = 0;
};

} // namespace

std::vector<LocatedChange> soundChanges(const AlignedAttempt &attempt, const AdviceTables &tables,
                                        QStringView targetLanguage)
{
    return ChangeFinder(attempt, tables, targetLanguage).find();
}

} // namespace phonoscope
