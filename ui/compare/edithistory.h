// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QUndoStack>

namespace phonoscope {

/// Whether \a edit can be done to \a attempt as it is now and would change it.
bool canEdit(const Attempt &attempt, const ColumnEdit &edit);

/// What the edit is called in menus and on buttons, translated.
QString editName(ColumnEdit::Kind kind);

/// What a teacher has done to the alignment on the screen, to be undone and redone. Holds edits and nothing
/// else: who owns the alignment follows changed().
class EditHistory : public QObject
{
    Q_OBJECT
public:
    explicit EditHistory(QObject *parent = nullptr);

    QUndoStack *stack() { return &m_stack; }

    /// Does \a edit after those that were done. \pre it can be done
    void add(const ColumnEdit &edit);
    /// The alignment is another one, to which \a edits have been done. Emits nothing.
    void restore(const ColumnEdits &edits);
    /// The alignment is another one, as it came.
    void clear();

Q_SIGNALS:
    /// These are the edits now; the last one done or undone was at \a column.
    void changed(const phonoscope::ColumnEdits &edits, int column);

private:
    QUndoStack m_stack;
    ColumnEdits m_edits; ///< those done, in order
};

} // namespace phonoscope
