// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/speech/deviceoutput.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>

#include <algorithm>

namespace phonoscope {

namespace {

constexpr int tickMs = 20;
/// What waits in the device: enough that a busy window is not heard, little enough to stop at once.
constexpr int bufferMs = 150;
/// How long after the last sample a device that never says that it is done is taken to be.
constexpr int patienceMs = 2000;

} // namespace

DeviceOutput::DeviceOutput(QObject *parent) : AudioOutput(parent)
{
    m_ticks.setInterval(tickMs);
    m_ticks.setTimerType(Qt::PreciseTimer);
    connect(&m_ticks, &QTimer::timeout, this, &DeviceOutput::tick);
}

DeviceOutput::~DeviceOutput()
{
    stop();
}

void DeviceOutput::watchDevices()
{
    if (m_devices)
        return;
    m_devices = std::make_unique<QMediaDevices>();
    connect(m_devices.get(), &QMediaDevices::audioOutputsChanged, this, &DeviceOutput::availabilityChanged);
}

bool DeviceOutput::isAvailable()
{
    watchDevices();
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void DeviceOutput::play(const QByteArray &samples, int sampleRate)
{
    stop();
    watchDevices();
    QAudioFormat format;
    format.setSampleRate(sampleRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    m_samples.setData(samples);
    m_samples.open(QIODevice::ReadOnly);
    m_lengthMs = static_cast<int>(format.durationForBytes(static_cast<qint32>(samples.size())) / 1000);

    m_sink = std::make_unique<QAudioSink>(QMediaDevices::defaultAudioOutput(), format);
    m_sink->setBufferSize(format.bytesForDuration(bufferMs * 1000));
    m_sink->start(&m_samples);
    m_latencyMs = static_cast<int>(
        format.durationForBytes(static_cast<qint32>(std::max<qsizetype>(0, m_sink->bufferSize()))) / 1000);
    m_clock.start();
    // What went wrong at once is told by the first tick, as is what goes wrong later.
    m_ticks.start();
}

void DeviceOutput::stop()
{
    m_ticks.stop();
    if (m_sink)
        m_sink->reset();
    m_sink.reset();
    m_samples.close();
}

void DeviceOutput::fail(const QString &message)
{
    stop();
    Q_EMIT failed(message);
}

void DeviceOutput::tick()
{
    if (m_sink->error() == QAudio::OpenError) {
        fail(tr("The audio device cannot be used. Check whether another program holds it."));
        return;
    }
    // A device that has run dry says "underrun", which is the end of the samples and no fault.
    if (m_sink->error() == QAudio::FatalError || m_sink->error() == QAudio::IOError) {
        fail(tr("The audio device stopped. Check whether it is still connected."));
        return;
    }
    // Counted by the clock: what a device says that it has played is what it was given.
    const int heard = static_cast<int>(m_clock.elapsed()) - m_latencyMs;
    const bool allTaken = m_sink->state() == QAudio::IdleState || m_sink->state() == QAudio::StoppedState;
    if ((heard >= m_lengthMs && allTaken) || heard >= m_lengthMs + patienceMs) {
        stop();
        Q_EMIT finished();
        return;
    }
    Q_EMIT positionChanged(std::clamp(heard, 0, m_lengthMs));
}

} // namespace phonoscope
