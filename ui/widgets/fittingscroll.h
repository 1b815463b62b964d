// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace phonoscope {

/// Gives a page all the room there is, and scroll bars only where that is less than the page can do with.
/// Goes by the least that the page's layout needs at its width, where QScrollArea goes by what it would like.
class FittingScroll : public QScrollArea
{
    Q_OBJECT
public:
    /// \a page must have its layout.
    explicit FittingScroll(QWidget *page, QWidget *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
};

} // namespace phonoscope
