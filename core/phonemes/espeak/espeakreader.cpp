// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakreader.h"

#include "core/phonemes/phone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

bool isHan(const QString &word)
{
    return QChar::script(codePoints(word).first()) == QChar::Script_Han;
}

/// Whether \a form names the han sign \a word ("Chinese letter") instead of reading it, as the engine does
/// with signs that its dictionary lacks: the name is English, or has vowels without a tone, or in Mandarin
/// begins with a neutral schwa, which no syllable does.
bool isNamedOnly(const QString &word, const IsolatedForm &form)
{
    if (!isHan(word))
        return false;
    const auto hasNoTone = [](const QString &phone) {
        return isVowelPhone(phone) && std::ranges::none_of(phone, isToneLetter);
    };
    return form.foreign || std::ranges::any_of(form.phones, hasNoTone) || form.phones.value(0) == u"ə˩"_s;
}

} // namespace

tl::expected<std::unique_ptr<EspeakReader>, QString> EspeakReader::create()
{
    auto notation = EspeakNotation::load();
    if (!notation)
        return tl::unexpected(notation.error());
    return std::unique_ptr<EspeakReader>(new EspeakReader(std::move(*notation)));
}

QList<EspeakPhone> EspeakReader::read(EspeakSession &session, const Language &language,
                                      const QString &text) const
{
    const QByteArray utf8 = text.toUtf8();
    const QList<QByteArray> clauses = session.transcribe(utf8, EspeakSession::Notation::Ipa);
    QList<QByteArray> inFull;
    if (m_notation.needsFullTones(language.tag))
        inFull = session.transcribe(utf8, EspeakSession::Notation::Ascii);

    QList<EspeakPhone> phones;
    for (qsizetype i = 0; i < clauses.size(); ++i) {
        const QStringList tones = i < inFull.size() ? fullTonesOf(parseClause(inFull[i])) : QStringList();
        phones += m_notation.toIpa(parseClause(clauses[i]), language.tag, tones);
    }
    return phones;
}

IsolatedForm EspeakReader::formOf(EspeakSession &session, const Language &language, const QString &reading)
{
    const QString key = language.voice + u'\t' + reading;
    {
        const std::scoped_lock lock(m_formsMutex);
        if (const IsolatedForm *known = m_forms.object(key))
            return *known;
    }
    auto form = std::make_unique<IsolatedForm>();
    for (const EspeakPhone &phone : read(session, language, reading)) {
        form->phones.append(phone.text);
        form->foreign = form->foreign || phone.foreign;
    }
    form->namedOnly = isNamedOnly(reading, *form);
    const IsolatedForm result = *form;
    const std::scoped_lock lock(m_formsMutex);
    m_forms.insert(key, form.release());
    return result;
}

ReadableWords EspeakReader::readableWords(EspeakSession &session, const Language &language,
                                          std::span<const SpokenWord> chunk, EspeakFindings &findings)
{
    ReadableWords readable;
    bool leftOut = false;
    for (const SpokenWord &word : chunk) {
        const IsolatedForm form = formOf(session, language, word.reading);
        if (form.phones.isEmpty() || form.namedOnly) {
            mention(findings.unreadable, word.text);
            leftOut = true;
            continue;
        }
        if (form.foreign)
            mention(findings.foreignWords, word.text);
        readable.isolated.append(form.phones);
        readable.words.push_back(word);
        readable.words.back().glued = word.glued && !leftOut;
        leftOut = false;
    }
    return readable;
}

} // namespace phonoscope
