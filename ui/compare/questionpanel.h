// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"

#include <QFrame>

class QGridLayout;
class QPushButton;

namespace phonoscope {

class LanguageCombo;
class ProviderChooser;
class SentenceEditor;

/// Where the question is put: both sentences, the language, the provider, Compare and Cancel.
class QuestionPanel : public QFrame
{
    Q_OBJECT
public:
    explicit QuestionPanel(const CompareContext &context, QWidget *parent = nullptr);

    SentenceEditor *reference() const { return m_reference; }
    SentenceEditor *spoken() const { return m_spoken; }
    LanguageCombo *language() const { return m_language; }
    ProviderChooser *provider() const { return m_provider; }

    void swapSentences();
    void clearSentences();
    /// Something can be cancelled.
    void setBusy(bool busy);
    /// For windows with little height.
    void setCompact(bool compact);
    /// One of the fields holds as much as it takes.
    bool isFull() const;

Q_SIGNALS:
    /// Sentences or language are others now.
    void edited();
    void providerChanged();
    void compareRequested();
    void cancelRequested();
    void textTruncated();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addEditor(QGridLayout &grid, int column, SentenceEditor *editor, const QString &name,
                   const QString &placeholder);
    void updateIcons();

    SentenceEditor *m_reference;
    SentenceEditor *m_spoken;
    QPushButton *m_swap;
    LanguageCombo *m_language;
    ProviderChooser *m_provider;
    QPushButton *m_compare;
    QPushButton *m_cancel;
};

} // namespace phonoscope
