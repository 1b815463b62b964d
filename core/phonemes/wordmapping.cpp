// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/wordmapping.h"

#include "core/phonemes/phone.h"

#include <QHash>

#include <algorithm>
#include <cstdint>
#include <numeric>
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

enum class Step : std::uint8_t { Both, SpokenOnly, AloneOnly };

/// The cells of the table that are looked at: all of them in a small one, in a large one a band around its
/// diagonal, so that a text of 100 kB takes megabytes and not gigabytes.
class Band
{
public:
    Band(std::size_t spoken, std::size_t alone) : m_spoken(spoken), m_alone(alone)
    {
        constexpr std::size_t smallTable = 1'000'000;
        constexpr std::size_t usualDrift = 250; // a dozen words
        m_half = spoken * alone <= smallTable ? alone : std::max(usualDrift, 2 * (alone / spoken) + 2);
    }

    std::size_t first(std::size_t row) const
    {
        const std::size_t middle = row * m_alone / m_spoken;
        return middle > m_half ? middle - m_half : 0;
    }
    std::size_t last(std::size_t row) const { return std::min(m_alone, row * m_alone / m_spoken + m_half); }
    std::size_t width() const { return std::min(m_alone, 2 * m_half) + 1; }

private:
    std::size_t m_spoken;
    std::size_t m_alone;
    std::size_t m_half = 0;
};

/// For each sound of \a spoken the index in \a alone of the sound it is, or of the last one before it if it
/// was put in; -1 before the first.
/// \pre \a spoken is not empty.
std::vector<int> alignSounds(const std::vector<Sound> &spoken, const std::vector<Sound> &alone)
{
    constexpr int outside = 1 << 29;
    const Band band(spoken.size(), alone.size());
    std::vector<Step> steps((spoken.size() + 1) * band.width());
    const auto step = [&](std::size_t i, std::size_t j) -> Step & {
        return steps[i * band.width() + j - band.first(i)];
    };

    // What lies right of a row's band has never been written; what lies left of it is shut off row by row.
    std::vector<int> above(alone.size() + 1, outside);
    std::vector<int> row(alone.size() + 1, outside);
    for (std::size_t j = 0; j <= band.last(0); ++j) {
        row[j] = static_cast<int>(j) * gap;
        step(0, j) = Step::AloneOnly;
    }
    for (std::size_t i = 1; i <= spoken.size(); ++i) {
        std::swap(above, row);
        const std::size_t first = band.first(i);
        if (first > 0)
            row[first - 1] = outside;
        for (std::size_t j = first; j <= band.last(i); ++j) {
            const int both = j > 0 ? above[j - 1] + cost(spoken[i - 1], alone[j - 1]) : outside;
            const int spokenOnly = above[j] + gap;
            const int aloneOnly = j > 0 ? row[j - 1] + gap : outside;
            row[j] = std::min({both, spokenOnly, aloneOnly});
            step(i, j) = row[j] == both         ? Step::Both
                         : row[j] == spokenOnly ? Step::SpokenOnly
                                                : Step::AloneOnly;
        }
    }

    std::vector<int> owner(spoken.size(), -1);
    std::size_t i = spoken.size();
    std::size_t j = alone.size();
    while (i > 0) {
        switch (step(i, j)) {
        case Step::Both:
            owner[--i] = static_cast<int>(--j);
            break;
        case Step::SpokenOnly:
            owner[--i] = static_cast<int>(j) - 1;
            break;
        case Step::AloneOnly:
            --j;
            break;
        }
    }
    return owner;
}

/// Moves the boundaries between words so that every word with sounds of its own gets a phone, where there are
/// enough of them. \a counts: phones of each word, in order.
void fillEmptyWords(std::vector<qsizetype> &counts, const QList<QStringList> &isolated)
{
    const auto needs = [&](std::size_t word) {
        return isolated[static_cast<qsizetype>(word)].isEmpty() ? qsizetype{0} : qsizetype{1};
    };
    std::vector<qsizetype> ends(counts.size()); // of each word, in phones from the start
    std::partial_sum(counts.begin(), counts.end(), ends.begin());
    const qsizetype phones = ends.back();
    qsizetype needed = 0;
    for (std::size_t word = 0; word < counts.size(); ++word)
        needed += needs(word);
    if (phones < needed)
        return;

    // An empty word takes from the words after it, at the end of the text from those before it.
    for (std::size_t word = 0; word < ends.size(); ++word)
        ends[word] = std::max(ends[word], (word > 0 ? ends[word - 1] : 0) + needs(word));
    ends.back() = phones;
    for (std::size_t word = ends.size() - 1; word > 0; --word)
        ends[word - 1] = std::min(ends[word - 1], ends[word] - needs(word));
    std::adjacent_difference(ends.begin(), ends.end(), counts.begin());
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
