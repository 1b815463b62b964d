// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/phonemesimilarityservice.h"
#include "ui/compare/comparecontext.h"

#include <QObject>

class QCheckBox;
class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QWidget;

namespace phonoscope {

class IpaFields;
class SegmentedChoice;
class SentenceEditor;
class SpeakButtons;
class SpokenInput;
class SpokenLine;

/// The half of the question that says what was said: as text, or as IPA.
class SpokenSide : public QObject
{
    Q_OBJECT
public:
    /// The widgets are children of \a panel. \a fields must outlive this.
    SpokenSide(const CompareContext &context, IpaFields &fields, QWidget *panel);

    /// Puts head, editor and the line below it into the rows 0, 1 and 2 of \a grid.
    void placeIn(QGridLayout &grid, int column);
    SentenceEditor *editor() const { return m_editor; }
    QPushButton *keyboardButton() const;
    QCheckBox *xsampaSwitch() const;
    /// What the Tab key goes through after the editors, in order.
    QList<QWidget *> toolTabs() const;

    bool isIpa() const;
    void setIpa(bool isIpa);
    /// Empties the text as well as the IPA.
    void clear();

    /// Shows \a sentence, and nothing of what was there before.
    void setSentence(const Sentence &sentence);
    /// Adds what was said to \a request.
    void addTo(ComparisonRequest &request) const;
    /// The text, the language or, with \a isAnotherReference, what it is compared with may be others now.
    void update(const QString &lang, bool isAnotherReference);
    /// Shows what an answer to \a asked, in this language, tells about how it is said.
    void showAnswer(const ComparisonRequest &asked, const Comparison &answer);
    /// Says by the field what is wrong with the IPA.
    void showProblem(const PhonemeError &error);

Q_SIGNALS:
    void modeChanged(bool isIpa);
    void wordSounding(int word);
    /// A sentence for the user.
    void failed(const QString &message);

private:
    QHBoxLayout *makeHead();
    void modeSwitched(bool isIpa);

    QWidget *m_panel;
    IpaFields &m_fields;
    SentenceEditor *m_editor;
    SpokenInput *m_input;
    SpokenLine *m_line;
    SegmentedChoice *m_mode;
    SpeakButtons *m_speak;
    QString m_text; ///< whose IPA is known or asked for
};

} // namespace phonoscope
