// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/phonemeprovider.h"

#include <QPointer>

namespace phonoscope::test {

/// A provider whose answers come when the test says so, in the order the test says: for what no real
/// provider plays on demand (late, crossed and missing answers).
class HeldProvider : public PhonemeProvider
{
public:
    class Job : public PhonemeJob
    {
    public:
        Job(PhonemeQuery asked, QObject *parent) : PhonemeJob(parent), query(std::move(asked)) {}
        void cancel() override { fail(PhonemeErrorKind::Cancelled); }
        void fail(PhonemeErrorKind kind)
        {
            Q_EMIT finished(tl::unexpected(PhonemeError{kind, QStringLiteral("failed on demand")}));
        }
        /// Answers with \a ipa, one word for each blank-separated part.
        void answer(const QString &ipa)
        {
            Transcription transcription{
                query.text, query.lang, ipa, {}, QStringLiteral("held"), QStringLiteral("held 1"), {}};
            for (const QString &word : ipa.split(QLatin1Char(' ')))
                transcription.words.append({word, word});
            Q_EMIT finished(transcription);
        }

        const PhonemeQuery query;
    };

    explicit HeldProvider(QString name = QStringLiteral("held")) : m_name(std::move(name)) {}

    QString id() const override { return m_name; }
    QString cacheId() const override { return m_name; }
    bool isLocal() const override { return local; }
    NetworkFigures figures() const override { return m_figures; }

    /// The question for \a text that is still open; null if there is none.
    Job *open(const QString &text) const
    {
        for (const QPointer<Job> &job : asked) {
            if (job && job->query.text == text)
                return job;
        }
        return nullptr;
    }

    bool local = false;
    QList<QPointer<Job>> asked; ///< every question so far; null where it was withdrawn

protected:
    PhonemeJob *start(const PhonemeQuery &query, Urgency, QObject *parent) override
    {
        auto *job = new Job(query, parent);
        asked.append(job);
        ++m_figures.requests;
        return job;
    }

private:
    QString m_name;
    NetworkFigures m_figures;
};

} // namespace phonoscope::test
