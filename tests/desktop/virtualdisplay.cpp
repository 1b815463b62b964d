// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/virtualdisplay.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace phonoscope::test {

namespace {

constexpr int patience = 30'000; ///< ms, on a busy machine

/// Never returns. Only what may be called between fork and exec.
[[noreturn]] void becomeServer(int namePipe)
{
    constexpr int nameDescriptor = 3;
    // Not to outlive a test that crashes.
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (namePipe == nameDescriptor)
        fcntl(namePipe, F_SETFD, 0);
    else
        dup2(namePipe, nameDescriptor);
    const int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execlp("Xvfb", "Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset",
           static_cast<char *>(nullptr));
    _exit(127);
}

} // namespace

VirtualDisplay::VirtualDisplay()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        m_problem = std::strerror(errno);
        return;
    }
    m_server = fork();
    if (m_server == 0)
        becomeServer(ends[1]);
    close(ends[1]);
    if (m_server > 0)
        readName(ends[0]);
    else
        m_problem = std::strerror(errno);
    close(ends[0]);
}

void VirtualDisplay::readName(int descriptor)
{
    QByteArray number;
    while (!number.endsWith('\n')) {
        pollfd ready{.fd = descriptor, .events = POLLIN, .revents = 0};
        const int answers = poll(&ready, 1, patience);
        if (answers < 0 && errno == EINTR)
            continue;
        if (answers <= 0) {
            m_problem = "it named no display in time";
            return;
        }
        char letter = 0;
        if (read(descriptor, &letter, 1) != 1) {
            m_problem = "it ended at once; is the package xvfb installed?";
            return;
        }
        number += letter;
    }
    m_name = ':' + number.trimmed();
}

VirtualDisplay::~VirtualDisplay()
{
    if (m_server <= 0)
        return;
    kill(m_server, SIGTERM);
    waitpid(m_server, nullptr, 0);
}

} // namespace phonoscope::test
