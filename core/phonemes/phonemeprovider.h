// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"

#include <QObject>

namespace phonoscope {

/// One question under way. Made by PhonemeProvider::transcribe; lives as long as its parent or until
/// deleted. Deleting an unfinished job cancels it silently.
class PhonemeJob : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ends the job with PhonemeErrorKind::Cancelled at the next turn of the event loop, unless it has ended.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// Exactly once, never from within the call that made the job; the job may be deleted (later) by then.
    void finished(const phonoscope::TranscriptionResult &result);
};

/// What a network provider has used since it was made.
struct NetworkFigures
{
    int requests = 0;    ///< requests handed to the network
    int connections = 0; ///< connections it began to open
    int retries = 0;     ///< requests that said again what one before them had said in vain
    int batches = 0;     ///< requests that carried more than one sentence

    friend bool operator==(const NetworkFigures &, const NetworkFigures &) = default;
};

/// Who waits for the answer.
enum class Urgency {
    Now,   ///< somebody sits before the screen
    Later, ///< nobody: it is asked ahead of time, or made up for
};

/// Whatever turns text into IPA. Lives in one thread, that of its jobs.
class PhonemeProvider : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// "builtin" or "service": the name in JSON and on the command line.
    virtual QString id() const = 0;

    /// Tells apart providers whose answers may differ: id, endpoint or data version.
    virtual QString cacheId() const = 0;

    /// Answers cost nothing but this machine's time, so they may be asked for while the user types.
    virtual bool isLocal() const = 0;

    /// Starts a job that \a parent owns. Bad input ends it with a typed error, as any fault does.
    PhonemeJob *transcribe(const PhonemeQuery &query, QObject *parent, Urgency urgency = Urgency::Now)
    {
        return start(query, urgency, parent);
    }

    /// Somebody is about to ask: what takes time before the first answer may be done ahead.
    virtual void warmUp() {}

    /// A person wants to try again: what is left alone after failures is asked at once.
    virtual void tryNow() {}

    /// What the provider has used of the network so far; nothing for one that has no network.
    virtual NetworkFigures figures() const { return {}; }

protected:
    virtual PhonemeJob *start(const PhonemeQuery &query, Urgency urgency, QObject *parent) = 0;
};

} // namespace phonoscope
