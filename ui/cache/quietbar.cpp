// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/quietbar.h"

#include "ui/widgets/roles.h"

#include <algorithm>

namespace phonoscope {

QuietBar::QuietBar(QWidget *parent) : QProgressBar(parent)
{
    setRole(this, "share");
    setRange(0, 1000);
    setTextVisible(false);
}

void QuietBar::setShare(qint64 used, qint64 bound)
{
    const double share = bound > 0 ? static_cast<double>(used) / static_cast<double>(bound) : 0;
    // What is there at all is seen.
    setValue(used > 0 ? std::clamp(static_cast<int>(share * 1000), 8, 1000) : 0);
}

} // namespace phonoscope
