// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/linereader.h"

#include "app/cli/console.h"

#include <QFile>

namespace phonoscope::cli {

LineReader::LineReader(int window, QObject *parent) : QThread(parent), m_room(window) {}

LineReader::~LineReader()
{
    wait();
}

void LineReader::run()
{
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly)) {
        for (;;) {
            m_room.acquire();
            QByteArray line = input.readLine(maxLineBytes);
            if (line.isEmpty())
                break;
            bool isWhole = true;
            if (!line.endsWith('\n') && line.size() >= maxLineBytes - 1) {
                isWhole = false;
                for (QByteArray rest = line; !rest.isEmpty() && !rest.endsWith('\n');)
                    rest = input.readLine(maxLineBytes);
            }
            while (line.endsWith('\n') || line.endsWith('\r'))
                line.chop(1);
            Q_EMIT lineRead(line, isWhole);
        }
    }
    Q_EMIT endReached();
}

} // namespace phonoscope::cli
