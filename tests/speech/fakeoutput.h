// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/speech/audiooutput.h"

#include <algorithm>

namespace phonoscope {

/// A device that plays as fast as the test turns its clock.
class FakeOutput : public AudioOutput
{
public:
    bool isAvailable() override
    {
        ++looks;
        return available;
    }

    void play(const QByteArray &newSamples, int newRate) override
    {
        ++plays;
        samples = newSamples;
        sampleRate = newRate;
        position = 0;
        playing = true;
    }

    void stop() override
    {
        ++stops;
        playing = false;
    }

    int lengthMs() const { return static_cast<int>(samples.size() / 2 * 1000 / sampleRate); }

    /// The clock goes on to \a ms, in the steps of a real device.
    void playTo(int ms)
    {
        while (playing && position < ms) {
            position = std::min(position + 20, ms);
            Q_EMIT positionChanged(position);
        }
    }

    void playToTheEnd()
    {
        playTo(lengthMs());
        if (!playing)
            return;
        playing = false;
        Q_EMIT finished();
    }

    void breakDown()
    {
        playing = false;
        Q_EMIT failed(QStringLiteral("The audio device stopped."));
    }

    void plug(bool in)
    {
        available = in;
        Q_EMIT availabilityChanged();
    }

    QByteArray samples;
    int sampleRate = 0;
    int position = 0;
    int looks = 0;
    int plays = 0;
    int stops = 0;
    bool playing = false;
    bool available = true;
};

} // namespace phonoscope
