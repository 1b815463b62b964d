// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/uploaddevice.h"

#include <algorithm>

namespace phonoscope {

UploadDevice::UploadDevice(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_bytes.size() - m_at + QIODevice::bytesAvailable();
}

bool UploadDevice::seek(qint64)
{
    return false;
}

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    const qint64 count = std::min(maxSize, m_bytes.size() - m_at);
    if (count <= 0)
        return -1;
    std::copy_n(m_bytes.constData() + m_at, count, data);
    m_at += count;
    return count;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace phonoscope
