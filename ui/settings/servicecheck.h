// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace phonoscope {

struct ServiceProfile;

/// What came of trying a service out.
struct ServiceCheckAnswer
{
    bool works = false;
    QString message{}; ///< for the user: what it does, or what to do
};

/// Tries a service out and calls \a done once, later. \a parent owns what is returned; deleting that ends it
/// without a call.
using StartServiceCheck = std::function<QObject *(const ServiceProfile &profile, QObject *parent,
                                                  std::function<void(const ServiceCheckAnswer &)> done)>;

} // namespace phonoscope
