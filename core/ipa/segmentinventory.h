// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QHash>

#include <vector>

namespace phonoscope {

/// Every distinct segment met so far, under dense ids counted from 0, so that costs can stand in a matrix.
/// Grows with what it is shown and never forgets: a long-lived one belongs to a program, a short-lived one
/// to one run over foreign data. Not thread-safe.
class SegmentInventory
{
public:
    /// The id of the segment whose comparison form is \a comparisonForm; \a features are kept the first time.
    SegmentId intern(const QString &comparisonForm, const Features &features);

    /// \pre id < size()
    const Features &features(SegmentId id) const { return m_features[id]; }
    std::size_t size() const { return m_features.size(); }

private:
    QHash<QString, SegmentId> m_ids;
    std::vector<Features> m_features;
};

} // namespace phonoscope
