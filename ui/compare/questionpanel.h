// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/phonemesimilarityservice.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/comparecontext.h"

#include <QFrame>

class QGridLayout;
class QHBoxLayout;
class QPushButton;

namespace phonoscope {

class AlsoAccept;
class IpaDrawer;
class IpaFields;
class LanguageCombo;
class ProviderChooser;
class ReferenceIpa;
class ReferenceLookup;
class SegmentedChoice;
class SentenceEditor;
class SpeakButtons;
class SpokenInput;
class SpokenLine;
class TeacherNotes;

/// Where the question is put: both sentences, how the reference may be said, the language, the provider,
/// Compare and Cancel.
class QuestionPanel : public QFrame
{
    Q_OBJECT
public:
    explicit QuestionPanel(const CompareContext &context, QWidget *parent = nullptr);
    ~QuestionPanel() override;

    SentenceEditor *reference() const { return m_reference; }
    SentenceEditor *spoken() const { return m_spoken; }
    LanguageCombo *language() const { return m_language; }
    ProviderChooser *provider() const { return m_provider; }

    /// The question as it stands, but for the strictness.
    ComparisonRequest request() const;
    /// Shows what an answer to \a asked tells about how both sides are said.
    void showAnswer(const ComparisonRequest &asked, const Comparison &answer);
    /// Says by the field what is wrong with IPA that was typed. Returns whether there is such a field.
    bool showProblem(const PhonemeError &error, bool isReferences);

    /// What was said is typed as IPA.
    bool spokenIsIpa() const;
    void setSpokenIsIpa(bool isIpa);

    /// Null where the program has no chart of the IPA.
    IpaDrawer *keyboardDrawer() const { return m_drawer; }
    bool isKeyboardOpen() const;
    void setKeyboardOpen(bool open);
    bool typesXsampa() const;
    void setTypesXsampa(bool types);

    void swapSentences();
    void clearSentences();
    /// Something can be cancelled.
    void setBusy(bool busy);
    /// For windows with little height.
    void setCompact(bool compact);
    /// One of the fields holds as much as it takes.
    bool isFull() const;

Q_SIGNALS:
    /// Sentences, language or what is accepted are others now.
    void edited();
    void providerChanged();
    void compareRequested();
    void cancelRequested();
    void textTruncated();
    void keyboardToggled(bool open);
    void spokenModeChanged(bool isIpa);
    /// A word of the reference, or of what was said, begins to sound; -1: none does.
    void wordSounding(phonoscope::AlignmentRow row, int word);
    /// A sentence for the user about something that could not be done.
    void failed(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    QGridLayout *makeSentences();
    QHBoxLayout *makeReferenceHead();
    QHBoxLayout *makeSpokenHead();
    QHBoxLayout *makeChoices();
    void connectParts();
    void orderTabs();
    void textsChanged();
    void showNotes();
    void teacherChanged();
    void updateAccepted();
    void openAccepted(bool open);
    void spokenModeSwitched(bool isIpa);
    void lookUpReference();
    void updateHeights();
    void updateIcons();

    TeacherNotes *m_notes;
    IpaFields *m_fields;
    ReferenceLookup *m_lookup;
    SentenceEditor *m_reference;
    SentenceEditor *m_spoken;
    SpokenInput *m_input;
    ReferenceIpa *m_ipa;
    SpokenLine *m_spokenLine;
    SegmentedChoice *m_mode;
    AlsoAccept *m_accept;
    QPushButton *m_acceptButton;
    SpeakButtons *m_speakReference;
    SpeakButtons *m_speakSpoken;
    IpaDrawer *m_drawer = nullptr;
    QGridLayout *m_sentences = nullptr;
    QPushButton *m_swap;
    LanguageCombo *m_language;
    ProviderChooser *m_provider;
    QPushButton *m_compare;
    QPushButton *m_cancel;
    QString m_spokenText; ///< whose IPA is known or asked for
    bool m_compact = false;
};

} // namespace phonoscope
