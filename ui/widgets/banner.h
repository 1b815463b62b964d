// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace phonoscope {

/// A message inside the page, with ways to go on; hidden until shown.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Error, Notice };

    explicit Banner(Kind kind, QWidget *parent = nullptr);

    /// Shows \a message; a button without text is not there.
    void showMessage(const QString &message, const QString &firstAction = {},
                     const QString &secondAction = {});
    QString message() const;

Q_SIGNALS:
    void firstActionChosen();
    void secondActionChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    Kind m_kind;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
    QToolButton *m_close;
};

} // namespace phonoscope
