// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr qsizetype maxErrorLength = 200;
constexpr qsizetype maxLanguageTag = 64; ///< BCP-47 tags in use stay under 35

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The member \a key, empty if it is no string. Byte-order marks before it go: Qt's parser drops one by
/// itself, so a text that keeps others would become another one each time it is passed on.
QString stringOf(const QJsonObject &object, QLatin1StringView key)
{
    QString text = object.value(key).toString();
    while (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text;
}

bool isBlank(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
    });
}

QByteArray withoutMark(const QByteArray &body)
{
    return body.startsWith("\xEF\xBB\xBF") ? body.sliced(3) : body;
}

/// The one object that \a body must be. The error quotes nothing of the body.
tl::expected<QJsonObject, QString> parseObject(const QByteArray &body)
{
    const QByteArray json = withoutMark(body).trimmed();
    if (json.isEmpty())
        return tl::unexpected(u"the body is empty"_s);
    if (json.startsWith('<'))
        return tl::unexpected(u"the body is HTML or XML, not JSON"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(
            u"the body is not JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return tl::unexpected(u"the body is not a JSON object"_s);
    return document.object();
}

} // namespace

QByteArray encodeRequest(const PhonemeQuery &query)
{
    return compact({{u"text"_s, query.text}, {u"lang"_s, query.lang}, {u"mode"_s, query.mode}});
}

tl::expected<PhonemeQuery, QString> decodeRequest(const QByteArray &body)
{
    const auto object = parseObject(body);
    if (!object)
        return tl::unexpected(
            u"%1: send {\"text\": \"…\", \"lang\": \"en-US\", \"mode\": true}"_s.arg(object.error()));
    if (!object->value("text"_L1).isString())
        return tl::unexpected(u"\"text\" must be a string: give the text to transcribe"_s);
    const QString lang = stringOf(*object, "lang"_L1);
    if (lang.isEmpty() || lang.size() > maxLanguageTag)
        return tl::unexpected(u"\"lang\" must be a language tag: give one such as \"en-US\""_s);
    const QJsonValue mode = object->value("mode"_L1);
    if (!mode.isUndefined() && !mode.isBool())
        return tl::unexpected(u"\"mode\" must be true or false: leave it out for true"_s);
    return PhonemeQuery{.text = stringOf(*object, "text"_L1), .lang = lang, .mode = mode.toBool(true)};
}

QByteArray encodeAnswer(const PhonemeAnswer &answer)
{
    return compact({{u"ipa"_s, answer.ipa},
                    {u"detected"_s, answer.detected},
                    {u"lang"_s, answer.lang},
                    {u"spelling"_s, answer.spelling}});
}

QByteArray encodeError(const QString &message)
{
    return compact({{u"error"_s, message}});
}

QString decodeError(const QByteArray &body)
{
    const auto object = parseObject(body);
    if (!object)
        return {};
    QString message = stringOf(*object, "error"_L1);
    for (QChar &c : message) {
        const auto category = c.category();
        // Directional and other invisible marks would rearrange the line, < and > make markup of it.
        if (category == QChar::Other_Format || category == QChar::Other_Control || c == u'<' || c == u'>')
            c = u' ';
    }
    message = message.simplified();
    if (message.size() > maxErrorLength) {
        message.truncate(maxErrorLength - 1);
        if (message.back().isHighSurrogate())
            message.chop(1);
        message += u'…';
    }
    return message;
}

tl::expected<PhonemeAnswer, QString> decodeAnswer(const QByteArray &body)
{
    const auto object = parseObject(body);
    if (!object)
        return tl::unexpected(object.error());
    const QJsonValue value = object->value("ipa"_L1);
    if (value.isUndefined())
        return tl::unexpected(u"the answer has no \"ipa\""_s);
    if (!value.isString())
        return tl::unexpected(u"\"ipa\" is not a string"_s);
    const QString ipa = stringOf(*object, "ipa"_L1);
    if (isBlank(ipa))
        return tl::unexpected(u"\"ipa\" is blank"_s);
    return PhonemeAnswer{.ipa = ipa,
                         .detected = stringOf(*object, "detected"_L1),
                         .lang = stringOf(*object, "lang"_L1),
                         .spelling = stringOf(*object, "spelling"_L1)};
}

bool isCutShort(const QByteArray &body)
{
    const QByteArray json = withoutMark(body).trimmed();
    if (!json.startsWith('{'))
        return false;
    qsizetype depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return false;
        }
    }
    return true;
}

} // namespace phonoscope
