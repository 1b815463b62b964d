// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"

#include <QSslError>

namespace phonoscope {

/// Why a certificate was rejected, as a CertificateRejected error whose detail names every fault.
HttpError certificateError(const QList<QSslError> &faults);

} // namespace phonoscope
