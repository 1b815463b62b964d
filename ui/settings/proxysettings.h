// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonoscope {

struct ProxySettings
{
    enum class Choice { System, None, Own };
    enum class Type { Http, Socks5 };

    Choice choice = Choice::System;
    Type type = Type::Http;
    QString host{};
    quint16 port = 8080;
    QString user{};
    QString password{}; ///< a secret: never logged or saved in plain text

    friend bool operator==(const ProxySettings &, const ProxySettings &) = default;
};

} // namespace phonoscope
