// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/records/fieldreader.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ComparisonFile", text);
}

QString notOfType(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::Bool:
        return tr("“%1” is not true or false");
    case QJsonValue::Double:
        return tr("“%1” is not a number");
    case QJsonValue::String:
        return tr("“%1” is not a text");
    case QJsonValue::Array:
        return tr("“%1” is not a list");
    default:
        return tr("“%1” is not an object");
    }
}

QString itemPath(const QString &path, qsizetype index)
{
    return path + u'[' + QString::number(index) + u']';
}

} // namespace

QString JsonPlace::pathOf(QLatin1StringView key) const
{
    return path.isEmpty() ? QString(key) : path + u'.' + key;
}

void FieldReader::fail(const QString &what)
{
    if (m_fault.isEmpty())
        m_fault = what;
}

void FieldReader::failUnknown(const QString &path)
{
    fail(tr("“%1” has a value that is not known").arg(path));
}

QJsonValue FieldReader::member(const JsonPlace &place, QLatin1StringView key, QJsonValue::Type type)
{
    if (hasFailed())
        return {};
    const QJsonValue value = place.object.value(key);
    if (value.isUndefined())
        fail(tr("“%1” is missing").arg(place.pathOf(key)));
    else if (value.type() != type)
        fail(notOfType(type).arg(place.pathOf(key)));
    return value;
}

/// JSON can hold half of a surrogate pair, which no text is and no file can keep.
bool FieldReader::isText(const QJsonValue &value, const QString &path)
{
    if (!value.isString())
        fail(notOfType(QJsonValue::String).arg(path));
    else if (const QString text = value.toString(); !text.isValidUtf16() || text.contains(QChar::Null))
        fail(tr("“%1” holds what is no character").arg(path));
    return !hasFailed();
}

QString FieldReader::text(const JsonPlace &place, QLatin1StringView key)
{
    const QJsonValue value = member(place, key, QJsonValue::String);
    return !hasFailed() && isText(value, place.pathOf(key)) ? value.toString() : QString();
}

bool FieldReader::flag(const JsonPlace &place, QLatin1StringView key)
{
    return member(place, key, QJsonValue::Bool).toBool();
}

int FieldReader::number(const JsonPlace &place, QLatin1StringView key, int least, int most)
{
    const double value = fraction(place, key);
    if (hasFailed())
        return least;
    if (value < least || value > most || value != std::floor(value)) {
        fail(tr("“%1” is not a whole number from %2 to %3").arg(place.pathOf(key)).arg(least).arg(most));
        return least;
    }
    return static_cast<int>(value);
}

double FieldReader::fraction(const JsonPlace &place, QLatin1StringView key)
{
    return member(place, key, QJsonValue::Double).toDouble();
}

QJsonArray FieldReader::list(const JsonPlace &place, QLatin1StringView key)
{
    return member(place, key, QJsonValue::Array).toArray();
}

QStringList FieldReader::texts(const JsonPlace &place, QLatin1StringView key)
{
    QStringList texts;
    for (const QJsonValue value : list(place, key)) {
        if (!isText(value, itemPath(place.pathOf(key), texts.size())))
            return {};
        texts.append(value.toString());
    }
    return texts;
}

JsonPlace FieldReader::object(const JsonPlace &place, QLatin1StringView key)
{
    return {member(place, key, QJsonValue::Object).toObject(), place.pathOf(key)};
}

std::vector<JsonPlace> FieldReader::objects(const JsonPlace &place, QLatin1StringView key)
{
    std::vector<JsonPlace> objects;
    for (const QJsonValue value : list(place, key)) {
        const QString path = itemPath(place.pathOf(key), static_cast<qsizetype>(objects.size()));
        if (!value.isObject()) {
            fail(notOfType(QJsonValue::Object).arg(path));
            return {};
        }
        objects.push_back({value.toObject(), path});
    }
    return objects;
}

} // namespace phonoscope
