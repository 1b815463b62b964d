// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace phonoscope {

/// Makes \a view a list of whole rows to look at and choose from: no grid, nothing to edit, as high as a line
/// and \a padding px need but \a leastHeight at least.
void showAsRows(QTableView &view, int leastHeight, int padding);

} // namespace phonoscope
