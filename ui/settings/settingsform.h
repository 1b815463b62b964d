// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;

namespace phonoscope {

/// A card of settings: a heading, and rows of a name, a field and a sentence about it.
class SettingsForm : public QFrame
{
    Q_OBJECT
public:
    SettingsForm(const QString &heading, const QString &about, QWidget *parent = nullptr);

    /// \a name has the key that leads to \a field after an &. Returns the line below the field that says what
    /// is wrong with it; see tellProblem().
    QLabel *addRow(const QString &name, QWidget *field, const QString &about = {}, QWidget *buddy = nullptr);
    /// A field that says itself what it is.
    void addWide(QWidget *field, const QString &about = {});
    /// Parts the rows above from those below.
    void addHeading(const QString &heading, const QString &about = {});

private:
    QLabel *addAbout(const QString &about, QWidget *field);

    QGridLayout *m_rows;
    int m_row = 0;
};

} // namespace phonoscope
