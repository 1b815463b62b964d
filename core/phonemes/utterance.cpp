// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/utterance.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Utterance", text);
}

qsizetype bytes(const QString &text)
{
    return text.size() * static_cast<qsizetype>(sizeof(QChar));
}

/// A known consonant or vowel: digits alone are tones of nothing.
bool isSound(const Segment &segment)
{
    return segment.known &&
           (segment.features.kind == SegmentKind::Consonant || segment.features.kind == SegmentKind::Vowel);
}

/// Without the slashes or brackets that people copy along: /θɹiː/, [θɹiː].
QString withoutBrackets(const QString &ipa)
{
    static constexpr QStringView brackets = u"/[]⟨⟩";
    qsizetype begin = 0;
    qsizetype end = ipa.size();
    while (begin < end && brackets.contains(ipa.at(begin)))
        ++begin;
    while (end > begin && brackets.contains(ipa.at(end - 1)))
        --end;
    return ipa.sliced(begin, end - begin);
}

/// Adds the segments of word number \a word, and of its unknown symbols those that are not there yet.
void appendWord(Segmentation cut, int word, QList<Segment> &segments, QStringList &unknown)
{
    for (Segment &segment : cut.segments) {
        segment.word = word;
        segments.append(std::move(segment));
    }
    for (const QString &symbol : std::as_const(cut.unknownSymbols)) {
        if (!unknown.contains(symbol))
            unknown.append(symbol);
    }
}

QString unknownSymbolsWarning(const QStringList &symbols)
{
    return tr("Symbols that are not IPA were taken as sounds of their own: %1").arg(symbols.join(u' '));
}

} // namespace

qsizetype Utterance::cost() const
{
    qsizetype sum = static_cast<qsizetype>(sizeof(Utterance));
    for (const QString *text : {&transcription.text, &transcription.ipa, &transcription.engine})
        sum += bytes(*text);
    for (const TranscribedWord &word : transcription.words)
        sum += static_cast<qsizetype>(sizeof word) + bytes(word.text) + bytes(word.ipa);
    for (const QString &warning : transcription.warnings)
        sum += static_cast<qsizetype>(sizeof warning) + bytes(warning);
    for (const Segment &segment : segments)
        sum += static_cast<qsizetype>(sizeof segment) + bytes(segment.text);
    return sum;
}

UtterancePtr makeUtterance(Transcription transcription, const Tokenizer &tokenizer)
{
    auto utterance = std::make_shared<Utterance>();
    QStringList unknown;
    for (int word = 0; word < transcription.words.size(); ++word)
        appendWord(tokenizer.tokenize(transcription.words.at(word).ipa, transcription.lang), word,
                   utterance->segments, unknown);
    if (!unknown.isEmpty())
        transcription.warnings.append(unknownSymbolsWarning(unknown));
    utterance->transcription = std::move(transcription);
    return utterance;
}

UtteranceResult makeUtteranceFromIpa(const QString &ipa, const QString &lang, const Tokenizer &tokenizer)
{
    const auto fail = [](PhonemeErrorKind kind, const QString &message) {
        return tl::unexpected(PhonemeError{kind, message});
    };
    const QString text = ipa.simplified();
    if (text.isEmpty())
        return fail(PhonemeErrorKind::EmptyText, tr("There is no IPA: type the sounds, for example θɹiː."));
    if (text.toUtf8().size() > maxTextBytes)
        return fail(PhonemeErrorKind::TextTooLong, tr("The IPA is too long: give one sentence at a time."));
    if (text.contains(QChar(u'\0')))
        return fail(PhonemeErrorKind::InvalidText,
                    tr("The IPA holds a NUL character: paste it as plain text."));

    auto utterance = std::make_shared<Utterance>();
    Transcription &transcription = utterance->transcription;
    transcription.text = ipa;
    transcription.lang = lang;
    QStringList unknown;
    for (const QString &word : text.split(u' ')) {
        const QString bare = withoutBrackets(word);
        Segmentation cut = tokenizer.tokenize(bare, lang);
        if (cut.segments.isEmpty())
            continue;
        appendWord(std::move(cut), static_cast<int>(transcription.words.size()), utterance->segments,
                   unknown);
        transcription.words.append({bare, bare});
    }
    const auto sounds = std::count_if(utterance->segments.cbegin(), utterance->segments.cend(), isSound);
    if (sounds == 0 || 2 * sounds < utterance->segments.size()) {
        return fail(PhonemeErrorKind::InvalidIpa, tr("“%1” is not IPA: type the sounds in IPA symbols, for "
                                                     "example θɹiː, or give plain text instead.")
                                                      .arg(text.left(40)));
    }
    transcription.ipa = joinedIpa(transcription.words);
    if (!unknown.isEmpty())
        transcription.warnings.append(unknownSymbolsWarning(unknown));
    return utterance;
}

} // namespace phonoscope
