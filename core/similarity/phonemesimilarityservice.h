// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alignment/aligner.h"
#include "core/phonemes/languages.h"
#include "core/similarity/comparison.h"
#include "core/similarity/referenceforms.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace phonoscope {

class PhonemeCache;

struct Sentence
{
    QString text;
    bool isIpa = false; ///< the text is IPA already; no provider is asked
    /// The IPA of the text where somebody has written it, word by word; then no provider is asked either.
    QString ipa{};

    friend bool operator==(const Sentence &, const Sentence &) = default;
};

struct ComparisonRequest
{
    Sentence reference;
    QList<Sentence> spoken;
    QString lang;
    Strictness strictness = Strictness::Standard;
    /// Languages whose forms of the reference are accepted too: "en-GB" beside "en-US".
    QStringList accents{};
    /// Further ways to say the reference that are accepted, as IPA, each with as many words as it has.
    QStringList alternatives{};
};

/// The tables that comparing stands on.
struct SimilarityTables
{
    AligningCosts costs;
    ScoringDistances distances;
    Languages languages;
    std::shared_ptr<const VariantTables> variants;
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
/// parallel, finds the accepted forms of the reference, aligns, scores, and gives the result as one value.
/// The forms of the last references are remembered.
class PhonemeSimilarityService : public QObject
{
    Q_OBJECT
public:
    /// \a cache and \a tokenizer must outlive the service.
    PhonemeSimilarityService(PhonemeCache &cache, const Tokenizer &tokenizer, SimilarityTables tables,
                             IsolatedForms isolated, QObject *parent = nullptr);
    ~PhonemeSimilarityService() override;

    /// Starts a comparison with \a provider. Provider and service must outlive the job. Where the reference,
    /// or everything that was said, cannot be had for want of a network, all of it is asked of \a standIn
    /// instead, if there is one: the sounds of two engines are not compared with each other.
    ComparisonJob *compare(PhonemeProvider &provider, const ComparisonRequest &request, QObject *parent,
                           PhonemeProvider *standIn = nullptr);

    /// Asks again for those attempts of \a previous alone that failed, whatever the cache holds; the others
    /// stay as they are, a teacher's edits included.
    /// \pre \a previous is the answer to \a request.
    ComparisonJob *complete(PhonemeProvider &provider, const Comparison &previous,
                            const ComparisonRequest &request, QObject *parent);

    /// The comparison at once if every sentence is in the memory cache, else nothing; asks nobody.
    std::optional<Comparison> compareCached(const PhonemeProvider &provider,
                                            const ComparisonRequest &request);

    /// The same alignments scored anew; a teacher's edits stay.
    Comparison rescored(Comparison comparison, Strictness strictness) const;

    /// \a comparison with \a edits as what a teacher has changed in the attempt number \a attempt; nothing if
    /// one of them cannot be done. \pre the attempt exists and is not an error
    std::optional<Comparison> withEdits(Comparison comparison, std::size_t attempt,
                                        const ColumnEdits &edits) const;

private:
    struct Private;
    class Job;
    std::unique_ptr<Private> d;
};

} // namespace phonoscope
