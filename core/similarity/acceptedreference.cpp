// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/acceptedreference.h"

#include <algorithm>

namespace phonoscope {

namespace {

/// The segments of each word of \a utterance.
std::vector<QList<Segment>> segmentsByWord(const Utterance &utterance)
{
    std::vector<QList<Segment>> words(static_cast<std::size_t>(utterance.transcription.words.size()));
    for (const Segment &segment : utterance.segments)
        words[static_cast<std::size_t>(segment.word)].append(segment);
    return words;
}

/// Marks the segments of \a form that have no counterpart in \a first: those outside a longest common
/// subsequence.
void markVariants(AcceptedForm &form, const QList<Segment> &first)
{
    const auto n = static_cast<std::size_t>(form.segments.size());
    const auto m = static_cast<std::size_t>(first.size());
    std::vector<int> common((n + 1) * (m + 1), 0);
    const auto at = [m, &common](std::size_t i, std::size_t j) -> int & { return common[i * (m + 1) + j]; };
    const auto same = [&](std::size_t i, std::size_t j) {
        return form.segments[static_cast<qsizetype>(i)].id == first[static_cast<qsizetype>(j)].id;
    };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;)
            at(i, j) = same(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n) {
        if (j < m && same(i, j)) {
            ++i;
            ++j;
        } else if (j < m && at(i, j + 1) >= at(i + 1, j)) {
            ++j;
        } else {
            form.leeways[static_cast<qsizetype>(i++)].isVariant = true;
        }
    }
}

/// What is no single sound is left out.
Leeway leewayOf(const QStringList &equals, QStringView lang, const Tokenizer &tokenizer)
{
    Leeway leeway;
    for (const QString &sound : equals) {
        const Segmentation cut = tokenizer.tokenize(sound, lang);
        if (cut.segments.size() != 1)
            continue;
        leeway.equals.push_back(cut.segments.front().id);
        leeway.writings.append(sound);
    }
    return leeway;
}

} // namespace

AcceptedReferencePtr makeAcceptedReference(UtterancePtr utterance, const QList<QList<WordForm>> &forms,
                                           const Equalities &equalities, const Tokenizer &tokenizer)
{
    auto reference = std::make_shared<AcceptedReference>();
    const QString &lang = utterance->transcription.lang;
    const std::vector<QList<Segment>> firsts = segmentsByWord(*utterance);
    for (std::size_t w = 0; w < firsts.size(); ++w) {
        const QList<Segment> &first = firsts[w];
        const Segment *next =
            w + 1 < firsts.size() && !firsts[w + 1].isEmpty() ? &firsts[w + 1].front() : nullptr;
        std::vector<AcceptedForm> accepted;
        QList<WordForm> sources;
        const auto add = [&](QList<Segment> segments, const WordForm &source) {
            AcceptedForm form{std::move(segments), {}};
            const auto isSame = [&form](const AcceptedForm &other) {
                return std::ranges::equal(
                    form.segments, other.segments,
                    [](const Segment &a, const Segment &b) { return a.id == b.id && a.stress == b.stress; });
            };
            if (std::ranges::any_of(accepted, isSame) || accepted.size() > 255)
                return;
            const std::span<const Segment> sounds(form.segments.cbegin(), form.segments.cend());
            for (std::size_t i = 0; i < sounds.size(); ++i)
                form.leeways.push_back(leewayOf(equalities.equals(sounds, i, next, lang), lang, tokenizer));
            markVariants(form, first);
            accepted.push_back(std::move(form));
            sources.append(source);
        };
        const TranscribedWord &word = utterance->transcription.words[static_cast<qsizetype>(w)];
        const QList<WordForm> ofWord = forms.value(static_cast<qsizetype>(w));
        add(first, ofWord.isEmpty() ? WordForm{word.ipa} : ofWord.front());
        for (const WordForm &source : ofWord) {
            QList<Segment> segments = tokenizer.tokenize(source.ipa, lang).segments;
            if (segments.isEmpty())
                continue;
            for (Segment &segment : segments)
                segment.word = static_cast<int>(w);
            add(std::move(segments), source);
        }
        reference->leeways += accepted[0].leeways;
        reference->forms.push_back(std::move(accepted));
        reference->sources.push_back(std::move(sources));
    }
    reference->utterance = std::move(utterance);
    return reference;
}

ChosenReference chosenReference(const AcceptedReference &reference, const std::vector<int> &choice)
{
    auto utterance = std::make_shared<Utterance>();
    utterance->transcription = reference.utterance->transcription;
    ChosenReference chosen;
    for (std::size_t w = 0; w < choice.size(); ++w) {
        const auto index = static_cast<std::size_t>(choice[w]);
        const AcceptedForm &form = reference.forms[w][index];
        const WordForm &source = reference.sources[w][choice[w]];
        utterance->segments += form.segments;
        chosen.leeways += form.leeways;
        if (index > 0)
            utterance->transcription.words[static_cast<qsizetype>(w)].ipa = source.ipa;
        chosen.sources.push_back(source.source);
    }
    utterance->transcription.ipa = joinedIpa(utterance->transcription.words);
    chosen.utterance = std::move(utterance);
    return chosen;
}

} // namespace phonoscope
