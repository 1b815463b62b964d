// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"

#include "core/phonemes/espeak/espeakchunks.h"
#include "core/phonemes/espeak/espeakcleaning.h"
#include "core/phonemes/espeak/espeaklibrary.h"
#include "core/phonemes/espeak/espeaknotation.h"
#include "core/phonemes/espeak/espeakreports.h"
#include "core/phonemes/phone.h"
#include "core/phonemes/text.h"
#include "core/phonemes/textwords.h"
#include "core/phonemes/wordmapping.h"

#include <QCache>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

/// A word as it is said alone.
struct WordForm
{
    QStringList phones;
    bool foreign = false;
};

constexpr int cachedForms = 20'000; // a few megabytes

bool isHan(const QString &word)
{
    return QChar::script(codePoints(word).first()) == QChar::Script_Han;
}

/// Whether \a form names the han sign \a word ("Chinese letter") instead of reading it, as the engine does
/// with signs that its dictionary lacks: the name is English, or has vowels without a tone, or in Mandarin
/// begins with a neutral schwa, which no syllable does.
bool isNamedOnly(const QString &word, const WordForm &form)
{
    if (!isHan(word))
        return false;
    const auto hasNoTone = [](const QString &phone) {
        return isVowelPhone(phone) && std::ranges::none_of(phone, isToneLetter);
    };
    return form.foreign || std::ranges::any_of(form.phones, hasNoTone) || form.phones.value(0) == u"ə˩"_s;
}

} // namespace

struct EspeakEngine::Private
{
    QString version;
    Languages languages;
    EspeakNotation notation;
    std::mutex formsMutex;
    QCache<QString, WordForm> forms{cachedForms}; ///< by voice and reading

    QList<EspeakPhone> read(EspeakSession &session, const Language &language, const QString &text) const;
    WordForm formOf(EspeakSession &session, const Language &language, const QString &reading);
    bool transcribeChunk(std::span<const SpokenWord> chunk, const Language &language,
                         QList<TranscribedWord> &words, EspeakFindings &findings);
};

QList<EspeakPhone> EspeakEngine::Private::read(EspeakSession &session, const Language &language,
                                               const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    const QList<QByteArray> clauses = session.transcribe(utf8, EspeakSession::Notation::Ipa);
    QList<QByteArray> inFull;
    if (notation.needsFullTones(language.tag))
        inFull = session.transcribe(utf8, EspeakSession::Notation::Ascii);

    QList<EspeakPhone> phones;
    for (qsizetype i = 0; i < clauses.size(); ++i) {
        const QStringList tones = i < inFull.size() ? fullTonesOf(parseClause(inFull[i])) : QStringList();
        phones += notation.toIpa(parseClause(clauses[i]), language.tag, tones);
    }
    return phones;
}

WordForm EspeakEngine::Private::formOf(EspeakSession &session, const Language &language,
                                       const QString &reading)
{
    const QString key = language.voice + u'\t' + reading;
    {
        const std::scoped_lock lock(formsMutex);
        if (const WordForm *known = forms.object(key))
            return *known;
    }
    auto form = std::make_unique<WordForm>();
    for (const EspeakPhone &phone : read(session, language, reading)) {
        form->phones.append(phone.text);
        form->foreign = form->foreign || phone.foreign;
    }
    const WordForm result = *form;
    const std::scoped_lock lock(formsMutex);
    forms.insert(key, form.release());
    return result;
}

/// False if the voice is missing.
bool EspeakEngine::Private::transcribeChunk(std::span<const SpokenWord> chunk, const Language &language,
                                            QList<TranscribedWord> &words, EspeakFindings &findings)
{
    std::vector<SpokenWord> kept;
    QList<QStringList> isolated;
    QStringList phones;
    {
        EspeakSession session;
        if (!session.setVoice(language.voice))
            return false;
        bool leftOut = false;
        for (const SpokenWord &word : chunk) {
            const WordForm form = formOf(session, language, word.reading);
            if (form.phones.isEmpty() || isNamedOnly(word.reading, form)) {
                mention(findings.unreadable, word.text);
                leftOut = true;
                continue;
            }
            if (form.foreign)
                mention(findings.foreignWords, word.text);
            isolated.append(form.phones);
            kept.push_back(word);
            kept.back().glued = word.glued && !leftOut;
            leftOut = false;
        }
        for (const EspeakPhone &phone : read(session, language, chunkText(kept)))
            phones.append(phone.text);
    }

    const QList<QStringList> mapped = mapPhonesToWords(phones, isolated);
    for (qsizetype i = 0; i < mapped.size(); ++i) {
        const QStringList &own = mapped[i].isEmpty() ? isolated[i] : mapped[i];
        words.append({.text = kept[static_cast<std::size_t>(i)].text, .ipa = wordIpa(own)});
    }
    return true;
}

tl::expected<std::shared_ptr<EspeakEngine>, QString> EspeakEngine::create(Languages languages)
{
    const auto version = initialiseEspeak();
    if (!version)
        return tl::unexpected(version.error());
    auto notation = EspeakNotation::load();
    if (!notation)
        return tl::unexpected(notation.error());
    auto d = std::make_unique<Private>();
    d->version = u"espeak-ng "_s + *version;
    d->languages = std::move(languages);
    d->notation = std::move(*notation);
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
                const WordForm form = d->formOf(session, *language, part.reading);
                if (!isNamedOnly(part.reading, form))
                    ipa += wordIpa(form.phones);
            }
            result.append(ipa);
        }
    }
    return result;
}

} // namespace phonoscope
