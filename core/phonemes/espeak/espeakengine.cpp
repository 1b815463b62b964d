// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"

#include "core/phonemes/espeak/espeakchunks.h"
#include "core/phonemes/espeak/espeakcleaning.h"
#include "core/phonemes/espeak/espeakreader.h"
#include "core/phonemes/text.h"
#include "core/phonemes/wordmapping.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

struct EspeakEngine::Private
{
    QString version;
    Languages languages;
    std::unique_ptr<EspeakReader> reader;

    bool transcribeChunk(std::span<const SpokenWord> chunk, const Language &language,
                         QList<TranscribedWord> &words, EspeakFindings &findings);
};

/// False if the voice is missing.
bool EspeakEngine::Private::transcribeChunk(std::span<const SpokenWord> chunk, const Language &language,
                                            QList<TranscribedWord> &words, EspeakFindings &findings)
{
    ReadableWords readable;
    QStringList phones;
    {
        EspeakSession session;
        if (!session.setVoice(language.voice))
            return false;
        readable = reader->readableWords(session, language, chunk, findings);
        for (const EspeakPhone &phone : reader->read(session, language, chunkText(readable.words)))
            phones.append(phone.text);
    }

    const QList<QStringList> mapped = mapPhonesToWords(phones, readable.isolated);
    for (qsizetype i = 0; i < mapped.size(); ++i) {
        const QStringList &own = mapped[i].isEmpty() ? readable.isolated[i] : mapped[i];
        words.append({.text = readable.words[static_cast<std::size_t>(i)].text, .ipa = wordIpa(own)});
    }
    return true;
}

tl::expected<std::shared_ptr<EspeakEngine>, QString> EspeakEngine::create(Languages languages)
{
    const auto version = initialiseEspeak();
    if (!version)
        return tl::unexpected(version.error());
    auto reader = EspeakReader::create();
    if (!reader)
        return tl::unexpected(reader.error());
    auto d = std::make_unique<Private>();
    d->version = u"espeak-ng "_s + *version;
    d->languages = std::move(languages);
    d->reader = std::move(*reader);
    return std::shared_ptr<EspeakEngine>(new EspeakEngine(std::move(d)));
}

EspeakEngine::EspeakEngine(std::unique_ptr<Private> d_) : d(std::move(d_)) {}
EspeakEngine::~EspeakEngine() = default;

QString EspeakEngine::version() const
{
    return d->version;
}

const Languages &EspeakEngine::languages() const
{
    return d->languages;
}

TranscriptionResult EspeakEngine::transcribe(const PhonemeQuery &query) const
{
    if (auto error = checkText(query.text))
        return tl::unexpected(*std::move(error));
    const auto language = d->languages.find(query.lang);
    if (!language)
        return tl::unexpected(unknownLanguage(query.lang));

    const SpokenText spoken = prepareText(query.text, *language, isAllCapitals(query.text));
    EspeakFindings findings{.symbols = spoken.symbols,
                            .overlong = spoken.overlong,
                            .unreadable = spoken.otherScripts,
                            .foreignWords = {}};
    Transcription transcription{.text = query.text,
                                .lang = language->tag,
                                .ipa = {},
                                .words = {},
                                .provider = u"builtin"_s,
                                .engine = d->version + u' ' + language->voice,
                                .warnings = {}};
    for (const auto chunk : chunksOf(spoken.words)) {
        if (!d->transcribeChunk(chunk, *language, transcription.words, findings))
            return tl::unexpected(missingVoice(*language));
    }
    if (transcription.words.isEmpty())
        return tl::unexpected(nothingToRead(findings, *language));

    transcription.ipa = joinedIpa(transcription.words);
    transcription.warnings = warningsOf(findings, *language);
    return transcription;
}

QStringList EspeakEngine::isolatedForms(const QStringList &words, const QString &lang) const
{
    const auto language = d->languages.find(lang);
    if (!language)
        return {};
    const bool capitals = isAllCapitals(words.join(u' '));
    QStringList result;
    result.reserve(words.size());
    for (qsizetype from = 0; from < words.size(); from += maxChunkWords) {
        EspeakSession session;
        if (!session.setVoice(language->voice))
            return {};
        for (const QString &word : words.mid(from, maxChunkWords)) {
            QString ipa;
            for (const SpokenWord &part : prepareText(word, *language, capitals).words) {
                const IsolatedForm form = d->reader->formOf(session, *language, part.reading);
                if (!form.namedOnly)
                    ipa += wordIpa(form.phones);
            }
            result.append(ipa);
        }
    }
    return result;
}

} // namespace phonoscope
