// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/featurenames.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("phonoscope::describe", text);
}

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

constexpr MarkGroup groups[] = {
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

} // namespace

std::span<const MarkGroup> markGroups()
{
    return groups;
}

QString featureName(const MarkGroup &group)
{
    return translated(group.feature);
}

QStringList markNames(Marks marks, const MarkGroup &group)
{
    QStringList names;
    for (const MarkName &name : group.marks) {
        if (marks.testFlag(name.mark))
            names.append(translated(name.name));
    }
    return names;
}

QString markValue(Marks marks, const MarkGroup &group)
{
    const QStringList names = markNames(marks, group);
    return names.isEmpty() ? translated(group.without) : names.join(u", "_s);
}

} // namespace phonoscope
