// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace phonoscope {

/// Lines of the log. Follows the newest while it is in sight; else what is in sight stays where it is.
class LogView : public QTableView
{
    Q_OBJECT
public:
    explicit LogView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// The chosen lines from the oldest to the newest; all of them if none is chosen.
    QStringList plainLines() const;
    bool hasSelection() const { return selectionModel() && selectionModel()->hasSelection(); }

Q_SIGNALS:
    void selectionWasChanged();

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void fitColumns();

    bool m_isAtEnd = true;
};

} // namespace phonoscope
