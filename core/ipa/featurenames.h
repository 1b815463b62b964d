// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QString>
#include <QStringList>

#include <span>

namespace phonoscope {

// The words for single features, translated in the context "phonoscope::describe".

QString placeName(Place place);
QString mannerName(Manner manner);
QString voiceName(bool voiced);
QString heightName(int height);
QString backnessName(int backness);
QString roundingName(bool rounded);
QString kindName(SegmentKind kind);

struct MarkName
{
    Mark mark = Mark::OtherMark;
    const char *name = nullptr; ///< untranslated
};

/// Marks that say different values of one feature.
struct MarkGroup
{
    const char *feature = nullptr; ///< untranslated
    const char *without = nullptr; ///< the value where none of the marks is there, untranslated
    std::span<const MarkName> marks;
};

/// All marks in groups; the first group is heard best, the last is OtherMark alone.
std::span<const MarkGroup> markGroups();

QString featureName(const MarkGroup &group);
/// The names of those of \a marks that are in \a group.
QStringList markNames(Marks marks, const MarkGroup &group);
/// The same in one string; where there are none, the value without them.
QString markValue(Marks marks, const MarkGroup &group);

} // namespace phonoscope
