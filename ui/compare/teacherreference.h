// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace phonoscope {

/// What a teacher has laid down about a reference.
struct TeacherReference
{
    QString ipa;              ///< of the whole text, word by word; empty: the engine's
    QStringList alternatives; ///< further ways to say it, as IPA
    QStringList accents;      ///< languages whose forms are accepted too

    bool isEmpty() const { return ipa.isEmpty() && alternatives.isEmpty() && accents.isEmpty(); }

    friend bool operator==(const TeacherReference &, const TeacherReference &) = default;
};

} // namespace phonoscope
