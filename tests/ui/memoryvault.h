// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/tokenvault.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <utility>

namespace phonoscope {

/// A vault that answers when it is told to, and forgets everything at its end.
class MemoryVault : public TokenVault
{
public:
    void read(const QString &place) override
    {
        reads.append(place);
        later([this, place] {
            const bool found = isThere && kept.contains(place);
            Q_EMIT readFinished(place,
                                !isThere ? VaultState::Unavailable
                                : found  ? VaultState::Done
                                         : VaultState::Missing,
                                found ? kept.value(place) : QString());
        });
    }

    void write(const QString &place, const QString &secret) override
    {
        later([this, place, secret] {
            if (isThere)
                kept.insert(place, secret);
            Q_EMIT writeFinished(place, isThere ? VaultState::Done : VaultState::Unavailable);
        });
    }

    void remove(const QString &place) override
    {
        later([this, place] {
            kept.remove(place);
            Q_EMIT removeFinished(place, isThere ? VaultState::Done : VaultState::Unavailable);
        });
    }

    /// Answers all that was asked so far.
    void answer()
    {
        const QList<std::function<void()>> asked = std::exchange(m_asked, {});
        for (const auto &one : asked)
            one();
    }

    bool isThere = true;
    QHash<QString, QString> kept;
    QStringList reads;

private:
    void later(std::function<void()> what) { m_asked.append(std::move(what)); }

    QList<std::function<void()>> m_asked;
};

} // namespace phonoscope
