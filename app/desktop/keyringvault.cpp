// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keyringvault.h"

#include <QLoggingCategory>
#include <qt6keychain/keychain.h>

namespace phonoscope {

namespace {

Q_LOGGING_CATEGORY(lcKeyring, "phonoscope.keyring", QtInfoMsg)

const auto service = QStringLiteral("phonoscope");

/// Without a keyring there is no error of its own: all but "not found" means that it cannot be used.
VaultState stateOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return VaultState::Done;
    case QKeychain::EntryNotFound:
        return VaultState::Missing;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    qCInfo(lcKeyring) << "the keyring cannot be used: error" << job.error();
    return VaultState::Unavailable;
}

/// Jobs delete themselves.
template <typename Job>
Job *makeJob(const QString &place, QObject *parent)
{
    auto *job = new Job(service, parent);
    job->setKey(place);
    job->setInsecureFallback(false); // never a plain file
    return job;
}

} // namespace

void KeyringVault::read(const QString &place)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(place, this);
    connect(job, &QKeychain::Job::finished, this, [this, job, place] {
        const VaultState state = stateOf(*job);
        Q_EMIT readFinished(place, state, state == VaultState::Done ? job->textData() : QString());
    });
    job->start();
}

void KeyringVault::write(const QString &place, const QString &secret)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(place, this);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this,
            [this, job, place] { Q_EMIT writeFinished(place, stateOf(*job)); });
    job->start();
}

void KeyringVault::remove(const QString &place)
{
    auto *job = makeJob<QKeychain::DeletePasswordJob>(place, this);
    connect(job, &QKeychain::Job::finished, this, [this, job, place] {
        const VaultState state = stateOf(*job);
        Q_EMIT removeFinished(place, state == VaultState::Missing ? VaultState::Done : state);
    });
    job->start();
}

} // namespace phonoscope
