// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linereader.h"

namespace phonoscope::cli {

LineReader::LineReader(int window, QObject *parent) : QThread(parent), m_room(window) {}

LineReader::~LineReader()
{
    wait();
}

void LineReader::run()
{
    InputLines input;
    for (;;) {
        m_room.acquire();
        const auto line = input.next();
        if (!line)
            break;
        Q_EMIT lineRead(*line);
    }
    Q_EMIT endReached(input.fault());
}

} // namespace phonoscope::cli
