// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"
#include "core/similarity/comparison.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace phonoscope {

class PhonemeCache;

struct Sentence
{
    QString text;
    bool isIpa = false; ///< the text is IPA already; no provider is asked
};

struct ComparisonRequest
{
    Sentence reference;
    QList<Sentence> spoken;
    QString lang;
    Strictness strictness = Strictness::Standard;
};

/// A comparison under way. Owned by the parent it was given; deleting it cancels it silently.
class ComparisonJob : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Ends the job with PhonemeErrorKind::Cancelled at the next turn of the event loop, unless it has ended.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// Exactly once, never from within compare().
    void finished(const phonoscope::ComparisonResult &result);
};

/// The layer between cache and providers below and views above: asks for every distinct sentence in
/// parallel, aligns, scores, and gives the result as one value.
class PhonemeSimilarityService : public QObject
{
    Q_OBJECT
public:
    /// \a cache and \a tokenizer must outlive the service.
    PhonemeSimilarityService(PhonemeCache &cache, const Tokenizer &tokenizer, AligningCosts costs,
                             ScoringDistances distances, QObject *parent = nullptr);
    ~PhonemeSimilarityService() override;

    /// Starts a comparison with \a provider. Provider and service must outlive the job.
    ComparisonJob *compare(PhonemeProvider &provider, const ComparisonRequest &request, QObject *parent);

    /// The comparison at once if every sentence is in the memory cache, else nothing; asks nobody.
    std::optional<Comparison> compareCached(const PhonemeProvider &provider,
                                            const ComparisonRequest &request);

    /// The same alignments scored anew.
    Comparison rescored(Comparison comparison, Strictness strictness) const;

private:
    struct Private;
    class Job;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
