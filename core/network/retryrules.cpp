// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/retryrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

bool mayRetry(const HttpResult &result, bool neverSendTwice)
{
    if (!result)
        return result.error().passing && (result.error().unsent || !neverSendTwice);
    switch (result->status) {
    case 408: // of a connection that was idle for too long: it came in the place of the answer
    case 429:
    case 503:
        return true;
    case 502:
    case 504:
        return !neverSendTwice;
    default:
        return false;
    }
}

CircuitBreaker::Verdict verdictOn(const HttpResult &result)
{
    using Verdict = CircuitBreaker::Verdict;
    if (result)
        return result->status >= 500 ? Verdict::Failure : Verdict::Success;
    switch (result.error().kind) {
    case HttpErrorKind::Cancelled:
    case HttpErrorKind::WaitedTooLong:
    case HttpErrorKind::Resting:
        return Verdict::Nothing;
    case HttpErrorKind::TooLarge: // for us
        return Verdict::Success;
    case HttpErrorKind::HostNotFound:
    case HttpErrorKind::ConnectionFailed:
    case HttpErrorKind::ConnectionLost:
    case HttpErrorKind::Timeout:
    case HttpErrorKind::NotHttp:
    case HttpErrorKind::CertificateRejected:
        return Verdict::Failure;
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds pauseAskedFor(const HttpResult &result)
{
    if (!result || (result->status != 429 && result->status != 503))
        return {};
    return std::chrono::milliseconds(std::max(result->retryAfterMs, 0));
}

QString summaryOf(const HttpResult &result)
{
    return result ? u"status %1"_s.arg(result->status) : "none, "_L1 + result.error().detail;
}

} // namespace phonoscope
