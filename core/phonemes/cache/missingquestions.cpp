// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/missingquestions.h"

#include "core/phonemes/cache/phonemecache.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace phonoscope {

QString shownEndpoint(const QString &cacheId)
{
    const qsizetype slash = cacheId.indexOf(u'/');
    const QUrl url(slash < 0 ? QString() : cacheId.sliced(slash + 1), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

struct MissingQuestions::Private
{
    PhonemeCache &cache;
    AnswerStore *store;
    QList<MissingQuestion> entries; ///< the oldest first
    QSet<StoreKey> keys;            ///< of the entries
    QSet<StoreKey> underWay;
};

MissingQuestions::MissingQuestions(PhonemeCache &cache, AnswerStore *store, QObject *parent)
    : QObject(parent), d(new Private{cache, store, {}, {}, {}})
{
    if (!store)
        return;
    const auto load = [this] {
        d->store->missing(this, [this](const QList<MissingQuestion> &stored) { merge(stored); });
    };
    connect(store, &AnswerStore::opened, this, load);
    if (store->isAvailable())
        load();
}

MissingQuestions::~MissingQuestions() = default;

void MissingQuestions::merge(const QList<MissingQuestion> &stored)
{
    QList<MissingQuestion> all = stored;
    QSet<StoreKey> keys;
    for (const MissingQuestion &question : stored)
        keys.insert(question.key);
    for (const MissingQuestion &question : std::as_const(d->entries)) {
        if (!keys.contains(question.key)) {
            keys.insert(question.key);
            all.append(question);
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto &a, const auto &b) { return a.sinceMs < b.sinceMs; });
    if (all == d->entries)
        return;
    d->entries = std::move(all);
    d->keys = std::move(keys);
    trim();
    Q_EMIT changed();
}

void MissingQuestions::trim()
{
    while (d->entries.size() > maxEntries)
        d->keys.remove(d->entries.takeFirst().key);
}

QList<MissingQuestion> MissingQuestions::entries() const
{
    return d->entries;
}

qsizetype MissingQuestions::count() const
{
    return d->entries.size();
}

void MissingQuestions::note(const MissingQuestion &question)
{
    if (d->keys.contains(question.key))
        return;
    d->keys.insert(question.key);
    d->entries.append(question);
    trim();
    if (d->store)
        d->store->addMissing(question);
    Q_EMIT changed();
}

void MissingQuestions::remove(const QList<StoreKey> &keys)
{
    QList<StoreKey> known;
    for (const StoreKey &key : keys) {
        if (d->keys.remove(key))
            known.append(key);
    }
    if (known.isEmpty())
        return;
    d->entries.removeIf([&](const MissingQuestion &question) { return !d->keys.contains(question.key); });
    if (d->store)
        d->store->removeMissing(known);
    Q_EMIT changed();
}

void MissingQuestions::clear()
{
    remove(d->keys.values());
}

qsizetype MissingQuestions::sendAll(PhonemeProvider &provider)
{
    const QString cacheId = provider.cacheId();
    const QList<MissingQuestion> entries = d->entries;
    qsizetype asked = 0;
    for (const MissingQuestion &question : entries) {
        if (question.key.cacheId != cacheId || d->underWay.contains(question.key))
            continue;
        d->underWay.insert(question.key);
        ++asked;
        UtteranceJob *job = d->cache.fetch(provider, question.key.query, this, Urgency::Later);
        connect(job, &UtteranceJob::finished, this,
                [this, job, key = question.key](const UtteranceResult &result) {
                    job->deleteLater();
                    d->underWay.remove(key);
                    if (result && job->source() != AnswerSource::Kept)
                        remove({key});
                    if (d->underWay.isEmpty())
                        Q_EMIT changed();
                });
    }
    if (asked > 0)
        Q_EMIT changed();
    return asked;
}

qsizetype MissingQuestions::underWay() const
{
    return d->underWay.size();
}

} // namespace phonoscope
