// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/edithistory.h"

#include <QUndoCommand>

namespace phonoscope {

namespace {

class EditCommand : public QUndoCommand
{
public:
    EditCommand(EditHistory &history, const ColumnEdits &before, const ColumnEdit &edit)
        : QUndoCommand(editName(edit.kind)), m_history(history), m_before(before), m_after(before),
          m_column(edit.column)
    {
        m_after.push_back(edit);
    }

    void undo() override { Q_EMIT m_history.changed(m_before, m_column); }
    void redo() override { Q_EMIT m_history.changed(m_after, m_column); }

private:
    EditHistory &m_history;
    ColumnEdits m_before;
    ColumnEdits m_after;
    int m_column;
};

} // namespace

bool canEdit(const Attempt &attempt, const ColumnEdit &edit)
{
    const auto columns = edited(attempt.columns, edit, attempt.expected->segments, attempt.spoken->segments);
    return columns && *columns != attempt.columns;
}

QString editName(ColumnEdit::Kind kind)
{
    switch (kind) {
    case ColumnEdit::Kind::Merge:
        return EditHistory::tr("Merge with Next");
    case ColumnEdit::Kind::Split:
        return EditHistory::tr("Split");
    case ColumnEdit::Kind::Accept:
        return EditHistory::tr("Accept");
    case ColumnEdit::Kind::Ignore:
        return EditHistory::tr("Ignore");
    case ColumnEdit::Kind::Judge:
        return EditHistory::tr("Judge Again");
    }
    return {};
}

EditHistory::EditHistory(QObject *parent) : QObject(parent) {}

void EditHistory::add(const ColumnEdits &before, const ColumnEdit &edit)
{
    m_stack.push(new EditCommand(*this, before, edit));
}

} // namespace phonoscope
