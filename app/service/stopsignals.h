// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace phonoscope {

/// SIGTERM and SIGINT as a Qt signal. Made first in main, before any thread: both are blocked from then on.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

    /// Starts to listen; needs the application object. What came earlier is reported then.
    void watch();

Q_SIGNALS:
    void stopRequested(); ///< once for each signal

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace phonoscope
