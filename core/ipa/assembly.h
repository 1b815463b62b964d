// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/scanner.h"

namespace phonoscope {

/// Where the segment that begins with atom \a first ends: ties, the units of the language and vowels marked
/// as non-syllabic join.
qsizetype segmentEnd(const Scan &scan, qsizetype first, const IpaTables &tables, const LanguageRules &rules);

struct Assembled
{
    Features features;
    bool known = true;
};

/// Makes one segment of the atoms [\a first, \a end), at least one. \a form, a buffer that is overwritten,
/// becomes its comparison form: letters with twins mapped, marks as a sorted set.
Assembled assemble(const Scan &scan, qsizetype first, qsizetype end, QStringView ipa, const IpaTables &tables,
                   const LanguageRules &rules, QString &form);

/// The comparison form of what is no sound at all.
QString unknownForm(QStringView text);

} // namespace phonoscope
