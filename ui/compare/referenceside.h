// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/phonemesimilarityservice.h"
#include "ui/compare/comparecontext.h"

#include <QObject>

class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QWidget;

namespace phonoscope {

class AlsoAccept;
class IpaFields;
class ReferenceIpa;
class ReferenceLookup;
class SentenceEditor;
class SpeakButtons;
class TeacherNotes;

/// The half of the question that says what should be said: the text, how it may be said, and what a teacher
/// has laid down about that.
class ReferenceSide : public QObject
{
    Q_OBJECT
public:
    /// The widgets are children of \a panel. \a fields must outlive this.
    ReferenceSide(const CompareContext &context, IpaFields &fields, QWidget *panel);

    /// Puts head, editor and IPA into the rows 0, 1 and 2 of \a grid.
    void placeIn(QGridLayout &grid, int column);
    /// What is also accepted, for a place of its own; hidden until it is asked for.
    AlsoAccept *accepted() const { return m_accept; }
    SentenceEditor *editor() const { return m_editor; }
    /// What the Tab key goes through after the editors, in order.
    QList<QWidget *> ipaTabs() const;
    QList<QWidget *> toolTabs() const;

    /// Adds what is asked about the reference to \a request.
    void addTo(ComparisonRequest &request) const;
    /// Shows the reference of \a request, in \a lang, and what was laid down about it then. What is kept
    /// about it now stays until the user changes something.
    void setRequest(const ComparisonRequest &request, const QString &lang);
    /// Text or language may be others now: turns to what is laid down about them. Returns whether they are.
    bool update(const QString &lang);
    /// Shows what an answer to \a asked, about this text, tells about how it is said.
    void showAnswer(const ComparisonRequest &asked, const Comparison &answer);
    /// Says by the field what is wrong with the IPA.
    void showProblem(const PhonemeError &error);

    /// Asks \a provider how the reference of \a request is said; null: nobody is asked any more.
    void lookUp(PhonemeProvider *provider, const ComparisonRequest &request);

Q_SIGNALS:
    /// By the user's hand: the teacher's IPA or what is accepted.
    void edited();
    void wordSounding(int word);
    /// An answer of lookUp().
    void lookedUp(const phonoscope::ComparisonRequest &request, const phonoscope::ComparisonResult &result);
    /// A sentence for the user.
    void failed(const QString &message);
    /// Once at most: what is wrong with all that teachers have laid down, a sentence for the user.
    void problemFound(const QString &message);

private:
    QHBoxLayout *makeHead();
    void connectParts();
    void showNotes();
    void teacherChanged();
    void updateAccepted();
    void openAccepted(bool open);

    QWidget *m_panel;
    TeacherNotes *m_notes;
    ReferenceLookup *m_lookup;
    SentenceEditor *m_editor;
    ReferenceIpa *m_ipa;
    AlsoAccept *m_accept;
    QPushButton *m_acceptButton;
    SpeakButtons *m_speak;
};

} // namespace phonoscope
