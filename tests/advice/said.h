// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/adviseall.h"
#include "core/alignment/aligner.h"
#include "tests/ipa/tokenizerfixture.h"

#include <memory>

namespace phonoscope {

/// The value of \a result, or an exception with its error.
template <typename T>
T loaded(tl::expected<T, QString> result)
{
    if (!result)
        throw std::runtime_error(result.error().toStdString());
    return std::move(*result);
}

/// One attempt on its way from IPA to advice, over the embedded tables.
struct Said
{
    QString language;
    QList<Segment> reference;
    QList<Segment> spoken;
    QStringList referenceWords;
    QStringList spokenWords;
    Columns columns;
    Score score;
    std::vector<StressError> stress;

    std::vector<LocatedChange> changes(const AdviceTables &tables) const
    {
        return soundChanges({reference, spoken, columns, score, stress, referenceWords, spokenWords}, tables,
                            language);
    }

    std::vector<RankedAdvice> advice(const AdviceTables &tables, AdviceLanguage in,
                                     std::size_t atMost = 100) const
    {
        const auto found = changes(tables);
        return adviseAll(found, tables, language, in, atMost);
    }

    /// The types of the columns: "SMM".
    QString types() const
    {
        static constexpr char letters[] = {'M', 'V', 'S', 'O', 'I'};
        QString result;
        for (const ColumnScore &column : score.columns)
            result += QLatin1Char(letters[static_cast<std::size_t>(column.type)]);
        return result;
    }
};

/// Takes attempts from IPA to a score.
class Listener
{
public:
    Said hear(const QString &language, const QString &expected, const QString &said,
              const QStringList &words = {})
    {
        Said heard;
        heard.language = language;
        heard.reference = m_tokenizer->tokenize(expected, language).segments;
        heard.spoken = m_tokenizer->tokenize(said, language).segments;
        heard.referenceWords = words;
        heard.columns = columnsOf(m_aligner.align(heard.reference, heard.spoken).columns);
        heard.score =
            scoreColumns(heard.reference, heard.spoken, heard.columns, m_distances, Strictness::Standard);
        heard.stress = stressErrors(heard.reference, heard.spoken, heard.columns);
        return heard;
    }

    const Tokenizer &tokenizer() const { return *m_tokenizer; }

private:
    TokenizerFixture m_tokenizer;
    Aligner m_aligner{loaded(AligningCosts::load())};
    ScoringDistances m_distances = loaded(ScoringDistances::load());
};

} // namespace phonoscope
