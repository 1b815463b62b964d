// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/costs.h"
#include "core/alignment/costtable.h"
#include "core/alignment/featuredistance.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

enum GapClass : std::uint8_t {
    Stop,
    Fricative,
    Nasal,
    Liquid,
    Vowel,
    LeadingVowel,
    Glide,
    Glottal,
    Schwa,
    Tone,
    Boundary
};

constexpr std::array<QLatin1StringView, Boundary + 1> gapClassNames = {
    "stop"_L1,  "fricative"_L1, "nasal"_L1, "liquid"_L1, "vowel"_L1,    "leading-vowel"_L1,
    "glide"_L1, "glottal"_L1,   "schwa"_L1, "tone"_L1,   "boundary"_L1,
};

GapClass vowelClass(const Features &a)
{
    if (a.marks & Mark::NonSyllabic)
        return Glide;
    if (a.marks & Mark::ExtraShort)
        return Schwa;
    // ɚ and a long ə carry a syllable of their own.
    const VowelQuality mid{3, 2, false};
    const bool isSchwa = a.vowelCount <= 1 && a.vowels[0] == mid && !(a.marks & (Mark::Long | Mark::Rhotic));
    return isSchwa ? Schwa : Vowel;
}

GapClass consonantClass(const Features &a)
{
    if (a.place == Place::Glottal)
        return Glottal;
    switch (a.manner) {
    case Manner::Fricative:
    case Manner::LateralFricative:
        return Fricative;
    case Manner::Nasal:
        return Nasal;
    case Manner::Trill:
    case Manner::Tap:
    case Manner::LateralTap:
    case Manner::LateralApproximant:
        return Liquid;
    case Manner::Approximant:
        // ɹ and its like are liquids, made with the tip of the tongue or the uvula; the others are glides.
        return (a.place >= Place::Dental && a.place <= Place::Retroflex) || a.place == Place::Uvular ? Liquid
                                                                                                     : Glide;
    case Manner::None:
    case Manner::Plosive:
    case Manner::Implosive:
    case Manner::Click:
    case Manner::Affricate:
    case Manner::LateralAffricate:
        break;
    }
    return Stop;
}

GapClass gapClass(const Features &a)
{
    switch (a.kind) {
    case SegmentKind::Vowel:
        return vowelClass(a);
    case SegmentKind::Tone:
        return Tone;
    case SegmentKind::Boundary:
        return Boundary;
    case SegmentKind::Consonant:
        break;
    }
    return consonantClass(a);
}

} // namespace

struct AligningCosts::Values
{
    FeatureDistance distance;
    int seam = 0;
    int split = 0;
    std::array<int, gapClassNames.size()> gap{};
    std::array<int, gapClassNames.size()> gapAtWordEnd{};
};

tl::expected<AligningCosts, QString> AligningCosts::load()
{
    return load(u":/phonoscope/alignment/aligning-costs.tsv"_s);
}

tl::expected<AligningCosts, QString> AligningCosts::load(const QString &path)
{
    tl::expected<CostTable, QString> table = CostTable::read(path);
    if (!table)
        return tl::unexpected(table.error());

    Values values{FeatureDistance::take(*table),
                  table->take("words"_L1, "seam"_L1),
                  table->take("words"_L1, "split"_L1),
                  {},
                  {}};
    const int wordEndPercent = table->take("gap"_L1, "word-end-percent"_L1);
    if (wordEndPercent > 100)
        table->fail(u"the row \"gap word-end-percent -\" is over 100: ends of words would cost more"_s);
    for (std::size_t i = 0; i < gapClassNames.size(); ++i) {
        values.gap[i] = table->take("gap"_L1, gapClassNames[i]);
        values.gapAtWordEnd[i] = values.gap[i] * wordEndPercent / 100;
        if (values.gapAtWordEnd[i] < 1)
            table->fail(u"the row \"gap %1 -\" makes a gap cost nothing"_s.arg(gapClassNames[i]));
    }
    const int dearestGap = *std::max_element(values.gap.cbegin(), values.gap.cend());
    if (values.distance.apart() <= 2 * dearestGap)
        table->fail(
            u"the row \"kinds apart -\" must be over %1, two of the dearest gaps"_s.arg(2 * dearestGap));

    if (const tl::expected<void, QString> done = table->finish(); !done)
        return tl::unexpected(done.error());
    AligningCosts costs;
    costs.m_values = std::make_shared<const Values>(values);
    return costs;
}

int AligningCosts::substitution(const Features &a, const Features &b) const
{
    return m_values->distance.between(a, b);
}

int AligningCosts::minimumSubstitution() const
{
    return m_values->distance.minimum();
}

int AligningCosts::seamCost() const
{
    return m_values->seam;
}

int AligningCosts::splitCost() const
{
    return m_values->split;
}

int AligningCosts::gapCost(const Features &a, bool atWordEnd) const
{
    const GapClass sound = gapClass(a);
    return atWordEnd ? m_values->gapAtWordEnd[sound] : m_values->gap[sound];
}

int AligningCosts::leadingVowelGapCost() const
{
    return m_values->gap[LeadingVowel];
}

} // namespace phonoscope
