// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace phonoscope {

/// What became of a wish to a vault.
enum class VaultState {
    Done,
    Missing,     ///< nothing is kept there
    Unavailable, ///< there is no vault, or it stayed locked
};

/// Keeps secrets beyond the program's end, each in a place with a name: an origin. Every call returns at
/// once and is answered by one signal, later.
class TokenVault : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void read(const QString &place) = 0;
    virtual void write(const QString &place, const QString &secret) = 0;
    /// Done also where there was nothing.
    virtual void remove(const QString &place) = 0;

Q_SIGNALS:
    void readFinished(const QString &place, phonoscope::VaultState state, const QString &secret);
    void writeFinished(const QString &place, phonoscope::VaultState state);
    void removeFinished(const QString &place, phonoscope::VaultState state);
};

} // namespace phonoscope
