// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/featurenames.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

const std::array<QLatin1StringView, placeCount> placeNames = {
    "none"_L1,       "bilabial"_L1,     "labiodental"_L1,    "dental"_L1,
    "alveolar"_L1,   "postalveolar"_L1, "retroflex"_L1,      "alveolopalatal"_L1,
    "palatal"_L1,    "velar"_L1,        "uvular"_L1,         "pharyngeal"_L1,
    "epiglottal"_L1, "glottal"_L1,      "labial-palatal"_L1, "labial-velar"_L1,
};

const std::array<QLatin1StringView, mannerCount> mannerNames = {
    "none"_L1,        "plosive"_L1,
    "implosive"_L1,   "click"_L1,
    "affricate"_L1,   "lateral-affricate"_L1,
    "fricative"_L1,   "lateral-fricative"_L1,
    "nasal"_L1,       "trill"_L1,
    "tap"_L1,         "lateral-tap"_L1,
    "approximant"_L1, "lateral-approximant"_L1,
};

const std::array<QLatin1StringView, markCount> markNames = {
    "long"_L1,           "half-long"_L1,    "extra-short"_L1,  "nasalized"_L1,    "rhotic"_L1,
    "syllabic"_L1,       "non-syllabic"_L1, "aspirated"_L1,    "breathy"_L1,      "creaky"_L1,
    "ejective"_L1,       "glottalized"_L1,  "labialized"_L1,   "palatalized"_L1,  "velarized"_L1,
    "pharyngealized"_L1, "unreleased"_L1,   "prenasalized"_L1, "preaspirated"_L1, "preglottalized"_L1,
    "dentalized"_L1,     "apical"_L1,       "laminal"_L1,      "raised"_L1,       "lowered"_L1,
    "advanced"_L1,       "retracted"_L1,    "centralized"_L1,  "tense"_L1,        "other"_L1,
};

static_assert(1u << (markCount - 1) == static_cast<std::uint32_t>(Mark::OtherMark));

} // namespace phonoscope
