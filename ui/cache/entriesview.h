// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace phonoscope {

class EntriesModel;

/// The answers on disk; has those read that are in sight.
class EntriesView : public QTableView
{
    Q_OBJECT
public:
    explicit EntriesView(EntriesModel &model, QWidget *parent = nullptr);

    QList<int> selectedRows() const;

Q_SIGNALS:
    void selectionWasChanged();
    void removeRequested(); ///< the key for it

protected:
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void loadInSight();
    void fitColumns();

    EntriesModel &m_entries;
};

} // namespace phonoscope
