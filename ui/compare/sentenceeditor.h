// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace phonoscope {

/// A field for one sentence over a few lines: plain text only, Tab leaves it, length bounded. Line breaks
/// are blanks to a sentence.
class SentenceEditor : public QPlainTextEdit
{
    Q_OBJECT
public:
    /// The most it takes, in UTF-16 units; about an hour of speech.
    static constexpr int maxLength = 20'000;

    explicit SentenceEditor(QWidget *parent = nullptr);

    /// The text as one line.
    QString sentence() const;
    void setSentence(const QString &text);
    bool isBlank() const;
    /// Holds as much as it takes, so that something may have been left out.
    bool isFull() const;

    /// The height at which \a lines lines are shown whole.
    int heightFor(int lines) const;
    /// Makes it \a height high and leaves room empty at the bottom where a line would be cut.
    void setWholeLines(int height);

Q_SIGNALS:
    /// More was typed or pasted than it takes; the rest was left out.
    void truncated();

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void alignByScript();
    void boundLength();
};

} // namespace phonoscope
