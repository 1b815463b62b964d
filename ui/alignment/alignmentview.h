// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alignment/alignmentlayout.h"
#include "ui/alignment/alignmentpainter.h"

#include <QAbstractScrollArea>

#include <memory>

namespace phonoscope {

enum class AlignmentRow { Reference, Spoken };

/// Shows one attempt of a comparison. Columns are chosen by mouse and keys: arrows, Home, End, Up and Down
/// between lines, Ctrl+arrows for the next error; Ctrl+wheel zooms. A screen reader hears a list with one
/// sentence a column.
class AlignmentView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit AlignmentView(QWidget *parent = nullptr);

    /// \pre the attempt exists and is not an error
    void setAttempt(std::shared_ptr<const Comparison> comparison, std::size_t attempt);
    void clear();
    bool isEmpty() const { return !m_comparison; }
    const AlignmentContent &content() const { return m_content; }
    const AlignmentLayout &alignmentLayout() const { return m_layout; }

    /// What is shown while there is nothing to show.
    void setEmptyText(const QString &title, const QString &hint);

    /// An answer to an earlier question: drawn pale.
    void setOutdated(bool outdated);
    bool isOutdated() const { return m_outdated; }

    qreal zoom() const { return m_zoom; }
    void setZoom(qreal zoom);
    void zoomIn();
    void zoomOut();
    void resetZoom();

    int selectedColumn() const { return m_selected; }
    /// -1 for none; anything else that is no column is ignored.
    void selectColumn(int column);
    void selectNextError();
    void selectPreviousError();

    /// Marks the word that is heard: \a word indexes the words of the reference's or the spoken text's
    /// transcription, and is scrolled to. -1, or a word that is not there, marks none in that row; other
    /// content marks none at all.
    void setSoundingWord(AlignmentRow row, int word);

    /// What a screen reader says of \a column.
    QString sentence(int column) const;
    /// The column's box in the viewport.
    QRect columnRect(int column) const;
    int columnAt(QPoint viewportPosition) const;

    /// Two aligned lines and a table; empty if there is nothing to show.
    QString asText() const;
    void copyText() const;

Q_SIGNALS:
    void columnSelected(int column);
    void zoomChanged(qreal zoom);
    /// There is something else to copy or save, or nothing.
    void contentChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void relayout();
    void contentReplaced();
    void paintEmpty(QPainter &painter) const;
    void moveSelection(int step);
    void moveSelectionByLine(int step);
    void selectError(int step);
    void showColumn(int column);
    QPointF scrollOffset() const;
    int columnCount() const { return static_cast<int>(m_content.columns.size()); }

    std::shared_ptr<const Comparison> m_comparison;
    const Attempt *m_attempt = nullptr; ///< within m_comparison
    AlignmentContent m_content;
    AlignmentLayout m_layout;
    AlignmentPalette m_palette;
    QString m_emptyTitle;
    QString m_emptyHint;
    qreal m_zoom = 1;
    int m_selected = -1;
    int m_soundingReference = -1; ///< index into m_content.words
    int m_soundingSpoken = -1;
    int m_wheel = 0;
    bool m_outdated = false;
};

} // namespace phonoscope
