// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QFrame>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace phonoscope {

class AlignmentView;

/// The alignment with what belongs to it: whether it is the newest answer, whether another is on its way,
/// the teacher's hand on the chosen column, and the buttons to zoom, copy and save.
class AlignmentCard : public QFrame
{
    Q_OBJECT
public:
    explicit AlignmentCard(QWidget *parent = nullptr);

    AlignmentView *view() const { return m_view; }

    /// Marks what is shown as an earlier answer, and says why. Does nothing while there is none.
    void setOutdated(const QString &why);
    void setCurrent();
    bool isOutdated() const;
    QString outdatedBecause() const;

    void setBusy(bool busy);

    /// What can be done to \a column of \a attempt; nothing to nullptr or to column -1.
    void offerEdits(const Attempt *attempt, int column);

Q_SIGNALS:
    /// To the chosen column.
    void editRequested(phonoscope::ColumnEdit::Kind kind);
    void saveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *makeTool(const QString &name);
    void makeEdits();
    void updateIcons();

    static constexpr int editCount = 5;

    AlignmentView *m_view;
    std::array<QAction *, editCount> m_edits{}; ///< by ColumnEdit::Kind
    QLabel *m_outdated;
    QLabel *m_zoom;
    QProgressBar *m_progress;
    QToolButton *m_smaller;
    QToolButton *m_larger;
    QToolButton *m_copy;
    QToolButton *m_save = nullptr;
};

} // namespace phonoscope
