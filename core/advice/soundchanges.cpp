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
            addStress(i);
            i += isWrong(i) ? addChange(i) : 1;
        }
        return std::move(m_changes);
    }

private:
    std::span<const Segment> expectedIn(std::size_t column) const
    {
        return soundsOf(m_attempt.reference, m_attempt.columns[column].reference);
    }
    std::span<const Segment> heardIn(std::size_t column) const
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
        const ColumnScore &score = m_attempt.score.columns[column];
        return score.type != ColumnType::Match && score.type != ColumnType::Variant &&
               score.rule != ScoreRule::Ignored;
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
            end += std::ssize(isLeftOut ? expectedIn(at) : heardIn(at));
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
            found.change.expected = extended(found.change.expected, expectedIn(i));
            found.change.heard = extended(found.change.heard, heardIn(i));
        }
        if (found.change.expected.empty())
            placeAddition(found.change, column, column + count);
        else
            placeExpected(found.change);
        return found;
    }

    /// \a next follows \a sounds in their sequence.
    static std::span<const Segment> extended(std::span<const Segment> sounds, std::span<const Segment> next)
    {
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
            before = run.first + run.count - 1;
            if (run.isGap())
                before = -1;
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

    /// The words whose main stress belongs into \a column and was put elsewhere.
    void addStress(std::size_t column)
    {
        for (const StressError &error : m_attempt.stress) {
            if (error.kind != StressErrorKind::Missing || error.column != static_cast<int>(column))
                continue;
            const auto elsewhere = std::ranges::find_if(m_attempt.stress, [&error](const StressError &other) {
                return other.kind == StressErrorKind::Added && other.referenceWord == error.referenceWord;
            });
            if (elsewhere == m_attempt.stress.end())
                continue;
            LocatedChange found;
            found.change.kind = ChangeKind::Stress;
            found.change.expected = stressedOf(expectedIn(column));
            found.change.heard = stressedOf(heardIn(static_cast<std::size_t>(elsewhere->column)));
            found.change.word = m_attempt.referenceWords.value(error.referenceWord);
            found.change.stressedSyllable = syllableOf(found.change.expected.front());
            found.points = halfASound();
            found.firstColumn = column;
            found.columnCount = 0;
            m_changes.push_back(found);
        }
    }

    /// Of sounds that were merged into one column the one that has the main stress.
    static std::span<const Segment> stressedOf(std::span<const Segment> sounds)
    {
        const auto stressed = std::ranges::find(sounds, Stress::Primary, &Segment::stress);
        return stressed == sounds.end()
                   ? sounds
                   : sounds.subspan(static_cast<std::size_t>(stressed - sounds.begin()), 1);
    }

    /// Which syllable of its word \a sound carries, counted from 1.
    int syllableOf(const Segment &sound) const
    {
        int syllable = 0;
        for (const Segment &segment : m_attempt.reference) {
            syllable += segment.word == sound.word && isSyllable(segment) ? 1 : 0;
            if (&segment == &sound)
                break;
        }
        return syllable;
    }

    int halfASound() const
    {
        constexpr int halfOfAll = 500; // tenths of a point
        return halfOfAll / std::max(1, m_attempt.score.sounds.shares);
    }

    const AlignedAttempt &m_attempt;
    const AdviceTables &m_tables;
    QStringView m_targetLanguage;
    std::vector<LocatedChange> m_changes;
};

} // namespace

std::vector<LocatedChange> soundChanges(const AlignedAttempt &attempt, const AdviceTables &tables,
                                        QStringView targetLanguage)
{
    return ChangeFinder(attempt, tables, targetLanguage).find();
}

} // namespace phonoscope
