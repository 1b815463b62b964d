// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace phonoscope {

/// An object of a JSON file, and where in it: "comparison.attempts[2]", empty for the whole.
struct JsonPlace
{
    QJsonObject object;
    QString path;

    QString pathOf(QLatin1StringView key) const;
};

/// Reads the members that a JSON file must have and keeps the first fault; then everything reads as empty, so
/// that the caller looks once, at the end or before it relies on what was read.
class FieldReader
{
public:
    QString text(const JsonPlace &place, QLatin1StringView key);
    bool flag(const JsonPlace &place, QLatin1StringView key);
    /// A whole number from \a least to \a most.
    int number(const JsonPlace &place, QLatin1StringView key, int least, int most);
    double fraction(const JsonPlace &place, QLatin1StringView key);
    QJsonArray list(const JsonPlace &place, QLatin1StringView key);
    QStringList texts(const JsonPlace &place, QLatin1StringView key);
    JsonPlace object(const JsonPlace &place, QLatin1StringView key);
    std::vector<JsonPlace> objects(const JsonPlace &place, QLatin1StringView key);
    /// The value that \a fromName has for the text of the member.
    template <typename FromName>
    auto named(const JsonPlace &place, QLatin1StringView key, FromName fromName)
    {
        const auto value = fromName(text(place, key));
        if (!value)
            failUnknown(place.pathOf(key));
        return value ? *value : std::decay_t<decltype(*value)>{};
    }

    /// \a what: a clause that names the member and what is amiss. The first one is kept.
    void fail(const QString &what);
    void failUnknown(const QString &path);

    bool hasFailed() const { return !m_fault.isEmpty(); }
    QString fault() const { return m_fault; }

private:
    QJsonValue member(const JsonPlace &place, QLatin1StringView key, QJsonValue::Type type);
    bool isText(const QJsonValue &value, const QString &path);

    QString m_fault;
};

} // namespace phonoscope
