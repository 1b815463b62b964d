// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/httptypes.h"
#include "core/network/pacing/circuitbreaker.h"
#include "core/network/pacing/clocks.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <utility>

namespace phonoscope {

/// Whose turn it is to be sent to one service: at most so many at once, High before Low, first come, first
/// served among these. Whoever waits does so here, where no deadline runs yet but that of the patience.
///
/// Knows nothing of the network. While the breaker is open everybody is refused; while it is half open one
/// goes and the others wait for its outcome.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxParallel = 60;

    struct Guest
    {
        HttpPriority priority = HttpPriority::High;
        std::chrono::milliseconds patience{}; ///< from now on
        /// Its turn: counts as running until it leaves.
        std::function<void(CircuitBreaker::Admission)> start;
        /// It will have no turn, and has left: WaitedTooLong or Resting.
        std::function<void(HttpError)> refuse;
    };

    /// \a breaker outlives the queue.
    RequestQueue(CircuitBreaker &breaker, Clock clock, QObject *parent = nullptr);

    /// \a number names the guest and its place: the lower goes first. One that comes back for another attempt
    /// has its old place. Calls start() or refuse() perhaps within this call.
    void enter(int number, Guest guest);

    /// It has ended, given up, or will come back. Does nothing for one that is not there.
    void leave(int number);

    /// 1 to maxParallel. Those that run beyond are not stopped.
    void setParallel(int parallel);

    /// Nobody starts before \a time; patience goes on, and who has not enough of it is refused at once.
    void pauseUntil(std::chrono::milliseconds time);
    void resume();
    /// Zero unless it pauses.
    std::chrono::milliseconds pauseLeft() const;

    /// Nobody starts while it is held.
    void setHeld(bool held);

    /// Looks at the clock and the breaker: to be called when the breaker has changed.
    void look();

    int waiting() const { return static_cast<int>(m_waiting.size()); }
    int running() const { return static_cast<int>(m_running.size()); }

private:
    struct Waiting
    {
        Guest guest;
        std::chrono::milliseconds until;
    };
    using Place = std::pair<HttpPriority, int>;

    void refuse(std::map<Place, Waiting>::iterator one, HttpError error);
    void refuseTheHopeless();
    void startNext();
    void setTimer();

    CircuitBreaker &m_breaker;
    const Clock m_clock;
    std::map<Place, Waiting> m_waiting;
    std::set<int> m_running;
    QTimer m_timer; ///< the next moment that changes anything
    std::chrono::milliseconds m_pausedUntil{};
    int m_parallel = 6;
    bool m_held = false;
    bool m_looking = false;
    bool m_lookAgain = false;
};

} // namespace phonoscope
