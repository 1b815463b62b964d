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

class IpaDrawer;
class IpaFields;
class LanguageCombo;
class ProviderChooser;
class ReferenceSide;
class SentenceEditor;
class SpokenSide;

/// Where the question is put: both sentences, how the reference may be said, the language, the provider,
/// Compare and Cancel.
class QuestionPanel : public QFrame
{
    Q_OBJECT
public:
    explicit QuestionPanel(const CompareContext &context, QWidget *parent = nullptr);
    ~QuestionPanel() override;

    SentenceEditor *reference() const;
    SentenceEditor *spoken() const;
    LanguageCombo *language() const { return m_language; }
    ProviderChooser *provider() const { return m_provider; }

    /// The question as it stands, but for the strictness.
    ComparisonRequest request() const;
    /// Shows \a request, but for the strictness, with what was laid down about its reference then. Asks
    /// nobody, emits no edited(), and leaves alone what is kept about that reference until the user edits.
    void setRequest(const ComparisonRequest &request);
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
    /// Once at most: what is wrong with all that teachers have laid down, a sentence for the user.
    void problemFound(const QString &message);

protected:
    void changeEvent(QEvent *event) override;

private:
    QGridLayout *makeSentences();
    QHBoxLayout *makeChoices();
    void connectSides();
    void connectChoices();
    void orderTabs();
    void textsChanged();
    void spokenModeSwitched(bool isIpa);
    void lookUpReference();
    void updateHeights();
    void updateIcons();

    IpaFields *m_fields;
    SpokenSide *m_spoken; ///< whose field is the first to take IPA
    ReferenceSide *m_reference;
    IpaDrawer *m_drawer = nullptr;
    QGridLayout *m_sentences = nullptr;
    QPushButton *m_swap;
    LanguageCombo *m_language;
    ProviderChooser *m_provider;
    QPushButton *m_compare;
    QPushButton *m_cancel;
    bool m_compact = false;
    bool m_isFilling = false; ///< within setRequest()
};

} // namespace phonoscope
