// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace phonoscope {

class Xsampa;

/// A line for X-SAMPA with the IPA that it stands for beside it. Enter or the button gives the IPA away and
/// empties the line; while something in it is not X-SAMPA it says so and gives nothing.
class XsampaLine : public QWidget
{
    Q_OBJECT
public:
    explicit XsampaLine(std::shared_ptr<const Xsampa> xsampa, QWidget *parent = nullptr);

Q_SIGNALS:
    void entered(const QString &ipa);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showIpa();
    void enter();

    std::shared_ptr<const Xsampa> m_xsampa;
    QLineEdit *m_line;
    QLabel *m_ipa;
    QPushButton *m_insert;
};

} // namespace phonoscope
