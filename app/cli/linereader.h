// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <QSemaphore>
#include <QThread>

namespace phonoscope::cli {

/// Reads standard input line by line off the main thread, so that answers go out while a slow writer thinks.
/// At most \a window lines are ahead of release().
class LineReader : public QThread
{
    Q_OBJECT
public:
    explicit LineReader(int window, QObject *parent = nullptr);
    /// Waits until the input has been read to its end.
    ~LineReader() override;

    /// One line has been dealt with: one more may be read.
    void release() { m_room.release(); }

Q_SIGNALS:
    void lineRead(const phonoscope::cli::InputLine &line);
    /// \a fault as InputLines::fault() has it.
    void endReached(const QString &fault);

protected:
    void run() override;

private:
    QSemaphore m_room;
};

} // namespace phonoscope::cli
