// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/advicelist.h"

#include "ui/widgets/roles.h"
#include "ui/widgets/segmentedchoice.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace phonoscope {

AdviceItem::AdviceItem(const AdvicePiece &piece, QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("advice"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("%1: %2").arg(piece.where, piece.text));
    setToolTip(tr("Show the column"));
    auto *where = makeLabel(piece.where, "heading", this);
    auto *text = makeLabel(piece.text, "plain", this);
    for (QLabel *label : {where, text}) {
        label->setWordWrap(true);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(2);
    layout->addWidget(where);
    layout->addWidget(text);
}

bool AdviceItem::event(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void AdviceItem::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? colors.accent : colors.line, width));
    painter.setBrush(isDown() || underMouse() ? colors.hover : colors.sunken);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);
}

AdviceList::AdviceList(const QStringList &languages, QWidget *parent)
    : QWidget(parent), m_items(new QVBoxLayout), m_language(new SegmentedChoice(languages, this))
{
    m_language->setAccessibleName(tr("Language of advice"));
    m_language->setObjectName(QStringLiteral("adviceLanguage"));
    m_items->setSpacing(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("What to work on"), "heading", this));
    layout->addLayout(m_items);
    layout->addWidget(m_language);
    connect(m_language, &SegmentedChoice::chosen, this, &AdviceList::languageChosen);
    hide();
}

void AdviceList::setPieces(const QList<AdvicePiece> &pieces)
{
    while (QLayoutItem *item = m_items->takeAt(0)) {
        // It may be one of these that was clicked just now.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const AdvicePiece &piece : pieces) {
        auto *item = new AdviceItem(piece, this);
        connect(item, &QAbstractButton::clicked, this,
                [this, column = piece.column] { Q_EMIT chosen(column); });
        m_items->addWidget(item);
    }
    setVisible(!pieces.isEmpty());
}

int AdviceList::language() const
{
    return m_language->current();
}

void AdviceList::setLanguage(int index)
{
    m_language->setCurrent(index);
}

} // namespace phonoscope
