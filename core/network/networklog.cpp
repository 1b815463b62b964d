// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/networklog.h"

namespace phonoscope {

Q_LOGGING_CATEGORY(networkLog, "phonoscope.network", QtInfoMsg)

QString plainUrl(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment).toString();
}

} // namespace phonoscope
