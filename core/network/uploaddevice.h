// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

namespace phonoscope {

/// A body that can be read once. The transport, which would send a body again by itself when the service
/// closes the connection before it answers, cannot do so with this one.
class UploadDevice : public QIODevice
{
    Q_OBJECT
public:
    explicit UploadDevice(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    bool seek(qint64 position) override; ///< false: what the transport asks before it gives up

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override; ///< writes nothing: -1

private:
    const QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace phonoscope
