// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakchunks.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

qsizetype digitsIn(const QString &word)
{
    return std::ranges::count_if(word, [](QChar c) { return c.isDigit(); });
}

/// How many of the first \a fitting words to take, where more follow.
std::size_t bestCut(std::span<const SpokenWord> words, std::size_t fitting)
{
    const auto lastPause = [&](QStringView signs) {
        for (std::size_t count = fitting; count > fitting / 3; --count) {
            const QChar pause = words[count - 1].pause;
            if (!pause.isNull() && signs.contains(pause))
                return count;
        }
        return std::size_t{0};
    };
    if (const std::size_t sentence = lastPause(u".!?"))
        return sentence;
    if (const std::size_t clause = lastPause(u",;:"))
        return clause;
    return fitting;
}

} // namespace

std::vector<std::span<const SpokenWord>> chunksOf(std::span<const SpokenWord> words)
{
    std::vector<std::span<const SpokenWord>> chunks;
    while (!words.empty()) {
        qsizetype bytes = 0;
        qsizetype digits = 0;
        std::size_t count = 0;
        for (; count < words.size() && count < static_cast<std::size_t>(maxChunkWords); ++count) {
            bytes += words[count].reading.toUtf8().size() + 2; // the blank and the pause
            digits += digitsIn(words[count].reading);
            if (count > 0 && (bytes > maxChunkBytes || digits > maxChunkDigits))
                break;
        }
        if (count < words.size())
            count = bestCut(words, count);
        chunks.push_back(words.first(count));
        words = words.subspan(count);
    }
    return chunks;
}

QString chunkText(std::span<const SpokenWord> words)
{
    QString text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool joins = words[i].glued && i > 0 && words[i - 1].pause.isNull();
        if (i > 0 && !joins)
            text += u' ';
        text += words[i].reading;
        if (!words[i].pause.isNull())
            text += words[i].pause;
    }
    return text;
}

} // namespace phonoscope
