// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/text.h"

#include "core/phonemes/textwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>

namespace phonoscope {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("phonoscope::Text", text);
}

PhonemeError error(PhonemeErrorKind kind, const QString &message, const QString &detail = {})
{
    return {.kind = kind, .message = message, .detail = detail};
}

PhonemeError invalidText()
{
    return error(PhonemeErrorKind::InvalidText,
                 tr("The text holds bytes that are not valid UTF-8 text. Save it as UTF-8 and try again."));
}

/// Bytes of \a text as UTF-8, or -1 where it holds NUL or half a surrogate pair.
qsizetype utf8Size(QStringView text)
{
    qsizetype bytes = 0;
    for (const char32_t c : codePoints(text)) {
        if (c == 0 || QChar::isSurrogate(c))
            return -1;
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return bytes;
}

} // namespace

tl::expected<QString, PhonemeError> decodeText(QByteArrayView utf8)
{
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(utf8);
    if (decode.hasError() || text.contains(QChar::Null))
        return tl::unexpected(invalidText());
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

std::optional<PhonemeError> checkText(QStringView text)
{
    // A UTF-16 unit is one to three bytes of UTF-8: what is far too long need not be looked at.
    const qsizetype bytes = text.size() > maxTextBytes ? text.size() : utf8Size(text);
    if (bytes > maxTextBytes) {
        return error(
            PhonemeErrorKind::TextTooLong,
            tr("The text is too long: at most %1 bytes can be transcribed at once. Shorten it or split it.")
                .arg(QLocale().toString(maxTextBytes)),
            QString::number(bytes));
    }
    if (bytes < 0)
        return invalidText();
    if (text.trimmed().isEmpty())
        return error(PhonemeErrorKind::EmptyText, tr("There is no text. Enter a sentence."));
    if (!std::ranges::any_of(codePoints(text), [](char32_t c) { return QChar::isLetterOrNumber(c); })) {
        return error(
            PhonemeErrorKind::NoLetters,
            tr("There is nothing to pronounce in the text. Enter a sentence with letters or digits."));
    }
    return std::nullopt;
}

QStringList splitWords(QStringView text)
{
    QStringList words;
    for (const TextWord &word : readTextWords(text).words)
        words.append(word.text);
    return words;
}

} // namespace phonoscope
