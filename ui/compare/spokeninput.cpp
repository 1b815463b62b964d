// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/spokeninput.h"

#include "ui/compare/ipafields.h"
#include "ui/compare/sentenceeditor.h"

#include <utility>

namespace phonoscope {

SpokenInput::SpokenInput(SentenceEditor &editor, QObject *parent)
    : QObject(parent), m_editor(editor), m_textFont(editor.font())
{
    showPlaceholder();
}

void SpokenInput::setIpa(bool isIpa)
{
    if (isIpa == m_isIpa)
        return;
    m_isIpa = isIpa;
    QString shown = std::exchange(m_other, m_editor.toPlainText());
    const bool isUntouched = shown.trimmed().isEmpty() || shown == m_prefilled;
    if (isIpa && isUntouched)
        shown = m_prefilled = m_engineIpa;
    m_editor.setFont(isIpa ? ipaFont(m_textFont, 1) : m_textFont);
    showPlaceholder();
    Q_EMIT modeChanged(isIpa);
    // Not by way of undo: that would bring the text back as IPA.
    m_editor.setPlainText(shown);
    m_editor.moveCursor(QTextCursor::End);
}

void SpokenInput::setEngineIpa(const QString &ipa)
{
    m_engineIpa = ipa;
}

void SpokenInput::clear()
{
    m_other.clear();
    m_engineIpa.clear();
    m_prefilled.clear();
    m_editor.setSentence({});
}

void SpokenInput::showPlaceholder()
{
    m_editor.setPlaceholderText(m_isIpa ? tr("What was heard, in IPA, with blanks between words")
                                        : tr("What was said"));
    m_editor.setAccessibleDescription(m_isIpa ? tr("In IPA, with blanks between words") : QString());
}

} // namespace phonoscope
