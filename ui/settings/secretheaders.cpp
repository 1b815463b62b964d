// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secretheaders.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::SecretHeaders)
};

constexpr qsizetype longest = 4'096;

bool isAnyOf(const QString &name, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(), [&name](QLatin1StringView other) {
        return name.compare(other, Qt::CaseInsensitive) == 0;
    });
}

/// RFC 9110, 5.6.2.
bool isNameCharacter(QChar character)
{
    const char16_t c = character.unicode();
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
           QStringView(u"!#$%&'*+-.^_`|~").contains(character);
}

bool isVisibleAscii(QChar character)
{
    return character > u' ' && character < QChar(0x7f);
}

} // namespace

bool isSecretHeader(const QString &name)
{
    constexpr QLatin1StringView marks[] = {QLatin1StringView("key"),    QLatin1StringView("token"),
                                           QLatin1StringView("secret"), QLatin1StringView("password"),
                                           QLatin1StringView("cookie"), QLatin1StringView("auth")};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&name](QLatin1StringView mark) { return name.contains(mark, Qt::CaseInsensitive); });
}

QString headerProblem(const QString &name, const QString &value)
{
    if (name.isEmpty())
        return value.isEmpty() ? QString() : Messages::tr("This header needs a name.");
    if (name.size() > longest || value.size() > longest)
        return Messages::tr("A header has %1 characters at most.").arg(longest);
    if (!std::all_of(name.begin(), name.end(), isNameCharacter))
        return Messages::tr("The name of a header has letters, digits and hyphens only.");
    if (isAnyOf(name, {QLatin1StringView("authorization")}))
        return Messages::tr("Put the token into the field \u201cToken\u201d above, which keeps it safe.");
    if (isAnyOf(name, {QLatin1StringView("host"), QLatin1StringView("content-length"),
                       QLatin1StringView("content-type"), QLatin1StringView("connection"),
                       QLatin1StringView("transfer-encoding"), QLatin1StringView("accept-encoding"),
                       QLatin1StringView("expect"), QLatin1StringView("te"), QLatin1StringView("upgrade")}))
        return Messages::tr("The program sets this header itself.");
    if (std::any_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return Messages::tr("A header is one line.");
    return {};
}

QString tokenProblem(const QString &token)
{
    if (token.size() > longest)
        return Messages::tr("A token has %1 characters at most.").arg(longest);
    if (!std::all_of(token.begin(), token.end(), isVisibleAscii))
        return Messages::tr("A token has no blanks and only plain letters, digits and signs. Leave out the "
                            "word \u201cBearer\u201d.");
    return {};
}

} // namespace phonoscope
