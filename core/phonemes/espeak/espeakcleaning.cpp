// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakcleaning.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

/// Letters that differ from plain ones in width or look only; not ½ or ², which are read.
bool hasPlainTwin(char32_t c)
{
    return (c >= 0xff00 && c <= 0xffef) || (c >= 0xfb00 && c <= 0xfb06) || (c >= 0x2160 && c <= 0x217f) ||
           (c >= 0x2460 && c <= 0x249b);
}

QString plainSigns(const QString &word)
{
    QString plain;
    for (const char32_t c : codePoints(word)) {
        const auto category = QChar::category(c);
        if (category == QChar::Other_Format || category == QChar::Mark_Enclosing ||
            (c >= 0xfe00 && c <= 0xfe0f))
            continue;
        if (c == U'’' || c == U'‘' || c == U'ʼ' || c == U'´' || c == U'`')
            plain += u'\'';
        else if (c == 0x2010 || c == 0x2011)
            plain += u'-';
        else if (const int digit = QChar::digitValue(c); digit >= 0 && category == QChar::Number_DecimalDigit)
            plain += QChar(u'0' + static_cast<char16_t>(digit));
        else if (hasPlainTwin(c))
            plain += QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KC);
        else
            plain += QString::fromUcs4(&c, 1);
    }
    return plain.normalized(QString::NormalizationForm_C);
}

qsizetype letterCount(const QString &word)
{
    return std::ranges::count_if(codePoints(word), [](char32_t c) { return QChar::isLetter(c); });
}

QString smallLetters(const QString &word, bool wholeTextInCapitals, const Language &language)
{
    if (!isAllCapitals(word))
        return word;
    if (word == "I"_L1 && language.tag.startsWith("en"_L1))
        return word;
    if (!wholeTextInCapitals) {
        static const QRegularExpression roman(
            u"^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})\\.?$"_s);
        if (letterCount(word) < 4 || word.contains(u'.') || roman.match(word).hasMatch())
            return word;
    }
    return QLocale(language.tag.section(u'-', 0, 0)).toLower(word);
}

bool isOverlong(const QString &word)
{
    const QList<char32_t> points = codePoints(word);
    return std::ranges::count_if(points, [](char32_t c) { return QChar::isLetterOrNumber(c); }) >
               maxWordLetters ||
           std::ranges::count_if(points, [](char32_t c) { return QChar::isDigit(c); }) > maxWordDigits ||
           word.toUtf8().size() > maxWordBytes;
}

QString scriptCode(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Latin:
        return u"Latn"_s;
    case QChar::Script_Cyrillic:
        return u"Cyrl"_s;
    case QChar::Script_Han:
        return u"Hani"_s;
    case QChar::Script_Hiragana:
        return u"Hira"_s;
    case QChar::Script_Katakana:
        return u"Kana"_s;
    case QChar::Script_Hangul:
        return u"Hang"_s;
    case QChar::Script_Devanagari:
        return u"Deva"_s;
    case QChar::Script_Arabic:
        return u"Arab"_s;
    case QChar::Script_Thai:
        return u"Thai"_s;
    case QChar::Script_Hebrew:
        return u"Hebr"_s;
    default:
        return {};
    }
}

bool isReadable(const QString &word, const Language &language)
{
    return std::ranges::all_of(codePoints(word), [&](char32_t c) {
        const auto script = QChar::script(c);
        return script == QChar::Script_Common || script == QChar::Script_Inherited ||
               script == QChar::Script_Latin || language.scripts.contains(scriptCode(script));
    });
}

} // namespace

bool isAllCapitals(QStringView text)
{
    bool capital = false;
    for (const char32_t c : codePoints(text)) {
        if (QChar::isLower(c) || QChar::isTitleCase(c))
            return false;
        capital = capital || QChar::isUpper(c);
    }
    return capital;
}

SpokenText prepareText(QStringView text, const Language &language, bool allCapitals)
{
    TextWords cut = readTextWords(text);
    SpokenText spoken;
    spoken.symbols = std::move(cut.symbols);
    bool leftOut = false;
    for (const TextWord &word : std::as_const(cut.words)) {
        const QString plain = plainSigns(word.text);
        if (isOverlong(plain)) {
            mention(spoken.overlong, word.text);
        } else if (!isReadable(plain, language)) {
            mention(spoken.otherScripts, word.text);
        } else {
            spoken.words.append({.text = word.text,
                                 .reading = smallLetters(plain, allCapitals, language),
                                 .pause = word.pause,
                                 .glued = word.glued && !leftOut});
            leftOut = false;
            continue;
        }
        leftOut = true;
        // The pause is heard whether or not the word is.
        if (!spoken.words.isEmpty() && spoken.words.last().pause.isNull())
            spoken.words.last().pause = word.pause;
    }
    return spoken;
}

} // namespace phonoscope
