// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpheaders.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

namespace phonoscope {

namespace {

struct HttpHeaders
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::HttpHeaders)
};

constexpr qsizetype maxNameBytes = 100;
constexpr qsizetype maxValueBytes = 8000; // servers commonly take 8 KiB a line

/// In lower case: what the client sets, and what belongs to one connection (RFC 9110, 7.6.1).
constexpr std::array<std::string_view, 18> ownNames{"accept",           "accept-encoding",
                                                    "accept-language",  "connection",
                                                    "content-encoding", "content-length",
                                                    "content-type",     "cookie",
                                                    "expect",           "host",
                                                    "keep-alive",       "proxy-authorization",
                                                    "proxy-connection", "te",
                                                    "trailer",          "transfer-encoding",
                                                    "upgrade",          "user-agent"};

bool isTokenSign(char c)
{
    static constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           others.find(c) != std::string_view::npos;
}

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

} // namespace

std::optional<QString> headerFault(const HttpHeader &header)
{
    const QByteArray &name = header.name;
    if (name.isEmpty())
        return HttpHeaders::tr("A header has no name: give it one, or take it out.");
    if (name.size() > maxNameBytes || !std::all_of(name.begin(), name.end(), isTokenSign)) {
        return HttpHeaders::tr("“%1” cannot be the name of a header: use letters, digits and hyphens only.")
            .arg(QString::fromUtf8(name.left(maxNameBytes)).simplified());
    }
    const QString shown = QString::fromLatin1(name);
    const QByteArray lower = name.toLower();
    if (std::find(ownNames.begin(), ownNames.end(),
                  std::string_view(lower.constData(), static_cast<std::size_t>(lower.size()))) !=
        ownNames.end()) {
        return HttpHeaders::tr("The header “%1” is set by the program itself: take it out.").arg(shown);
    }
    if (std::any_of(header.value.begin(), header.value.end(), isControl)) {
        return HttpHeaders::tr("The value of the header “%1” holds a line break or another control "
                               "character: enter it in one line.")
            .arg(shown);
    }
    if (header.value.size() > maxValueBytes)
        return HttpHeaders::tr("The value of the header “%1” is too long: shorten it.").arg(shown);
    return {};
}

HttpHeader bearerHeader(const QString &token)
{
    return {"Authorization", "Bearer " + token.toUtf8()};
}

} // namespace phonoscope
