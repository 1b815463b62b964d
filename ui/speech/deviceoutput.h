// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/audiooutput.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

class QAudioSink;
class QMediaDevices;

namespace phonoscope {

/// The system's default audio device. Asks for nothing before isAvailable() or play() is called; from then on
/// it watches devices come and go. GUI thread.
class DeviceOutput : public AudioOutput
{
    Q_OBJECT
public:
    explicit DeviceOutput(QObject *parent = nullptr);
    ~DeviceOutput() override;

    bool isAvailable() override;
    void play(const QByteArray &samples, int sampleRate) override;
    void stop() override;

private:
    void watchDevices();
    void tick();
    void fail(const QString &message);

    std::unique_ptr<QMediaDevices> m_devices; ///< null until somebody asks
    QBuffer m_samples;
    std::unique_ptr<QAudioSink> m_sink; ///< null while nothing plays
    QTimer m_ticks;
    QElapsedTimer m_clock; ///< since the device began
    int m_lengthMs = 0;
    int m_latencyMs = 0;
};

} // namespace phonoscope
