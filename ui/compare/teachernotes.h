// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"

#include <QObject>
#include <QTimer>

namespace phonoscope {

/// What the teacher has laid down about the reference on the page. Changes are kept with their text and
/// language once they rest; where nothing can be kept they last as long as the text stays.
class TeacherNotes : public QObject
{
    Q_OBJECT
public:
    /// How long changes must rest before they are kept, in ms.
    static constexpr int rest = 500;

    explicit TeacherNotes(const CompareContext &context, QObject *parent = nullptr);
    ~TeacherNotes() override;

    /// Turns to \a text in the language \a lang. Returns whether it is another one than before; then
    /// current() is what is known of it.
    bool open(const QString &text, const QString &lang);
    const TeacherReference &current() const { return m_current; }
    /// \a shown is on the page now in place of what is kept, which stays until the next change().
    void show(const TeacherReference &shown);
    /// Without effect where no text is open.
    void change(const TeacherReference &changed);
    /// Keeps now what has changed.
    void keep();

Q_SIGNALS:
    /// A sentence for the user.
    void failed(const QString &message);
    /// Once at most: what is wrong with all that was kept, a sentence for the user.
    void problemFound(const QString &message);

private:
    void tellProblem();

    CompareContext m_context;
    QString m_text;
    QString m_lang;
    TeacherReference m_current;
    QTimer m_rest;
    bool m_isChanged = false; ///< there is something to keep
    bool m_hasToldProblem = false;
};

} // namespace phonoscope
