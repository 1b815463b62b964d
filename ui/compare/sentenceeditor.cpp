// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/sentenceeditor.h"

#include "ui/widgets/roles.h"

#include <QFontMetrics>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <cmath>

namespace phonoscope {

namespace {

constexpr int paddingAndBorder = 2 * 11;

int lineHeight(const QPlainTextEdit &editor)
{
    // measured for the screen it is on: at other scales a line has fractions of a pixel
    return static_cast<int>(std::ceil(QFontMetricsF(editor.font(), &editor).lineSpacing()));
}

QString asOneLine(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator ||
            c == u'\t')
            c = u' ';
    }
    return text.trimmed();
}

} // namespace

SentenceEditor::SentenceEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setRole(this, "editor");
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    // Every line wraps; while the text changes sides Qt thinks otherwise for a moment.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setFont(scaledFont(font(), 1.2));
    // The style sheet's padding does it; a document's own would show part of a line when scrolled.
    document()->setDocumentMargin(0);
    connect(this, &QPlainTextEdit::textChanged, this, &SentenceEditor::boundLength);
    connect(this, &QPlainTextEdit::textChanged, this, &SentenceEditor::alignByScript);
}

QString SentenceEditor::sentence() const
{
    return asOneLine(toPlainText());
}

void SentenceEditor::setSentence(const QString &text)
{
    // Through the cursor, so that undo brings the old sentence back.
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text.left(maxLength));
    if (text.size() > maxLength)
        Q_EMIT truncated();
}

bool SentenceEditor::isBlank() const
{
    return sentence().isEmpty();
}

bool SentenceEditor::isFull() const
{
    return document()->characterCount() - 1 >= maxLength;
}

int SentenceEditor::heightFor(int lines) const
{
    return lines * lineHeight(*this) + paddingAndBorder;
}

void SentenceEditor::setWholeLines(int height)
{
    const int line = lineHeight(*this);
    const int room = height - paddingAndBorder;
    setFixedHeight(height);
    setViewportMargins(0, 0, 0, std::max(0, room - std::max(1, room / line) * line));
}

bool SentenceEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void SentenceEditor::insertFromMimeData(const QMimeData *source)
{
    const qsizetype selected = textCursor().selectedText().size();
    // characterCount() counts the final paragraph mark too.
    const qsizetype room = std::max<qsizetype>(0, maxLength - (document()->characterCount() - 1) + selected);
    const QString text = source->text();
    // Inserting megabytes to cut them off again would freeze the window.
    textCursor().insertText(text.left(room));
    ensureCursorVisible();
    if (text.size() > room)
        Q_EMIT truncated();
}

void SentenceEditor::alignByScript()
{
    // QPlainTextEdit orders the letters of each script but leaves the lines at the left.
    QTextOption option = document()->defaultTextOption();
    const Qt::Alignment side =
        document()->firstBlock().text().isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft;
    if (option.alignment() == side)
        return;
    option.setAlignment(side);
    document()->setDefaultTextOption(option);
}

void SentenceEditor::boundLength()
{
    const int length = document()->characterCount() - 1;
    if (length <= maxLength)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(maxLength);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    Q_EMIT truncated();
}

} // namespace phonoscope
