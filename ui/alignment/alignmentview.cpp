// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/alignmentview.h"

#include "ui/alignment/alignmentaccessible.h"
#include "ui/alignment/columnsentence.h"
#include "ui/alignment/columntypes.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace phonoscope {

namespace {
constexpr qreal zoomStep = 1.1;
constexpr int wheelNotch = 120;
} // namespace

AlignmentView::AlignmentView(QWidget *parent)
    : QAbstractScrollArea(parent), m_palette(alignmentPalette(palette()))
{
    installAlignmentAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Alignment"));
    setMinimumSize(320, 120);
    viewport()->setAutoFillBackground(false);
}

void AlignmentView::setAttempt(std::shared_ptr<const Comparison> comparison, std::size_t attempt)
{
    Q_ASSERT(comparison && attempt < comparison->attempts.size() && comparison->attempts[attempt]);
    const Attempt &next = *comparison->attempts[attempt];
    const bool sameSounds =
        m_attempt && m_attempt->expected == next.expected && m_attempt->spoken == next.spoken;
    const int place = verticalScrollBar()->value();
    m_comparison = std::move(comparison);
    m_attempt = &*m_comparison->attempts[attempt];
    m_content = alignmentContent(*m_attempt);
    m_outdated = false;
    contentReplaced();
    // Scored anew or changed by hand: the eye stays where it is.
    if (sameSounds)
        verticalScrollBar()->setValue(place);
}

void AlignmentView::clear()
{
    if (isEmpty())
        return;
    m_attempt = nullptr;
    m_comparison.reset();
    m_content = {};
    m_outdated = false;
    contentReplaced();
}

void AlignmentView::contentReplaced()
{
    const bool hadSelection = m_selected >= 0;
    m_selected = -1;
    m_soundingReference = -1;
    m_soundingSpoken = -1;
    relayout();
    verticalScrollBar()->setValue(0);
    QAccessibleEvent event(this, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
    if (hadSelection)
        Q_EMIT columnSelected(-1);
    Q_EMIT contentChanged();
}

void AlignmentView::setEmptyText(const QString &title, const QString &hint)
{
    m_emptyTitle = title;
    m_emptyHint = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void AlignmentView::setOutdated(bool outdated)
{
    if (m_outdated == outdated)
        return;
    m_outdated = outdated;
    viewport()->update();
}

void AlignmentView::setZoom(qreal zoom)
{
    const qreal bounded = std::clamp(zoom, minAlignmentZoom, maxAlignmentZoom);
    if (qFuzzyCompare(bounded, m_zoom))
        return;
    m_zoom = bounded;
    relayout();
    showColumn(m_selected);
    Q_EMIT zoomChanged(m_zoom);
}

void AlignmentView::zoomIn()
{
    setZoom(m_zoom * zoomStep);
}

void AlignmentView::zoomOut()
{
    setZoom(m_zoom / zoomStep);
}

void AlignmentView::resetZoom()
{
    setZoom(1);
}

void AlignmentView::relayout()
{
    m_layout = layoutAlignment(m_content, alignmentStyle(font(), m_zoom), viewport()->width());
    const int height = static_cast<int>(std::ceil(m_layout.size.height()));
    const int width = static_cast<int>(std::ceil(m_layout.size.width()));
    const int lineHeight = m_layout.lines.empty() ? 20 : static_cast<int>(m_layout.lines.front().height / 3);
    verticalScrollBar()->setRange(0, isEmpty() ? 0 : std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(lineHeight);
    horizontalScrollBar()->setRange(0, isEmpty() ? 0 : std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(lineHeight);
    viewport()->update();
}

QPointF AlignmentView::scrollOffset() const
{
    return {qreal(horizontalScrollBar()->value()), qreal(verticalScrollBar()->value())};
}

void AlignmentView::selectColumn(int column)
{
    if (column < -1 || column >= columnCount() || column == m_selected)
        return;
    m_selected = column;
    showColumn(column);
    viewport()->update();
    if (column >= 0 && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(column);
        QAccessible::updateAccessibility(&event);
    }
    Q_EMIT columnSelected(column);
}

void AlignmentView::selectNextError()
{
    selectError(1);
}

void AlignmentView::selectPreviousError()
{
    selectError(-1);
}

void AlignmentView::selectError(int step)
{
    int column = m_selected < 0 && step < 0 ? columnCount() : m_selected;
    for (column += step; column >= 0 && column < columnCount(); column += step) {
        const auto &shown = m_content.columns[static_cast<std::size_t>(column)];
        if ((isError(shown.type) && shown.marks.ruling != Ruling::Ignored) || shown.marks.stress) {
            selectColumn(column);
            return;
        }
    }
}

void AlignmentView::moveSelection(int step)
{
    if (columnCount() == 0)
        return;
    selectColumn(m_selected < 0 ? 0 : std::clamp(m_selected + step, 0, columnCount() - 1));
}

void AlignmentView::moveSelectionByLine(int step)
{
    if (m_selected < 0) {
        moveSelection(0);
        return;
    }
    const int line = m_layout.lineOf(m_selected) + step;
    if (line < 0 || line >= static_cast<int>(m_layout.lines.size()))
        return;
    const qreal x = m_layout.cells[static_cast<std::size_t>(m_selected)].rect.center().x();
    const auto &target = m_layout.lines[static_cast<std::size_t>(line)];
    int nearest = target.firstColumn;
    qreal distance = std::numeric_limits<qreal>::max();
    for (int i = target.firstColumn; i < target.firstColumn + target.columnCount; ++i) {
        const qreal here = std::abs(m_layout.cells[static_cast<std::size_t>(i)].rect.center().x() - x);
        if (here < distance) {
            distance = here;
            nearest = i;
        }
    }
    selectColumn(nearest);
}

void AlignmentView::showColumn(int column)
{
    if (column < 0)
        return;
    const auto &line = m_layout.lines[static_cast<std::size_t>(m_layout.lineOf(column))];
    const int top = static_cast<int>(line.top - 2 * m_layout.style.unit);
    const int bottom = static_cast<int>(std::ceil(line.top + line.height + 2 * m_layout.style.unit));
    QScrollBar *bar = verticalScrollBar();
    if (top < bar->value() || bottom - top > viewport()->height())
        bar->setValue(top);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(bottom - viewport()->height());
    const QRectF cell = m_layout.cells[static_cast<std::size_t>(column)].rect;
    QScrollBar *across = horizontalScrollBar();
    if (cell.left() < across->value())
        across->setValue(static_cast<int>(cell.left() - m_layout.style.unit));
    else if (cell.right() > across->value() + viewport()->width())
        across->setValue(static_cast<int>(std::ceil(cell.right() + m_layout.style.unit)) -
                         viewport()->width());
}

void AlignmentView::setSoundingWord(AlignmentRow row, int word)
{
    const bool ofReference = row == AlignmentRow::Reference;
    const std::vector<int> &places = ofReference ? m_content.placeOfReference : m_content.placeOfSpoken;
    const auto index = static_cast<std::size_t>(word);
    const int place = word >= 0 && index < places.size() ? places[index] : -1;
    int &sounding = ofReference ? m_soundingReference : m_soundingSpoken;
    if (sounding == place)
        return;
    sounding = place;
    if (place >= 0)
        showColumn(m_content.words[static_cast<std::size_t>(place)].firstColumn);
    viewport()->update();
}

QString AlignmentView::sentence(int column) const
{
    if (!m_attempt || column < 0 || column >= columnCount())
        return {};
    return columnSentence(*m_attempt, column, m_comparison->notScored.isEmpty());
}

QRect AlignmentView::columnRect(int column) const
{
    if (column < 0 || column >= columnCount())
        return {};
    return m_layout.cells[static_cast<std::size_t>(column)].rect.translated(-scrollOffset()).toAlignedRect();
}

int AlignmentView::columnAt(QPoint viewportPosition) const
{
    return m_layout.columnAt(viewportPosition + scrollOffset());
}

QString AlignmentView::asText() const
{
    return m_attempt ? alignmentAsText(*m_attempt, m_comparison->notScored.isEmpty()) : QString();
}

void AlignmentView::copyText() const
{
    if (m_attempt)
        QGuiApplication::clipboard()->setText(asText());
}

void AlignmentView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (isEmpty()) {
        paintEmpty(painter);
        return;
    }
    const QPointF offset = scrollOffset();
    painter.translate(-offset);
    if (m_outdated)
        painter.setOpacity(0.6);
    paintAlignment(painter, m_layout, m_palette,
                   {.selected = m_selected,
                    .focused = hasFocus(),
                    .soundingReference = m_soundingReference,
                    .soundingSpoken = m_soundingSpoken},
                   QRectF(event->rect()).translated(offset));
    if (hasFocus() && m_selected < 0) {
        // Focus must be seen before a column is chosen too.
        painter.resetTransform();
        painter.setOpacity(1);
        painter.setPen(QPen(m_palette.selection, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 8, 8);
    }
}

void AlignmentView::paintEmpty(QPainter &painter) const
{
    QFont title = font();
    title.setPointSizeF(title.pointSizeF() * 1.4);
    title.setWeight(QFont::DemiBold);
    const QRectF area = viewport()->rect().adjusted(32, 16, -32, -16);
    const int titleFlags = static_cast<int>(Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap);
    const int hintFlags = static_cast<int>(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap);
    const qreal middle = area.center().y();
    painter.setFont(title);
    painter.setPen(m_palette.text);
    painter.drawText(QRectF(area.left(), area.top(), area.width(), middle - area.top() - 6), titleFlags,
                     m_emptyTitle);
    painter.setFont(font());
    painter.setPen(m_palette.secondaryText);
    painter.drawText(QRectF(area.left(), middle + 6, area.width(), area.bottom() - middle - 6), hintFlags,
                     m_emptyHint);
}

void AlignmentView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

void AlignmentView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_palette = alignmentPalette(palette());
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        relayout();
    }
}

void AlignmentView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyText();
        return;
    }
    if (event->matches(QKeySequence::ZoomIn)) {
        zoomIn();
        return;
    }
    if (event->matches(QKeySequence::ZoomOut)) {
        zoomOut();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        control ? selectPreviousError() : moveSelection(-1);
        return;
    case Qt::Key_Right:
        control ? selectNextError() : moveSelection(1);
        return;
    case Qt::Key_Up:
        moveSelectionByLine(-1);
        return;
    case Qt::Key_Down:
        moveSelectionByLine(1);
        return;
    case Qt::Key_Home:
        selectColumn(columnCount() > 0 ? 0 : -1);
        return;
    case Qt::Key_End:
        selectColumn(columnCount() - 1);
        return;
    case Qt::Key_0:
        if (control) {
            resetZoom();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_selected >= 0) {
            selectColumn(-1);
            return;
        }
        break;
    default:
        break;
    }
    // Page Up and Down scroll.
    QAbstractScrollArea::keyPressEvent(event);
}

void AlignmentView::mousePressEvent(QMouseEvent *event)
{
    const int column = columnAt(event->position().toPoint());
    // The right button's menu is about the column under it.
    if (event->button() == Qt::LeftButton || (event->button() == Qt::RightButton && column >= 0))
        selectColumn(column);
}

void AlignmentView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // Touchpads send parts of a notch.
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / wheelNotch;
    m_wheel -= notches * wheelNotch;
    if (notches != 0)
        setZoom(m_zoom * std::pow(zoomStep, notches));
    event->accept();
}

void AlignmentView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void AlignmentView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool AlignmentView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString said = sentence(columnAt(help->pos()));
        if (said.isEmpty())
            QToolTip::hideText();
        else
            // Words may look like markup; as rich text the long sentence wraps.
            QToolTip::showText(help->globalPos(), QStringLiteral("<p>%1</p>").arg(said.toHtmlEscaped()),
                               viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace phonoscope
