// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"

#include <QFrame>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace phonoscope {

/// Which further ways to say the reference count as right: the teacher's own, and those of other accents.
class AlsoAccept : public QFrame
{
    Q_OBJECT
public:
    static constexpr int maxAlternatives = 12;

    /// \a languages must outlive this.
    explicit AlsoAccept(const Languages &languages, QWidget *parent = nullptr);

    /// The language of the reference: its other accents are offered, and none of them is chosen.
    void setLang(const QString &lang);
    /// Emits nothing.
    void setAccepted(const QStringList &alternatives, const QStringList &accents);
    /// What counts for the reference as it is: new alternatives begin as a copy of it.
    void setReferenceIpa(const QString &ipa) { m_referenceIpa = ipa; }
    /// The accents have no say where the teacher wrote the reference's IPA.
    void setReferenceIsTeachers(bool isTeachers);

    /// As IPA with single blanks; without what is empty or the reference itself.
    QStringList alternatives() const;
    QStringList accents() const;
    /// In a few words, for the button that opens this.
    QString summary() const;

    /// Says below the alternatives what is wrong with one of them, which is marked; empty: nothing is.
    void showProblem(const QString &message, const QString &alternative = {});
    void focusFirst();

Q_SIGNALS:
    /// By the user's hand.
    void edited();
    void fieldAdded(QLineEdit *field);
    /// The user has done with it.
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Row
    {
        QWidget *box = nullptr;
        QLineEdit *field = nullptr;
    };

    QVBoxLayout *makeAlternatives();
    QWidget *makeAccents();
    QLineEdit *addRow(const QString &ipa);
    void removeRow(const QWidget *box);
    void removeRows();
    void rowsChanged();

    const Languages &m_languages;
    QString m_lang;
    QString m_referenceIpa;
    QList<Row> m_rows;
    QList<QCheckBox *> m_accents; ///< their object names are the tags

    QLabel *m_hint = nullptr;
    QVBoxLayout *m_rowsLayout = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_add = nullptr;
    QWidget *m_accentsBox = nullptr;
    QVBoxLayout *m_accentsLayout = nullptr;
    QLabel *m_accentsNote = nullptr;
};

} // namespace phonoscope
