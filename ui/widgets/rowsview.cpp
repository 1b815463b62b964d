// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowsview.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace phonoscope {

void showAsRows(QTableView &view, int leastHeight, int padding)
{
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setEditTriggers(QAbstractItemView::NoEditTriggers);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.horizontalHeader()->setHighlightSections(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(
        std::max(leastHeight, view.fontMetrics().height() + padding));
}

} // namespace phonoscope
