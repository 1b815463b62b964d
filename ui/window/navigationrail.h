// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace phonoscope {

/// The pages of the window one below the other, one of which is shown. Up and Down, Home and End move between
/// them while it has the keyboard; Tab comes to the one that is shown.
class NavigationRail : public QFrame
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    /// \a id names the page, \a icon its picture. Pages at the end stand apart at the bottom.
    void addPage(int id, const QString &name, const QString &icon, bool atEnd = false);
    int current() const; ///< -1 before the first page
    /// Emits nothing.
    void setCurrent(int id);

    /// Pictures alone, with the names as tool tips: for a window that has no room to spare.
    void setCompact(bool compact);

Q_SIGNALS:
    void chosen(int id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool move(int key);
    void fit(QToolButton &button) const;
    void updateIcons();

    bool m_compact = false;
    QButtonGroup *m_pages;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
};

} // namespace phonoscope
