// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/describe.h"

#include "core/ipa/featurenames.h"
#include "core/ipa/toneshape.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString qualityName(const VowelQuality &quality)
{
    //: a vowel: %1 its height, %2 its backness, %3 its rounding, as in "close front unrounded"
    return QCoreApplication::translate("phonoscope::describe", "%1 %2 %3")
        .arg(heightName(quality.height), backnessName(quality.backness), roundingName(quality.rounded));
}

QString levelToneName(int level)
{
    static constexpr const char *names[] = {
        QT_TRANSLATE_NOOP("phonoscope::describe", "extra-low level tone"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "low level tone"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "mid level tone"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "high level tone"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "extra-high level tone"),
    };
    return QCoreApplication::translate("phonoscope::describe", names[std::clamp(level, 1, 5) - 1]);
}

QString toneShapeName(const Features &tone)
{
    switch (toneShape(tone)) {
    case ToneShape::Level:
        return levelToneName(tone.tone[0]);
    case ToneShape::Rising:
        return QCoreApplication::translate("phonoscope::describe", "rising tone");
    case ToneShape::Falling:
        return QCoreApplication::translate("phonoscope::describe", "falling tone");
    case ToneShape::Peaking:
        return QCoreApplication::translate("phonoscope::describe", "peaking tone");
    case ToneShape::Dipping:
        return QCoreApplication::translate("phonoscope::describe", "dipping tone");
    case ToneShape::Turning:
        break;
    }
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
    return QCoreApplication::translate("phonoscope::describe", "%1 (%2)").arg(toneShapeName(tone), digits);
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
    for (const MarkGroup &group : markGroups()) {
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
    for (const MarkGroup &group : markGroups())
        differences.add(featureName(group), markValue(reference.marks, group),
                        markValue(spoken.marks, group));
    return differences.take();
}

} // namespace phonoscope
