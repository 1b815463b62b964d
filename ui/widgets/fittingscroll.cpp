// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingscroll.h"

#include "ui/widgets/roles.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

#include <algorithm>

namespace phonoscope {

namespace {

int leastHeight(const QLayout &layout, int width)
{
    return layout.hasHeightForWidth() ? layout.totalMinimumHeightForWidth(width)
                                      : layout.totalMinimumSize().height();
}

} // namespace

FittingScroll::FittingScroll(QWidget *page, QWidget *parent) : QScrollArea(parent)
{
    setRole(this, "page");
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
}

bool FittingScroll::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void FittingScroll::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void FittingScroll::fit()
{
    const QLayout &layout = *widget()->layout();
    const QSize room = maximumViewportSize();
    const int leastWidth = layout.totalMinimumSize().width();
    int width = std::max(room.width(), leastWidth);
    int height = leastHeight(layout, width);
    if (height > room.height()) {
        width = std::max(room.width() - verticalScrollBar()->sizeHint().width(), leastWidth);
        height = leastHeight(layout, width);
    }
    widget()->resize(width, std::max(height, room.height()));
}

} // namespace phonoscope
