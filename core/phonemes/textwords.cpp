// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/textwords.h"

#include <QChar>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

bool isOneOf(char32_t c, QStringView signs)
{
    return c <= 0xffff && signs.contains(QChar(static_cast<char16_t>(c)));
}

/// Signs that are there for other signs' looks: format characters, variation selectors, keycaps.
bool isIgnorable(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Mark_Enclosing ||
           (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

bool isMark(char32_t c)
{
    return QChar::isMark(c) && !isIgnorable(c);
}

/// The modifier letter apostrophe is a letter by its category only: it is typed for ’.
bool isAlphanumeric(char32_t c)
{
    return QChar::isLetterOrNumber(c) && c != U'ʼ';
}

QChar pauseOf(char32_t c)
{
    static constexpr struct
    {
        QStringView signs;
        char16_t pause;
    } pauses[] = {
        {u",，、،—–―…⋯", u','}, {u";；؛", u';'}, {u":：", u':'},
        {u".。।۔．", u'.'},     {u"!！", u'!'},  {u"?？؟", u'?'},
    };
    for (const auto &entry : pauses) {
        if (isOneOf(c, entry.signs))
            return entry.pause;
    }
    return {};
}

/// Punctuation that stands for a word: leaving it out is worth a word to the user.
bool isSpokenSymbol(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Other:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return isOneOf(c, u"#@&%§‰");
    }
}

class Cutter
{
public:
    explicit Cutter(QStringView text) : m_text(codePoints(text)) {}

    TextWords run()
    {
        for (m_at = 0; m_at < m_text.size(); ++m_at)
            take(m_text[m_at]);
        endWord();
        return std::move(m_result);
    }

private:
    void take(char32_t c)
    {
        if (isIgnorable(c) || isMark(c)) {
            if (!m_word.isEmpty())
                m_word.append(c);
        } else if (QChar::isSpace(c) || QChar::category(c) == QChar::Other_Control) {
            takeBlank(c);
        } else if (isAlphanumeric(c)) {
            takeLetter(c);
        } else if (!m_word.isEmpty() && staysInside(c)) {
            m_word.append(c);
        } else {
            takeSign(c);
        }
    }

    void takeBlank(char32_t c)
    {
        endWord();
        m_glued = false;
        const bool line = c == U'\n' || c == 0x2028;
        if (c == 0x2029 || (line && m_lineEnded))
            pause(u'.');
        m_lineEnded = m_lineEnded || line;
    }

    void takeLetter(char32_t c)
    {
        // The prolonged sound mark and its like belong to either kana.
        auto script = QChar::script(c);
        if (script <= QChar::Script_Common && !m_word.isEmpty())
            script = m_script == QChar::Script_Han ? QChar::Script_Common : m_script;
        const auto standsApart = [](QChar::Script s) {
            return s == QChar::Script_Han || s == QChar::Script_Hiragana || s == QChar::Script_Katakana;
        };
        const bool same = script == m_script && script != QChar::Script_Han;
        if (!m_word.isEmpty() && !same && (standsApart(script) || standsApart(m_script)))
            endWord();
        if (m_word.isEmpty()) {
            m_wordGlued = m_glued;
            m_script = script;
        } else if (m_script <= QChar::Script_Common) {
            m_script = script;
        }
        m_word.append(c);
        m_glued = true;
        m_lineEnded = false;
    }

    void takeSign(char32_t c)
    {
        endWord();
        m_glued = false;
        m_lineEnded = false;
        if (const QChar sign = pauseOf(c); !sign.isNull()) {
            pause(sign);
        } else if (c == U'-' && peek(1) == U'-') {
            pause(u',');
        } else if (isSpokenSymbol(c) || (c == U'-' && m_at + 1 < m_text.size() && QChar::isDigit(peek(1)))) {
            mention(m_result.symbols, QString::fromUcs4(&c, 1));
        } else if (c == U'-' && !isAlphanumeric(peek(1))) {
            pause(u',');
        }
    }

    /// The code point \a distance further on, format characters not counted; 0 behind the end.
    char32_t peek(qsizetype distance) const
    {
        qsizetype at = m_at;
        while (distance > 0 && ++at < m_text.size())
            distance -= isIgnorable(m_text[at]) ? 0 : 1;
        return at < m_text.size() ? m_text[at] : U'\0';
    }

    /// Whether the sign \a c after m_word belongs to the word: it's, well-known, 3.14, 9:30, U.S., 50%.
    bool staysInside(char32_t c) const
    {
        const char32_t before = lastOfWord();
        const char32_t after = peek(1);
        const bool betweenLetters = isAlphanumeric(before) && isAlphanumeric(after);
        const bool betweenDigits = QChar::isDigit(before) && QChar::isDigit(after);
        if (isOneOf(c, u"'’‘ʼ´`ʹ-‐‑·"))
            return betweenLetters || (QChar::isMark(before) && isAlphanumeric(after));
        if (isOneOf(c, u",:"))
            return betweenDigits;
        if (c == U'%')
            return QChar::isDigit(before) && !isAlphanumeric(after);
        if (c == U'.')
            return betweenDigits || isAbbreviationDot(after);
        return false;
    }

    /// The dots of single letters that stand for words: U.S. and e.g., the last one too.
    bool isAbbreviationDot(char32_t after) const
    {
        const qsizetype size = m_word.size();
        if (!QChar::isLetter(m_word.last()) || (size > 1 && m_word[size - 2] != U'.'))
            return false;
        if (QChar::isLetter(after))
            return !isAlphanumeric(peek(2)) && !QChar::isMark(peek(2));
        return size > 1 && !QChar::isDigit(after);
    }

    char32_t lastOfWord() const
    {
        qsizetype at = m_word.size() - 1;
        while (at > 0 && isIgnorable(m_word[at]))
            --at;
        return m_word[at];
    }

    void pause(QChar sign)
    {
        if (!m_result.words.isEmpty() && m_result.words.last().pause.isNull())
            m_result.words.last().pause = sign;
    }

    void endWord()
    {
        if (m_word.isEmpty())
            return;
        while (isIgnorable(m_word.last()))
            m_word.removeLast();
        m_result.words.append({.text = QString::fromUcs4(m_word.constData(), m_word.size()),
                               .pause = {},
                               .glued = m_wordGlued});
        m_word.clear();
    }

    QList<char32_t> m_text;
    qsizetype m_at = 0;
    QList<char32_t> m_word;
    QChar::Script m_script = QChar::Script_Unknown;
    bool m_glued = false;
    bool m_wordGlued = false;
    bool m_lineEnded = false;
    TextWords m_result;
};

} // namespace

void mention(QStringList &list, const QString &text)
{
    constexpr qsizetype enough = 50;
    if (list.size() < enough && !list.contains(text))
        list.append(text);
}

QList<char32_t> codePoints(QStringView text)
{
    QList<char32_t> points;
    points.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            points.append(QChar::surrogateToUcs4(text[i], text[i + 1]));
            ++i;
        } else {
            points.append(text[i].unicode());
        }
    }
    return points;
}

TextWords readTextWords(QStringView text)
{
    return Cutter(text).run();
}

} // namespace phonoscope
