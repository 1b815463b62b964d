// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/secretheaders.h"

#include "core/network/httpheaders.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::SecretHeaders)
};

constexpr qsizetype longest = 4'096;

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
    if (name.compare(QLatin1StringView("authorization"), Qt::CaseInsensitive) == 0)
        return Messages::tr("Put the token into the field \u201cToken\u201d above, which keeps it safe.");
    return headerFault({name.toUtf8(), value.toUtf8()}).value_or(QString());
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
