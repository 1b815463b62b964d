// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Ends the process's hold on a reader that still waits for input.
    ~LineReader() override;

    /// One line has been dealt with: one more may be read.
    void release() { m_room.release(); }

Q_SIGNALS:
    /// Without its end; cut at maxLineBytes, then \a isWhole is false and the rest is skipped.
    void lineRead(const QByteArray &line, bool isWhole);
    void endReached();

protected:
    void run() override;

private:
    QSemaphore m_room;
};

} // namespace phonoscope::cli
