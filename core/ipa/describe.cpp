// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/describe.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr auto context = "phonoscope::describe";

QString translated(const char *text)
{
    return QCoreApplication::translate(context, text);
}

QString placeName(Place place)
{
    switch (place) {
    case Place::None:
        return QCoreApplication::translate("phonoscope::describe", "unknown place");
    case Place::Bilabial:
        return QCoreApplication::translate("phonoscope::describe", "bilabial");
    case Place::Labiodental:
        return QCoreApplication::translate("phonoscope::describe", "labiodental");
    case Place::Dental:
        return QCoreApplication::translate("phonoscope::describe", "dental");
    case Place::Alveolar:
        return QCoreApplication::translate("phonoscope::describe", "alveolar");
    case Place::Postalveolar:
        return QCoreApplication::translate("phonoscope::describe", "postalveolar");
    case Place::Retroflex:
        return QCoreApplication::translate("phonoscope::describe", "retroflex");
    case Place::Alveolopalatal:
        return QCoreApplication::translate("phonoscope::describe", "alveolo-palatal");
    case Place::Palatal:
        return QCoreApplication::translate("phonoscope::describe", "palatal");
    case Place::Velar:
        return QCoreApplication::translate("phonoscope::describe", "velar");
    case Place::Uvular:
        return QCoreApplication::translate("phonoscope::describe", "uvular");
    case Place::Pharyngeal:
        return QCoreApplication::translate("phonoscope::describe", "pharyngeal");
    case Place::Epiglottal:
        return QCoreApplication::translate("phonoscope::describe", "epiglottal");
    case Place::Glottal:
        return QCoreApplication::translate("phonoscope::describe", "glottal");
    case Place::LabialPalatal:
        return QCoreApplication::translate("phonoscope::describe", "labial-palatal");
    case Place::LabialVelar:
        return QCoreApplication::translate("phonoscope::describe", "labial-velar");
    }
    return {};
}

QString mannerName(Manner manner)
{
    switch (manner) {
    case Manner::None:
        return QCoreApplication::translate("phonoscope::describe", "unknown manner");
    case Manner::Plosive:
        return QCoreApplication::translate("phonoscope::describe", "plosive");
    case Manner::Implosive:
        return QCoreApplication::translate("phonoscope::describe", "implosive");
    case Manner::Click:
        return QCoreApplication::translate("phonoscope::describe", "click");
    case Manner::Affricate:
        return QCoreApplication::translate("phonoscope::describe", "affricate");
    case Manner::LateralAffricate:
        return QCoreApplication::translate("phonoscope::describe", "lateral affricate");
    case Manner::Fricative:
        return QCoreApplication::translate("phonoscope::describe", "fricative");
    case Manner::LateralFricative:
        return QCoreApplication::translate("phonoscope::describe", "lateral fricative");
    case Manner::Nasal:
        return QCoreApplication::translate("phonoscope::describe", "nasal");
    case Manner::Trill:
        return QCoreApplication::translate("phonoscope::describe", "trill");
    case Manner::Tap:
        return QCoreApplication::translate("phonoscope::describe", "tap");
    case Manner::LateralTap:
        return QCoreApplication::translate("phonoscope::describe", "lateral tap");
    case Manner::Approximant:
        return QCoreApplication::translate("phonoscope::describe", "approximant");
    case Manner::LateralApproximant:
        return QCoreApplication::translate("phonoscope::describe", "lateral approximant");
    }
    return {};
}

QString voiceName(bool voiced)
{
    return voiced ? QCoreApplication::translate("phonoscope::describe", "voiced")
                  : QCoreApplication::translate("phonoscope::describe", "voiceless");
}

QString heightName(int height)
{
    static constexpr const char *names[] = {
        QT_TRANSLATE_NOOP("phonoscope::describe", "open"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-open"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "open-mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "close-mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-close"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "close"),
    };
    return translated(names[std::clamp(height, 0, 6)]);
}

QString backnessName(int backness)
{
    static constexpr const char *names[] = {
        QT_TRANSLATE_NOOP("phonoscope::describe", "front"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-front"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "central"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-back"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "back"),
    };
    return translated(names[std::clamp(backness, 0, 4)]);
}

QString roundingName(bool rounded)
{
    return rounded ? QCoreApplication::translate("phonoscope::describe", "rounded")
                   : QCoreApplication::translate("phonoscope::describe", "unrounded");
}

QString qualityName(const VowelQuality &quality)
{
    //: a vowel: %1 its height, %2 its backness, %3 its rounding, as in "close front unrounded"
    return QCoreApplication::translate("phonoscope::describe", "%1 %2 %3")
        .arg(heightName(quality.height), backnessName(quality.backness), roundingName(quality.rounded));
}

struct MarkName
{
    Mark mark;
    const char *name;
};

/// Marks that say different values of one feature; the first group is heard best.
struct MarkGroup
{
    const char *feature;
    const char *without; ///< the value where none of the marks is there
    std::span<const MarkName> marks;
};

constexpr MarkName lengthMarks[] = {
    {Mark::Long, QT_TRANSLATE_NOOP("phonoscope::describe", "long")},
    {Mark::HalfLong, QT_TRANSLATE_NOOP("phonoscope::describe", "half-long")},
    {Mark::ExtraShort, QT_TRANSLATE_NOOP("phonoscope::describe", "extra-short")},
};
constexpr MarkName nasalityMarks[] = {
    {Mark::Nasalized, QT_TRANSLATE_NOOP("phonoscope::describe", "nasalized")},
    {Mark::Prenasalized, QT_TRANSLATE_NOOP("phonoscope::describe", "prenasalized")},
};
constexpr MarkName aspirationMarks[] = {
    {Mark::Aspirated, QT_TRANSLATE_NOOP("phonoscope::describe", "aspirated")},
    {Mark::Preaspirated, QT_TRANSLATE_NOOP("phonoscope::describe", "preaspirated")},
};
constexpr MarkName phonationMarks[] = {
    {Mark::Breathy, QT_TRANSLATE_NOOP("phonoscope::describe", "breathy voiced")},
    {Mark::Creaky, QT_TRANSLATE_NOOP("phonoscope::describe", "creaky voiced")},
};
constexpr MarkName glottalMarks[] = {
    {Mark::Ejective, QT_TRANSLATE_NOOP("phonoscope::describe", "ejective")},
    {Mark::Glottalized, QT_TRANSLATE_NOOP("phonoscope::describe", "glottalized")},
    {Mark::Preglottalized, QT_TRANSLATE_NOOP("phonoscope::describe", "preglottalized")},
};
constexpr MarkName rhoticityMarks[] = {
    {Mark::Rhotic, QT_TRANSLATE_NOOP("phonoscope::describe", "r-coloured")},
};
constexpr MarkName syllabicityMarks[] = {
    {Mark::Syllabic, QT_TRANSLATE_NOOP("phonoscope::describe", "syllabic")},
    {Mark::NonSyllabic, QT_TRANSLATE_NOOP("phonoscope::describe", "non-syllabic")},
};
constexpr MarkName secondaryMarks[] = {
    {Mark::Labialized, QT_TRANSLATE_NOOP("phonoscope::describe", "labialized")},
    {Mark::Palatalized, QT_TRANSLATE_NOOP("phonoscope::describe", "palatalized")},
    {Mark::Velarized, QT_TRANSLATE_NOOP("phonoscope::describe", "velarized")},
    {Mark::Pharyngealized, QT_TRANSLATE_NOOP("phonoscope::describe", "pharyngealized")},
};
constexpr MarkName tonguePartMarks[] = {
    {Mark::Dentalized, QT_TRANSLATE_NOOP("phonoscope::describe", "dentalized")},
    {Mark::Apical, QT_TRANSLATE_NOOP("phonoscope::describe", "apical")},
    {Mark::Laminal, QT_TRANSLATE_NOOP("phonoscope::describe", "laminal")},
};
constexpr MarkName positionMarks[] = {
    {Mark::Raised, QT_TRANSLATE_NOOP("phonoscope::describe", "raised")},
    {Mark::Lowered, QT_TRANSLATE_NOOP("phonoscope::describe", "lowered")},
    {Mark::Advanced, QT_TRANSLATE_NOOP("phonoscope::describe", "advanced")},
    {Mark::Retracted, QT_TRANSLATE_NOOP("phonoscope::describe", "retracted")},
    {Mark::Centralized, QT_TRANSLATE_NOOP("phonoscope::describe", "centralized")},
};
constexpr MarkName releaseMarks[] = {
    {Mark::Unreleased, QT_TRANSLATE_NOOP("phonoscope::describe", "unreleased")},
};
constexpr MarkName tensionMarks[] = {
    {Mark::Tense, QT_TRANSLATE_NOOP("phonoscope::describe", "tense")},
};
constexpr MarkName otherMarks[] = {
    {Mark::OtherMark, QT_TRANSLATE_NOOP("phonoscope::describe", "with a further mark")},
};

constexpr MarkGroup markGroups[] = {
    {QT_TRANSLATE_NOOP("phonoscope::describe", "nasality"), QT_TRANSLATE_NOOP("phonoscope::describe", "oral"),
     nasalityMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "r-colouring"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "not r-coloured"), rhoticityMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "aspiration"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "unaspirated"), aspirationMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "glottalization"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "not glottalized"), glottalMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "phonation"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "plain voice"), phonationMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "syllabicity"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "as usual"), syllabicityMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "secondary articulation"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "none"), secondaryMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "tension"), QT_TRANSLATE_NOOP("phonoscope::describe", "lax"),
     tensionMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "release"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "released"), releaseMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "part of the tongue"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "as usual"), tonguePartMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "tongue position"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "as usual"), positionMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "length"), QT_TRANSLATE_NOOP("phonoscope::describe", "short"),
     lengthMarks},
    {QT_TRANSLATE_NOOP("phonoscope::describe", "further mark"),
     QT_TRANSLATE_NOOP("phonoscope::describe", "without"), otherMarks},
};

QStringList markNames(Marks marks, const MarkGroup &group)
{
    QStringList names;
    for (const MarkName &name : group.marks) {
        if (marks.testFlag(name.mark))
            names.append(translated(name.name));
    }
    return names;
}

QString groupValue(Marks marks, const MarkGroup &group)
{
    const QStringList names = markNames(marks, group);
    return names.isEmpty() ? translated(group.without) : names.join(u", "_s);
}

QString toneShape(const Features &tone)
{
    const std::span levels = std::span(tone.tone).first(tone.toneCount);
    if (std::ranges::adjacent_find(levels, std::ranges::not_equal_to()) == levels.end()) {
        static constexpr const char *names[] = {
            QT_TRANSLATE_NOOP("phonoscope::describe", "extra-low level tone"),
            QT_TRANSLATE_NOOP("phonoscope::describe", "low level tone"),
            QT_TRANSLATE_NOOP("phonoscope::describe", "mid level tone"),
            QT_TRANSLATE_NOOP("phonoscope::describe", "high level tone"),
            QT_TRANSLATE_NOOP("phonoscope::describe", "extra-high level tone"),
        };
        return translated(names[std::clamp(int(levels.front()), 1, 5) - 1]);
    }
    if (std::ranges::is_sorted(levels))
        return QCoreApplication::translate("phonoscope::describe", "rising tone");
    if (std::ranges::is_sorted(levels, std::ranges::greater()))
        return QCoreApplication::translate("phonoscope::describe", "falling tone");
    const auto turn = std::ranges::is_sorted_until(levels, std::ranges::greater());
    if (turn != levels.begin() + 1 && std::is_sorted(turn - 1, levels.end()))
        return QCoreApplication::translate("phonoscope::describe", "dipping tone");
    const auto peak = std::ranges::is_sorted_until(levels);
    if (std::is_sorted(peak - 1, levels.end(), std::greater()))
        return QCoreApplication::translate("phonoscope::describe", "peaking tone");
    if (std::is_sorted(turn - 1, levels.end()))
        return QCoreApplication::translate("phonoscope::describe", "dipping tone");
    return QCoreApplication::translate("phonoscope::describe", "contour tone");
}

QString toneName(const Features &tone)
{
    if (tone.toneCount == 0)
        return QCoreApplication::translate("phonoscope::describe", "tone");
    QString digits;
    for (std::size_t i = 0; i < tone.toneCount; ++i)
        digits += QString::number(tone.tone[i]);
    if (tone.toneCount == 1)
        digits += digits; // Chao writes a level tone with two digits
    //: a tone: %1 its shape, %2 its pitch levels as digits, as in "rising tone (35)"
    return QCoreApplication::translate("phonoscope::describe", "%1 (%2)").arg(toneShape(tone), digits);
}

QString vowelName(const Features &vowel)
{
    const auto &at = vowel.vowels;
    if (vowel.vowelCount >= 3)
        return QCoreApplication::translate("phonoscope::describe", "triphthong from %1 over %2 to %3")
            .arg(qualityName(at[0]), qualityName(at[1]), qualityName(at[2]));
    if (vowel.vowelCount == 2)
        return QCoreApplication::translate("phonoscope::describe", "diphthong from %1 to %2")
            .arg(qualityName(at[0]), qualityName(at[1]));
    //: %1 is the quality of the vowel, as in "close front unrounded vowel"
    return QCoreApplication::translate("phonoscope::describe", "%1 vowel").arg(qualityName(at[0]));
}

QString consonantName(const Features &consonant)
{
    if (consonant.manner == Manner::None)
        return QCoreApplication::translate("phonoscope::describe", "unknown sound");
    //: a consonant: %1 its voice, %2 its place, %3 its manner, as in "voiceless dental fricative"
    return QCoreApplication::translate("phonoscope::describe", "%1 %2 %3", "consonant")
        .arg(voiceName(consonant.voiced), placeName(consonant.place), mannerName(consonant.manner));
}

QString kindName(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Consonant:
        return QCoreApplication::translate("phonoscope::describe", "consonant");
    case SegmentKind::Vowel:
        return QCoreApplication::translate("phonoscope::describe", "vowel");
    case SegmentKind::Tone:
        return QCoreApplication::translate("phonoscope::describe", "tone");
    case SegmentKind::Boundary:
        return QCoreApplication::translate("phonoscope::describe", "boundary");
    }
    return {};
}

/// Collects what differs; equal values add nothing.
class Differences
{
public:
    void add(const QString &feature, const QString &reference, const QString &spoken)
    {
        if (reference != spoken)
            m_list.append({feature, reference, spoken});
    }
    QList<FeatureDifference> take() { return std::move(m_list); }

private:
    QList<FeatureDifference> m_list;
};

void compareConsonants(const Features &reference, const Features &spoken, Differences &differences)
{
    differences.add(QCoreApplication::translate("phonoscope::describe", "manner"),
                    mannerName(reference.manner), mannerName(spoken.manner));
    differences.add(QCoreApplication::translate("phonoscope::describe", "place"), placeName(reference.place),
                    placeName(spoken.place));
    differences.add(QCoreApplication::translate("phonoscope::describe", "voicing"),
                    voiceName(reference.voiced), voiceName(spoken.voiced));
}

void compareVowels(const Features &reference, const Features &spoken, Differences &differences)
{
    if (reference.vowelCount != spoken.vowelCount) {
        differences.add(QCoreApplication::translate("phonoscope::describe", "movement"), vowelName(reference),
                        vowelName(spoken));
        return;
    }
    if (reference.vowelCount <= 1) {
        const VowelQuality &a = reference.vowels[0];
        const VowelQuality &b = spoken.vowels[0];
        differences.add(QCoreApplication::translate("phonoscope::describe", "height"), heightName(a.height),
                        heightName(b.height));
        differences.add(QCoreApplication::translate("phonoscope::describe", "backness"),
                        backnessName(a.backness), backnessName(b.backness));
        differences.add(QCoreApplication::translate("phonoscope::describe", "rounding"),
                        roundingName(a.rounded), roundingName(b.rounded));
        return;
    }
    const std::size_t last = std::min<std::size_t>(reference.vowelCount, reference.vowels.size()) - 1;
    differences.add(QCoreApplication::translate("phonoscope::describe", "start of the vowel"),
                    qualityName(reference.vowels[0]), qualityName(spoken.vowels[0]));
    if (last == 2)
        differences.add(QCoreApplication::translate("phonoscope::describe", "middle of the vowel"),
                        qualityName(reference.vowels[1]), qualityName(spoken.vowels[1]));
    differences.add(QCoreApplication::translate("phonoscope::describe", "end of the vowel"),
                    qualityName(reference.vowels[last]), qualityName(spoken.vowels[last]));
}

} // namespace

QString describe(const Features &features)
{
    QStringList parts;
    switch (features.kind) {
    case SegmentKind::Consonant:
        parts.append(consonantName(features));
        break;
    case SegmentKind::Vowel:
        parts.append(vowelName(features));
        break;
    case SegmentKind::Tone:
        parts.append(toneName(features));
        break;
    case SegmentKind::Boundary:
        return kindName(features.kind);
    }
    for (const MarkGroup &group : markGroups) {
        if (group.marks.front().mark != Mark::OtherMark)
            parts.append(markNames(features.marks, group));
    }
    return parts.join(u", "_s);
}

QList<FeatureDifference> featureDifferences(const Features &reference, const Features &spoken)
{
    Differences differences;
    if (reference.kind != spoken.kind) {
        differences.add(QCoreApplication::translate("phonoscope::describe", "kind"), kindName(reference.kind),
                        kindName(spoken.kind));
        return differences.take();
    }
    switch (reference.kind) {
    case SegmentKind::Consonant:
        compareConsonants(reference, spoken, differences);
        break;
    case SegmentKind::Vowel:
        compareVowels(reference, spoken, differences);
        break;
    case SegmentKind::Tone:
        differences.add(QCoreApplication::translate("phonoscope::describe", "tone"), toneName(reference),
                        toneName(spoken));
        break;
    case SegmentKind::Boundary:
        return {};
    }
    for (const MarkGroup &group : markGroups)
        differences.add(translated(group.feature), groupValue(reference.marks, group),
                        groupValue(spoken.marks, group));
    return differences.take();
}

} // namespace phonoscope
