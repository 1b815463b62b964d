// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/answerstore.h"

namespace phonoscope {

class PhonemeCache;
class PhonemeProvider;
class UtteranceJob;

/// The service behind a cacheId as it may be shown: without user, password and query. Empty where there is
/// none.
QString shownEndpoint(const QString &cacheId);

/// The questions that could not be asked because nobody could be reached, the oldest first: on disk if there
/// is a store, else until the program ends. Bounded: beyond maxEntries the oldest are dropped. PhonemeCache
/// fills it and takes off what has been answered.
class MissingQuestions : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype maxEntries = 1'000;

    /// \a cache is the one that asks; it and \a store (which may be null) must outlive this.
    explicit MissingQuestions(PhonemeCache &cache, AnswerStore *store = nullptr, QObject *parent = nullptr);
    ~MissingQuestions() override;

    QList<MissingQuestion> entries() const;
    qsizetype count() const;

    /// Notes \a question; one that is there keeps its date.
    void note(const MissingQuestion &question);
    /// Takes off what has an answer, or is no longer wanted.
    void remove(const QList<StoreKey> &keys);
    void clear();

    /// Asks \a provider, which must outlive that, what is missing of it: those of its cacheId. Those answered
    /// leave the list. How many were asked; those that are being asked already are not asked again.
    qsizetype sendAll(PhonemeProvider &provider);
    /// Questions of sendAll() without an answer yet.
    qsizetype underWay() const;

Q_SIGNALS:
    /// In the entries, or in what is under way.
    void changed();

private:
    void merge(const QList<MissingQuestion> &stored);
    void trim();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
