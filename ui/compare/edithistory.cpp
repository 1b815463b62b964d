// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/edithistory.h"

#include <QSignalBlocker>
#include <QUndoCommand>

#include <functional>
#include <utility>

namespace phonoscope {

namespace {

class EditCommand : public QUndoCommand
{
public:
    using Do = std::function<void(const ColumnEdit &edit)>;

    EditCommand(const ColumnEdit &edit, Do add, Do takeBack)
        : QUndoCommand(editName(edit.kind)), m_edit(edit), m_add(std::move(add)),
          m_takeBack(std::move(takeBack))
    {
    }

    void undo() override { m_takeBack(m_edit); }
    void redo() override { m_add(m_edit); }

private:
    ColumnEdit m_edit;
    Do m_add;
    Do m_takeBack;
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

void EditHistory::add(const ColumnEdit &edit)
{
    const auto append = [this](const ColumnEdit &done) {
        m_edits.push_back(done);
        Q_EMIT changed(m_edits, done.column);
    };
    const auto takeBack = [this](const ColumnEdit &undone) {
        m_edits.pop_back();
        Q_EMIT changed(m_edits, undone.column);
    };
    m_stack.push(new EditCommand(edit, append, takeBack));
}

void EditHistory::restore(const ColumnEdits &edits)
{
    clear();
    const QSignalBlocker silent(this); // all of it is done already
    for (const ColumnEdit &edit : edits)
        add(edit);
}

void EditHistory::clear()
{
    m_stack.clear();
    m_edits.clear();
}

} // namespace phonoscope
