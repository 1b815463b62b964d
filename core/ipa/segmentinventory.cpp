// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/segmentinventory.h"

namespace phonoscope {

SegmentId SegmentInventory::intern(const QString &comparisonForm, const Features &features)
{
    const auto known = m_ids.constFind(comparisonForm);
    if (known != m_ids.constEnd())
        return *known;
    const auto id = static_cast<SegmentId>(m_features.size());
    m_ids.insert(comparisonForm, id);
    m_features.push_back(features);
    return id;
}

} // namespace phonoscope
