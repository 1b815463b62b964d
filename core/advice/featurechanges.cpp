// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/featurechanges.h"

#include "core/alignment/featurenames.h"
#include "core/ipa/toneshape.h"

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr qsizetype mostChanges = 3;
constexpr int muchHigher = 3; // steps of height: from close to mid, from mid to open
constexpr int muchFurther = 3;

/// Length is a scale of its own; the marks that are heard best come first.
constexpr Mark marksByAudibility[] = {
    Mark::Nasalized,   Mark::Rhotic,     Mark::Aspirated,      Mark::Ejective,     Mark::Glottalized,
    Mark::Breathy,     Mark::Creaky,     Mark::Prenasalized,   Mark::Preaspirated, Mark::Preglottalized,
    Mark::Palatalized, Mark::Labialized, Mark::Pharyngealized, Mark::Velarized,    Mark::Syllabic,
    Mark::NonSyllabic, Mark::Unreleased, Mark::Tense,          Mark::Raised,       Mark::Lowered,
    Mark::Advanced,    Mark::Retracted,  Mark::Centralized,    Mark::Dentalized,   Mark::Apical,
    Mark::Laminal,     Mark::OtherMark,
};

QString placeName(Place place)
{
    return u"place-"_s + placeNames[indexOf(place)];
}

QString mannerName(Manner manner)
{
    return u"manner-"_s + mannerNames[indexOf(manner)];
}

QString markName(Mark mark, bool wanted)
{
    std::size_t index = 0;
    while (1u << index != static_cast<std::uint32_t>(mark))
        ++index;
    return markNames[index] + QLatin1StringView(wanted ? "+" : "-");
}

QLatin1StringView regionOf(Place place)
{
    switch (place) {
    case Place::Bilabial:
    case Place::Labiodental:
    case Place::LabialPalatal:
    case Place::LabialVelar:
        return "lips"_L1;
    case Place::Dental:
    case Place::Alveolar:
    case Place::Postalveolar:
    case Place::Retroflex:
    case Place::Alveolopalatal:
        return "tip"_L1;
    case Place::Palatal:
    case Place::Velar:
    case Place::Uvular:
        return "back"_L1;
    case Place::Pharyngeal:
    case Place::Epiglottal:
    case Place::Glottal:
        return "throat"_L1;
    case Place::None:
        break;
    }
    return "anywhere"_L1;
}

int length(Marks marks)
{
    if (marks & Mark::Long)
        return 3;
    if (marks & Mark::HalfLong)
        return 2;
    return marks & Mark::ExtraShort ? 0 : 1;
}

void addMarks(Marks expected, Marks heard, QStringList &changes)
{
    if (const int longer = length(expected) - length(heard); longer != 0)
        changes.append(longer > 0 ? u"length+"_s : u"length-"_s);
    for (const Mark mark : marksByAudibility) {
        if (expected.testFlag(mark) != heard.testFlag(mark))
            changes.append(markName(mark, expected.testFlag(mark)));
    }
}

QStringList consonantChanges(const Features &expected, const Features &heard)
{
    QStringList changes;
    if (expected.place != heard.place)
        changes.append(placeChangeName(expected.place, heard.place));
    if (expected.manner != heard.manner)
        changes.append(mannerName(expected.manner));
    if (expected.voiced != heard.voiced)
        changes.append(expected.voiced ? u"voicing+"_s : u"voicing-"_s);
    return changes;
}

/// \a where: nothing for a pure vowel, "start-" for the beginning of a gliding one.
void addQuality(const VowelQuality &expected, const VowelQuality &heard, const QString &where,
                QStringList &changes)
{
    const auto add = [&](int step, int much, QLatin1StringView up, QLatin1StringView down) {
        if (step == 0)
            return;
        const bool isMuch = std::abs(step) >= much && where.isEmpty();
        changes.append(where + (step > 0 ? up : down) + QLatin1StringView(isMuch ? "-much" : ""));
    };
    add(expected.height - heard.height, muchHigher, "higher"_L1, "lower"_L1);
    add(expected.backness - heard.backness, muchFurther, "backer"_L1, "fronter"_L1);
    if (expected.rounded != heard.rounded)
        changes.append(where + QLatin1StringView(expected.rounded ? "rounding+" : "rounding-"));
}

QString glideName(const VowelQuality &end)
{
    if (end.height <= 1)
        return u"glide-open"_s;
    if (end.height < 4 || end.backness == 2)
        return u"glide-centre"_s;
    if (end.backness < 2)
        return end.rounded ? u"glide-front-rounded"_s : u"glide-front"_s;
    return u"glide-back"_s;
}

const VowelQuality &lastQuality(const Features &vowel)
{
    return vowel.vowels[std::clamp<std::size_t>(vowel.vowelCount, 1, vowel.vowels.size()) - 1];
}

QStringList vowelChanges(const Features &expected, const Features &heard)
{
    QStringList changes;
    const bool glides = expected.vowelCount > 1;
    if (!glides && heard.vowelCount > 1)
        changes.append(u"pure-vowel"_s);
    if (expected.vowelCount > 2 && heard.vowelCount <= 2)
        changes.append(u"three-vowels"_s);
    addQuality(expected.vowels[0], heard.vowels[0], glides ? u"start-"_s : QString(), changes);
    const bool sameEnd = heard.vowelCount > 1 && lastQuality(expected) == lastQuality(heard);
    if (glides && !sameEnd)
        changes.insert(std::min<qsizetype>(changes.size(), 2), glideName(lastQuality(expected)));
    if (expected.vowelCount == 2 && heard.vowelCount > 2)
        changes.append(u"two-vowels"_s);
    if (expected.vowelCount > 2 && heard.vowelCount > 2 && expected.vowels[1] != heard.vowels[1])
        changes.append(u"three-vowels"_s);
    return changes;
}

int toneAt(const Features &tone, bool end)
{
    return tone.tone[end && tone.toneCount > 0 ? tone.toneCount - 1u : 0u];
}

QString toneShapeName(const Features &tone)
{
    if (tone.toneCount == 0)
        return u"tone-unknown"_s;
    switch (toneShape(tone)) {
    case ToneShape::Level:
        return tone.tone[0] > 3   ? u"tone-level-high"_s
               : tone.tone[0] < 3 ? u"tone-level-low"_s
                                  : u"tone-level-mid"_s;
    case ToneShape::Rising:
        return u"tone-rising"_s;
    case ToneShape::Falling:
        return u"tone-falling"_s;
    case ToneShape::Peaking:
        return u"tone-peaking"_s;
    case ToneShape::Dipping:
        return u"tone-dipping"_s;
    case ToneShape::Turning:
        break;
    }
    return u"tone-turning"_s;
}

QStringList toneChanges(const Features &expected, const Features &heard)
{
    QStringList changes;
    if (toneShapeName(expected) != toneShapeName(heard))
        changes.append(toneShapeName(expected));
    if (const int step = toneAt(expected, false) - toneAt(heard, false); step != 0)
        changes.append(step > 0 ? u"tone-start-higher"_s : u"tone-start-lower"_s);
    if (const int step = toneAt(expected, true) - toneAt(heard, true); step != 0)
        changes.append(step > 0 ? u"tone-end-higher"_s : u"tone-end-lower"_s);
    if (changes.isEmpty() && expected.tone != heard.tone)
        changes.append(toneShapeName(expected));
    return changes;
}

QString kindName(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Consonant:
        return u"kind-consonant"_s;
    case SegmentKind::Vowel:
        return u"kind-vowel"_s;
    case SegmentKind::Tone:
        return u"kind-tone"_s;
    case SegmentKind::Boundary:
        return u"kind-boundary"_s;
    }
    Q_UNREACHABLE();
}

QStringList vowelToMake(const Features &sound)
{
    const VowelQuality &quality = sound.vowels[0];
    QStringList changes{quality.height >= 5   ? u"vowel-close"_s
                        : quality.height >= 2 ? u"vowel-mid"_s
                                              : u"vowel-open"_s,
                        quality.backness <= 1   ? u"vowel-front"_s
                        : quality.backness == 2 ? u"vowel-central"_s
                                                : u"vowel-back"_s};
    if (sound.vowelCount > 1)
        changes.append(glideName(lastQuality(sound)));
    else if (quality.rounded)
        changes.append(u"rounding+"_s);
    return changes;
}

} // namespace

QStringList featureChanges(const Features &expected, const Features &heard)
{
    if (expected.kind != heard.kind)
        return (QStringList{kindName(expected.kind)} + featuresToMake(expected)).mid(0, mostChanges);
    QStringList changes;
    switch (expected.kind) {
    case SegmentKind::Consonant:
        changes = consonantChanges(expected, heard);
        break;
    case SegmentKind::Vowel:
        changes = vowelChanges(expected, heard);
        break;
    case SegmentKind::Tone:
        changes = toneChanges(expected, heard);
        break;
    case SegmentKind::Boundary:
        break;
    }
    addMarks(expected.marks, heard.marks, changes);
    if (changes.isEmpty())
        changes.append(u"same"_s);
    return changes.mid(0, mostChanges);
}

QStringList featuresToMake(const Features &sound)
{
    switch (sound.kind) {
    case SegmentKind::Consonant:
        return {placeName(sound.place), mannerName(sound.manner),
                sound.voiced ? u"voicing+"_s : u"voicing-"_s};
    case SegmentKind::Vowel:
        return vowelToMake(sound);
    case SegmentKind::Tone:
        return {toneShapeName(sound)};
    case SegmentKind::Boundary:
        break;
    }
    return {};
}

QString placeChangeName(Place expected, Place heard)
{
    return placeName(expected) + u'<' + regionOf(heard);
}

QStringList featureNames()
{
    QStringList names{u"same"_s,
                      u"voicing+"_s,
                      u"voicing-"_s,
                      u"length+"_s,
                      u"length-"_s,
                      u"higher"_s,
                      u"higher-much"_s,
                      u"lower"_s,
                      u"lower-much"_s,
                      u"fronter"_s,
                      u"fronter-much"_s,
                      u"backer"_s,
                      u"backer-much"_s,
                      u"rounding+"_s,
                      u"rounding-"_s,
                      u"start-higher"_s,
                      u"start-lower"_s,
                      u"start-fronter"_s,
                      u"start-backer"_s,
                      u"start-rounding+"_s,
                      u"start-rounding-"_s,
                      u"glide-front"_s,
                      u"glide-back"_s,
                      u"glide-front-rounded"_s,
                      u"glide-centre"_s,
                      u"glide-open"_s,
                      u"pure-vowel"_s,
                      u"two-vowels"_s,
                      u"three-vowels"_s,
                      u"tone-level-high"_s,
                      u"tone-level-mid"_s,
                      u"tone-level-low"_s,
                      u"tone-rising"_s,
                      u"tone-falling"_s,
                      u"tone-dipping"_s,
                      u"tone-peaking"_s,
                      u"tone-turning"_s,
                      u"tone-unknown"_s,
                      u"tone-start-higher"_s,
                      u"tone-start-lower"_s,
                      u"tone-end-higher"_s,
                      u"tone-end-lower"_s,
                      u"kind-consonant"_s,
                      u"kind-vowel"_s,
                      u"kind-tone"_s,
                      u"kind-boundary"_s,
                      u"vowel-close"_s,
                      u"vowel-mid"_s,
                      u"vowel-open"_s,
                      u"vowel-front"_s,
                      u"vowel-central"_s,
                      u"vowel-back"_s};
    for (const QLatin1StringView place : placeNames)
        names.append(u"place-"_s + place);
    for (const QLatin1StringView manner : mannerNames)
        names.append(u"manner-"_s + manner);
    for (const Mark mark : marksByAudibility)
        names += {markName(mark, true), markName(mark, false)};
    return names;
}

QStringList placeChangeNames()
{
    QStringList names;
    for (const QLatin1StringView place : placeNames) {
        for (const QLatin1StringView region : {"lips"_L1, "tip"_L1, "back"_L1, "throat"_L1, "anywhere"_L1})
            names.append(u"place-%1<%2"_s.arg(place, region));
    }
    return names;
}

} // namespace phonoscope
