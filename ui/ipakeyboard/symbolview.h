// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ipakeyboard/symbollayout.h"

#include <QAbstractScrollArea>

#include <functional>
#include <memory>

namespace phonoscope {

/// A page of symbols. One of them is current: Tab comes to it, the arrows, Home and End move it, Enter and
/// Space choose it, Shift+Enter asks for its sound; the mouse chooses without taking the focus. A screen
/// reader hears a list of buttons.
class SymbolView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// Puts symbols into a room: one of the layouts of symbollayout.h with all else that it needs.
    using Arrange = std::function<SymbolLayout(const SymbolStyle &style, QSizeF room)>;

    explicit SymbolView(std::shared_ptr<const IpaChart> chart, QWidget *parent = nullptr);

    /// Shows what \a arrange gives, now and at every size. The first symbol becomes the current one, or the
    /// one of before if it is still there.
    void setArrangement(Arrange arrange);
    /// What is shown while there is no symbol.
    void setEmptyText(const QString &text);

    int count() const { return static_cast<int>(m_layout.symbols.size()); }
    /// \pre 0 <= position < count()
    int entryIndex(int position) const { return m_layout.symbols[static_cast<std::size_t>(position)].entry; }
    /// \pre 0 <= position < count()
    const ChartEntry &entry(int position) const { return m_chart->entries().at(entryIndex(position)); }
    /// The position of the symbol that inserts \a text; -1 if it is not here.
    int positionOf(QStringView text) const;
    const SymbolLayout &symbolLayout() const { return m_layout; }
    /// The box of the symbol at \a position in the viewport.
    QRect boxOf(int position) const;
    int positionAt(QPoint viewportPosition) const;

    /// -1 only while there is no symbol.
    int current() const { return m_current; }
    void setCurrent(int position);
    /// As if it had been clicked.
    void chooseCurrent();

Q_SIGNALS:
    /// An index into the chart's entries.
    void chosen(int entry);
    void soundAsked(int entry);
    void menuAsked(int entry, QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void relayout();
    void show(int position);
    void hover(int position);
    QPoint scrollOffset() const;
    QString toolTipOf(int position) const;

    std::shared_ptr<const IpaChart> m_chart;
    Arrange m_arrange;
    SymbolLayout m_layout;
    QString m_emptyText;
    int m_current = -1;
    int m_hovered = -1;
    int m_pressed = -1;
};

} // namespace phonoscope
