// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/symbolview.h"

#include "ui/ipakeyboard/symbolaccessible.h"
#include "ui/ipakeyboard/symbolpainter.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>
#include <utility>

namespace phonoscope {

SymbolView::SymbolView(std::shared_ptr<const IpaChart> chart, QWidget *parent)
    : QAbstractScrollArea(parent), m_chart(std::move(chart))
{
    installSymbolAccessibility();
    setFrameShape(QFrame::NoFrame);
    // A click must leave the focus where the symbol is to go.
    setFocusPolicy(Qt::TabFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
}

void SymbolView::setArrangement(Arrange arrange)
{
    const int before = m_current >= 0 ? entryIndex(m_current) : -1;
    m_arrange = std::move(arrange);
    m_current = -1;
    m_hovered = -1;
    m_pressed = -1;
    relayout();
    for (int i = 0; i < count() && before >= 0; ++i) {
        if (entryIndex(i) == before)
            m_current = i;
    }
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

void SymbolView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void SymbolView::relayout()
{
    if (!m_arrange)
        return;
    const SymbolStyle style = symbolStyle(font());
    // Not maximumViewportSize(), which leaves out bars that were told to be there.
    QSize room = contentsRect().size();
    m_layout = m_arrange(style, room);
    const auto overflow = [this, &room](Qt::Orientation orientation) {
        const qreal page = orientation == Qt::Vertical ? m_layout.size.height() : m_layout.size.width();
        const int shown = orientation == Qt::Vertical ? room.height() : room.width();
        return std::max(0, static_cast<int>(std::ceil(page)) - shown);
    };
    const bool down = overflow(Qt::Vertical) > 0;
    if (down) {
        room.rwidth() -= verticalScrollBar()->sizeHint().width();
        m_layout = m_arrange(style, room);
    }
    const bool across = overflow(Qt::Horizontal) > 0;
    if (across)
        room.rheight() -= horizontalScrollBar()->sizeHint().height();
    // Told rather than left to the bars: they would go by the size of before.
    setVerticalScrollBarPolicy(overflow(Qt::Vertical) > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(across ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    constexpr int step = 24;
    verticalScrollBar()->setRange(0, overflow(Qt::Vertical));
    verticalScrollBar()->setPageStep(room.height());
    verticalScrollBar()->setSingleStep(step);
    horizontalScrollBar()->setRange(0, overflow(Qt::Horizontal));
    horizontalScrollBar()->setPageStep(room.width());
    horizontalScrollBar()->setSingleStep(step);
    if (m_current < 0 || m_current >= count())
        m_current = count() > 0 ? 0 : -1;
    m_hovered = -1;
    viewport()->update();
}

QPoint SymbolView::scrollOffset() const
{
    return {horizontalScrollBar()->value(), verticalScrollBar()->value()};
}

int SymbolView::positionOf(QStringView text) const
{
    const int wanted = m_chart->indexOf(text);
    for (int i = 0; i < count() && wanted >= 0; ++i) {
        if (entryIndex(i) == wanted)
            return i;
    }
    return -1;
}

QRect SymbolView::boxOf(int position) const
{
    if (position < 0 || position >= count())
        return {};
    return m_layout.symbols[static_cast<std::size_t>(position)].box.toAlignedRect().translated(
        -scrollOffset());
}

int SymbolView::positionAt(QPoint viewportPosition) const
{
    return m_layout.symbolAt(viewportPosition + scrollOffset());
}

void SymbolView::setCurrent(int position)
{
    if (position < 0 || position >= count() || position == m_current)
        return;
    m_current = position;
    show(position);
    viewport()->update();
    if (hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(position);
        QAccessible::updateAccessibility(&event);
    }
}

void SymbolView::chooseCurrent()
{
    if (m_current >= 0)
        Q_EMIT chosen(entryIndex(m_current));
}

void SymbolView::show(int position)
{
    const QRect box = m_layout.symbols[static_cast<std::size_t>(position)].box.toAlignedRect();
    const auto reveal = [](QScrollBar *bar, int from, int to, int size) {
        if (from < bar->value())
            bar->setValue(from);
        else if (to > bar->value() + size)
            bar->setValue(to - size);
    };
    reveal(verticalScrollBar(), box.top(), box.bottom() + 1, viewport()->height());
    reveal(horizontalScrollBar(), box.left(), box.right() + 1, viewport()->width());
}

void SymbolView::hover(int position)
{
    if (position == m_hovered)
        return;
    viewport()->update(boxOf(m_hovered));
    m_hovered = position;
    viewport()->update(boxOf(m_hovered));
    viewport()->setCursor(position >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

QString SymbolView::toolTipOf(int position) const
{
    const ChartEntry &shown = entry(position);
    QString text = QStringLiteral("<p style='white-space:pre'><b>%1</b><br/>%2")
                       .arg(shown.fullName().toHtmlEscaped(), shown.codePoints());
    if (!shown.xsampa.isEmpty())
        text += QStringLiteral("<br/>") + tr("X-SAMPA %1").arg(shown.xsampa).toHtmlEscaped();
    return text + QStringLiteral("</p>");
}

void SymbolView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (count() == 0) {
        painter.setPen(themeColors(palette()).secondaryText);
        painter.drawText(viewport()->rect().adjusted(4, 0, -4, 0),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap), m_emptyText);
        if (hasFocus()) {
            painter.setPen(QPen(themeColors(palette()).accent, 2));
            painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
        }
        return;
    }
    painter.translate(-scrollOffset());
    paintSymbols(painter, *m_chart, m_layout,
                 {.current = hasFocus() ? m_current : -1, .hovered = m_hovered, .pressed = m_pressed},
                 palette(), QRectF(event->rect()).translated(scrollOffset()));
}

void SymbolView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void SymbolView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        relayout();
    else if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void SymbolView::keyPressEvent(QKeyEvent *event)
{
    if (m_current < 0 || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const auto key = static_cast<Qt::Key>(event->key());
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        setCurrent(m_layout.neighbour(m_current, key));
        return;
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(count() - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT soundAsked(entryIndex(m_current));
        else
            chooseCurrent();
        return;
    case Qt::Key_Space:
        chooseCurrent();
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void SymbolView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = positionAt(event->position().toPoint());
    viewport()->update();
}

void SymbolView::mouseMoveEvent(QMouseEvent *event)
{
    hover(positionAt(event->position().toPoint()));
}

void SymbolView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int pressed = std::exchange(m_pressed, -1);
    viewport()->update();
    if (pressed < 0 || positionAt(event->position().toPoint()) != pressed)
        return;
    setCurrent(pressed);
    Q_EMIT chosen(entryIndex(pressed));
}

void SymbolView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const int position = byMouse ? positionAt(viewport()->mapFromGlobal(event->globalPos())) : m_current;
    if (position < 0)
        return;
    setCurrent(position);
    Q_EMIT menuAsked(entryIndex(position),
                     byMouse ? event->globalPos() : viewport()->mapToGlobal(boxOf(position).bottomLeft()));
}

void SymbolView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current >= 0)
        show(m_current);
    viewport()->update();
}

void SymbolView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool SymbolView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        hover(-1);
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int position = positionAt(help->pos());
        if (position < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), toolTipOf(position), viewport(), boxOf(position));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace phonoscope
