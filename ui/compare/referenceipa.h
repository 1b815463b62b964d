// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace phonoscope {

/// The IPA of the reference: the engine's until the teacher changes it, and then the teacher's.
class ReferenceIpa : public QWidget
{
    Q_OBJECT
public:
    explicit ReferenceIpa(QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    /// Puts \a tool at the end of the line below the field.
    void addTool(QWidget *tool);

    /// What the teacher has made of it; empty where the engine's counts.
    QString teacherIpa() const { return m_teacherIpa; }
    /// Emits nothing.
    void setTeacherIpa(const QString &ipa);
    /// The engine's for the text that there is now.
    void setEngineIpa(const QString &ipa);
    /// The text is another one: what the engine made of the old one is pale until there is a new one.
    void textChanged(bool isBlank);
    /// What counts now: the teacher's, else the engine's as far as it is known.
    QString ipa() const;

    /// Says by the field what is wrong with it; empty: nothing is.
    void showProblem(const QString &message);

Q_SIGNALS:
    /// The teacher's IPA is another one, by the user's hand.
    void edited();

private:
    void fieldChanged();
    void useEngines();
    void showEngines();
    void show(const QString &ipa);
    void updateState();

    QLineEdit *m_field;
    QLabel *m_caption;
    QLabel *m_chip; ///< in the place of the caption where the IPA is the teacher's
    QPushButton *m_reset;
    QLabel *m_problem;
    QHBoxLayout *m_tools;
    QString m_teacherIpa;
    QString m_engineIpa;
    bool m_engineIsKnown = false; ///< m_engineIpa belongs to the text
    bool m_showing = false;       ///< within show()
};

} // namespace phonoscope
