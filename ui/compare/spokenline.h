// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace phonoscope {

/// The line below what was said: the engine's IPA of it to read, what is wrong with IPA that was typed, and
/// the way to the IPA keyboard.
class SpokenLine : public QWidget
{
    Q_OBJECT
public:
    /// Without a keyboard there is no way to it.
    explicit SpokenLine(bool hasKeyboard, QWidget *parent = nullptr);

    /// The field holds IPA itself: there is none to be shown below it.
    void setIsIpa(bool isIpa);
    void setEngineIpa(const QString &ipa);
    /// The text is another one.
    void textChanged(bool isBlank);
    void showProblem(const QString &message);

    QPushButton *keyboardButton() const { return m_keyboard; }
    QCheckBox *xsampaSwitch() const { return m_xsampa; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    QLineEdit *m_ipa;
    QCheckBox *m_xsampa;
    QPushButton *m_keyboard;
    QLabel *m_problem;
};

} // namespace phonoscope
