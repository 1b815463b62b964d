// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/score.h"

#include <algorithm>

namespace phonoscope {

namespace {

constexpr int noWord = -1;
constexpr int wholeScore = 1000;

/// The words of a column, by its first sounds; noWord on the side of a gap.
struct ColumnWords
{
    int reference = noWord;
    int spoken = noWord;
};

/// Two words that face each other, and in how many columns.
struct FacingWords
{
    int reference = 0;
    int spoken = 0;
    int columns = 0;
};

std::vector<ColumnWords> wordsOfColumns(std::span<const Segment> reference, std::span<const Segment> spoken,
                                        const Columns &columns)
{
    std::vector<ColumnWords> words;
    words.reserve(columns.size());
    for (const Column &column : columns) {
        const Segment *expected = firstSound(reference, column.reference);
        const Segment *heard = firstSound(spoken, column.spoken);
        words.push_back({expected ? expected->word : noWord, heard ? heard->word : noWord});
    }
    return words;
}

/// In the order of the alignment. As words ascend on both sides, the columns of a pair come one after
/// another.
std::vector<FacingWords> facingWords(const std::vector<ColumnWords> &columns)
{
    std::vector<FacingWords> facing;
    for (const ColumnWords &words : columns) {
        if (words.reference == noWord || words.spoken == noWord)
            continue;
        if (facing.empty() || facing.back().reference != words.reference ||
            facing.back().spoken != words.spoken)
            facing.push_back({words.reference, words.spoken, 0});
        ++facing.back().columns;
    }
    return facing;
}

/// The spoken word that each reference word is paired with.
std::vector<int> pairWords(std::vector<FacingWords> facing, std::size_t referenceWords,
                           std::size_t spokenWords)
{
    std::sort(facing.begin(), facing.end(), [](const FacingWords &a, const FacingWords &b) {
        if (a.columns != b.columns)
            return a.columns > b.columns;
        return a.reference != b.reference ? a.reference < b.reference : a.spoken < b.spoken;
    });
    std::vector<int> spokenOf(referenceWords, noWord);
    std::vector<bool> taken(spokenWords, false);
    for (const FacingWords &pair : facing) {
        int &spoken = spokenOf[static_cast<std::size_t>(pair.reference)];
        if (spoken != noWord || taken[static_cast<std::size_t>(pair.spoken)])
            continue;
        spoken = pair.spoken;
        taken[static_cast<std::size_t>(pair.spoken)] = true;
    }
    // What is left over was said together with another word.
    for (const FacingWords &pair : facing) {
        int &spoken = spokenOf[static_cast<std::size_t>(pair.reference)];
        if (spoken == noWord)
            spoken = pair.spoken;
    }
    return spokenOf;
}

/// What the columns of one reference word come to in one tier.
struct TierSum
{
    int segments = 0;
    int distance = 0;

    int score() const
    {
        const int lost = segments > 0 ? (2 * distance + segments) / (2 * segments) : 0;
        return std::max(wholeScore - lost, 0);
    }
};

struct WordSum
{
    TierSum sounds;
    TierSum tones;

    TierSum &of(Tier tier) { return tier == Tier::Tones ? tones : sounds; }
};

void rate(WordScore &word, const WordSum &sum)
{
    word.score = sum.sounds.score();
    if (sum.tones.segments > 0)
        word.toneScore = sum.tones.score();
    if (sum.sounds.segments + sum.tones.segments > 0 && !word.spokenWord)
        word.errorType = WordErrorType::Omission;
    else if (sum.sounds.distance + sum.tones.distance > 0)
        word.errorType = WordErrorType::Mispronunciation;
}

} // namespace

std::vector<WordScore> scoreWords(std::span<const Segment> reference, int referenceWords,
                                  std::span<const Segment> spoken, int spokenWords, const Columns &columns,
                                  const Score &score)
{
    Q_ASSERT(score.columns.size() == columns.size());
    const std::vector<ColumnWords> words = wordsOfColumns(reference, spoken, columns);
    const std::vector<FacingWords> facing = facingWords(words);
    const auto referenceCount = static_cast<std::size_t>(referenceWords);
    const auto spokenCount = static_cast<std::size_t>(spokenWords);

    // The reference word that a spoken word faces where we are; before it has faced any, the first it will.
    std::vector<int> faces(spokenCount, noWord);
    for (auto it = facing.crbegin(); it != facing.crend(); ++it)
        faces[static_cast<std::size_t>(it->spoken)] = it->reference;

    std::vector<WordScore> result;
    result.reserve(referenceCount + spokenCount);
    std::vector<WordSum> sums(referenceCount);
    int nextReferenceWord = 0;
    int lastInserted = noWord;
    const auto addReferenceWordsBelow = [&](int end) {
        for (; nextReferenceWord < end; ++nextReferenceWord) {
            result.emplace_back();
            result.back().referenceWord = nextReferenceWord;
        }
    };

    for (std::size_t i = 0; i < words.size(); ++i) {
        int word = words[i].reference;
        if (word != noWord) {
            addReferenceWordsBelow(word + 1);
            if (columns[i].ruling != Ruling::Ignored)
                sums[static_cast<std::size_t>(word)].of(score.columns[i].tier).segments +=
                    columns[i].reference.count;
            if (words[i].spoken != noWord)
                faces[static_cast<std::size_t>(words[i].spoken)] = word;
        } else {
            word = faces[static_cast<std::size_t>(words[i].spoken)];
        }
        if (word != noWord) {
            sums[static_cast<std::size_t>(word)].of(score.columns[i].tier).distance +=
                score.columns[i].distance;
        } else if (words[i].spoken != lastInserted) {
            lastInserted = words[i].spoken;
            result.push_back({std::nullopt, lastInserted, 0, WordErrorType::Insertion, std::nullopt});
        }
    }
    addReferenceWordsBelow(referenceWords);

    const std::vector<int> spokenOf = pairWords(facing, referenceCount, spokenCount);
    for (WordScore &word : result) {
        if (!word.referenceWord)
            continue;
        const auto index = static_cast<std::size_t>(*word.referenceWord);
        if (spokenOf[index] != noWord)
            word.spokenWord = spokenOf[index];
        rate(word, sums[index]);
    }
    return result;
}

} // namespace phonoscope
