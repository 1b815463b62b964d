// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"

#include <QThreadPool>

#include <atomic>
#include <memory>

namespace phonoscope {

class EspeakEngine;

/// The built-in engine as a provider: works off the caller's thread, on one thread of its own (the engine
/// is behind one lock, more would only wait).
class EspeakProvider : public PhonemeProvider
{
    Q_OBJECT
public:
    explicit EspeakProvider(std::shared_ptr<const EspeakEngine> engine, QObject *parent = nullptr);
    /// Waits for the transcription under way; those that had not begun end with Cancelled.
    ~EspeakProvider() override;

    QString id() const override; ///< "builtin"
    QString cacheId() const override;
    bool isLocal() const override { return true; }

protected:
    PhonemeJob *start(const PhonemeQuery &query, Urgency urgency, QObject *parent) override;

private:
    std::shared_ptr<const EspeakEngine> m_engine;
    std::shared_ptr<std::atomic_bool> m_closing; ///< shared with the tasks, which may outlive nothing else
    QThreadPool m_pool;
};

} // namespace phonoscope
