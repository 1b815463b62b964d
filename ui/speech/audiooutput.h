// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

namespace phonoscope {

/// Where sound goes to. A seam: the program has a device, tests have none and must not wait for one.
class AudioOutput : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether there is a device to play on. The first call may have to ask the system.
    virtual bool isAvailable() = 0;

    /// Plays \a samples, signed 16 bits of the machine's byte order and one channel, at \a sampleRate; what
    /// was playing is stopped. Emits nothing before it returns. Exactly one of finished() and failed()
    /// follows unless stop() or another play() comes first.
    virtual void play(const QByteArray &samples, int sampleRate) = 0;

    /// Silence at once; emits nothing.
    virtual void stop() = 0;

Q_SIGNALS:
    /// How much has been heard, in ms; some fifty times a second while something plays.
    void positionChanged(int ms);
    void finished();
    /// A sentence for the user.
    void failed(const QString &message);
    void availabilityChanged();
};

} // namespace phonoscope
