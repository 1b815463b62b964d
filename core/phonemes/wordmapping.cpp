// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/wordmapping.h"

#include "core/phonemes/phone.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace phonoscope {
namespace {

// Tenths of a gap. Found on sentences whose spaces are true: every phone went to the right word.
constexpr int sameFirstLetter = 3;
constexpr int vowelForVowel = 6;
constexpr int consonantForConsonant = 10;
constexpr int vowelForConsonant = 16;
constexpr int gap = 10;

struct Sound
{
    int id = 0;
    QChar letter;
    bool vowel = false;
};

std::vector<Sound> soundsOf(const QStringList &phones, QHash<QString, int> &ids)
{
    std::vector<Sound> sounds;
    sounds.reserve(static_cast<std::size_t>(phones.size()));
    for (const QString &phone : phones) {
        const QString body = withoutStress(phone).toString();
        auto id = ids.find(body);
        if (id == ids.end())
            id = ids.insert(body, static_cast<int>(ids.size()));
        sounds.push_back(
            {.id = *id, .letter = body.isEmpty() ? QChar() : body.front(), .vowel = isVowelPhone(body)});
    }
    return sounds;
}

int cost(const Sound &a, const Sound &b)
{
    if (a.id == b.id)
        return 0;
    if (a.letter == b.letter)
        return sameFirstLetter;
    if (a.vowel != b.vowel)
        return vowelForConsonant;
    return a.vowel ? vowelForVowel : consonantForConsonant;
}

/// For each sound of \a spoken the index in \a alone of the sound it is, or of the last one before it if it
/// was put in; -1 before the first.
std::vector<int> alignSounds(const std::vector<Sound> &spoken, const std::vector<Sound> &alone)
{
    const std::size_t rows = spoken.size() + 1;
    const std::size_t columns = alone.size() + 1;
    std::vector<int> table;
    table.resize(rows * columns);
    for (std::size_t j = 0; j < columns; ++j)
        table[j] = static_cast<int>(j) * gap;
    for (std::size_t i = 1; i < rows; ++i) {
        const int *above = &table[(i - 1) * columns];
        int *row = &table[i * columns];
        row[0] = static_cast<int>(i) * gap;
        for (std::size_t j = 1; j < columns; ++j)
            row[j] = std::min(
                {above[j - 1] + cost(spoken[i - 1], alone[j - 1]), above[j] + gap, row[j - 1] + gap});
    }

    std::vector<int> owner(spoken.size(), -1);
    std::size_t i = spoken.size();
    std::size_t j = alone.size();
    while (i > 0) {
        const int here = table[i * columns + j];
        if (j > 0 && here == table[(i - 1) * columns + j - 1] + cost(spoken[i - 1], alone[j - 1])) {
            owner[--i] = static_cast<int>(--j);
        } else if (here == table[(i - 1) * columns + j] + gap) {
            owner[--i] = static_cast<int>(j) - 1;
        } else {
            --j;
        }
    }
    return owner;
}

/// Moves boundaries so that every word with sounds of its own gets a phone, where there are enough of them.
/// \a counts: phones of each word, in order.
void fillEmptyWords(std::vector<qsizetype> &counts, const QList<QStringList> &isolated)
{
    const auto sounds = [&](std::size_t word) { return !isolated[static_cast<qsizetype>(word)].isEmpty(); };
    const auto size = counts.size();
    for (std::size_t word = 0; word < size; ++word) {
        if (counts[word] > 0 || !sounds(word))
            continue;
        // The nearest word with a phone to spare gives one; the words between pass it on.
        for (std::size_t distance = 1; distance < size; ++distance) {
            if (word >= distance && counts[word - distance] > 1) {
                --counts[word - distance];
                ++counts[word];
                break;
            }
            if (word + distance < size && counts[word + distance] > 1) {
                --counts[word + distance];
                ++counts[word];
                break;
            }
        }
    }
}

} // namespace

QList<QStringList> mapPhonesToWords(const QStringList &phones, const QList<QStringList> &isolated)
{
    QStringList alonePhones;
    std::vector<std::size_t> wordOf;
    for (qsizetype word = 0; word < isolated.size(); ++word) {
        alonePhones += isolated[word];
        wordOf.resize(static_cast<std::size_t>(alonePhones.size()), static_cast<std::size_t>(word));
    }
    QList<QStringList> result(isolated.size());
    if (isolated.isEmpty() || phones.isEmpty())
        return result;

    QHash<QString, int> ids;
    const std::vector<Sound> spoken = soundsOf(phones, ids);
    const std::vector<Sound> alone = soundsOf(alonePhones, ids);
    const std::size_t first = wordOf.empty() ? 0 : wordOf.front();
    std::vector<qsizetype> counts(static_cast<std::size_t>(isolated.size()), 0);
    for (const int owner : alignSounds(spoken, alone))
        ++counts[owner < 0 ? first : wordOf[static_cast<std::size_t>(owner)]];
    fillEmptyWords(counts, isolated);

    qsizetype next = 0;
    for (qsizetype word = 0; word < result.size(); ++word) {
        const qsizetype count = counts[static_cast<std::size_t>(word)];
        result[word] = phones.mid(next, count);
        next += count;
    }
    return result;
}

} // namespace phonoscope
