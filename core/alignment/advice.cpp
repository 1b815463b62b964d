// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alignment/advice.h"

#include "core/ipa/describe.h"

#include <QCoreApplication>
#include <QStringList>

namespace phonoscope {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Advice", text);
}

} // namespace

QString adviceFor(const Segment *reference, const Segment *spoken)
{
    if (reference && spoken && reference->id == spoken->id)
        return {};
    //: %1 a sound in IPA, %2 its description
    if (!spoken)
        return tr("Say %1 (%2): it was left out.").arg(reference->text, describe(reference->features));
    if (!reference)
        return tr("Leave out %1 (%2): it does not belong here.")
            .arg(spoken->text, describe(spoken->features));

    QStringList changes;
    for (const FeatureDifference &difference : featureDifferences(reference->features, spoken->features)) {
        //: %1 a feature such as place, %2 its value as it should be, %3 its value as it was heard
        changes.append(tr("%1: %2, not %3").arg(difference.feature, difference.reference, difference.spoken));
    }
    //: %1 the expected sound, %2 its description, %3 the sound that was heard
    const QString sentence =
        tr("Say %1 (%2) instead of %3.").arg(reference->text, describe(reference->features), spoken->text);
    return changes.isEmpty() ? sentence : sentence + u' ' + changes.join(u"; ") + u'.';
}

} // namespace phonoscope
