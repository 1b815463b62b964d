// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/types.h>

namespace phonoscope::test {

/// An X server of one's own without a screen (Xvfb), on a display that is free, ended with this object. Needs
/// no QCoreApplication, since that of a test wants the display.
class VirtualDisplay
{
public:
    VirtualDisplay();
    ~VirtualDisplay();
    VirtualDisplay(const VirtualDisplay &) = delete;
    VirtualDisplay &operator=(const VirtualDisplay &) = delete;

    /// ":99"; empty if the server did not start, problem() then says why.
    const QByteArray &name() const { return m_name; }
    const QByteArray &problem() const { return m_problem; }

private:
    void readName(int descriptor);

    QByteArray m_name;
    QByteArray m_problem;
    pid_t m_server = -1;
};

} // namespace phonoscope::test
