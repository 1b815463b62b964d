// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/records/strictjson.h"

#include "core/phonemes/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <utility>
#include <vector>

namespace phonoscope {

namespace {

/// The bytes of the string that begins at \a begin, its quotes among them.
QByteArrayView stringAt(const QByteArray &json, qsizetype begin)
{
    qsizetype end = begin + 1;
    while (json[end] != '"')
        end += json[end] == '\\' ? 2 : 1;
    return QByteArrayView(json).sliced(begin, end + 1 - begin);
}

QString unescaped(QByteArrayView string)
{
    if (!string.contains('\\'))
        return QString::fromUtf8(string.sliced(1, string.size() - 2));
    return QJsonDocument::fromJson('[' + string.toByteArray() + ']').array().first().toString();
}

/// \pre \a json has been parsed: it is well formed
bool hasKeyTwice(const QByteArray &json)
{
    struct Level
    {
        bool isObject = false;
        bool isKeyNext = false;
        QSet<QString> keys;
    };
    std::vector<Level> levels;
    for (qsizetype i = 0; i < json.size(); ++i) {
        switch (json[i]) {
        case '{':
            levels.push_back({true, true, {}});
            break;
        case '[':
            levels.push_back({});
            break;
        case '}':
        case ']':
            levels.pop_back();
            break;
        case ',':
            levels.back().isKeyNext = levels.back().isObject;
            break;
        case '"': {
            const QByteArrayView string = stringAt(json, i);
            Level &level = levels.back();
            if (std::exchange(level.isKeyNext, false)) {
                const qsizetype before = level.keys.size();
                level.keys.insert(unescaped(string));
                if (level.keys.size() == before)
                    return true;
            }
            i += string.size() - 1;
            break;
        }
        default:
            break;
        }
    }
    return false;
}

} // namespace

tl::expected<QJsonObject, JsonFault> parseStrictJson(const QByteArray &bytes)
{
    if (!decodeText(bytes))
        return tl::unexpected(JsonFault::NotText);
    const QByteArray json = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return tl::unexpected(JsonFault::NotJson);
    if (!document.isObject())
        return tl::unexpected(JsonFault::NotObject);
    if (hasKeyTwice(json))
        return tl::unexpected(JsonFault::TwiceKey);
    return document.object();
}

} // namespace phonoscope
