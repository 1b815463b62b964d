// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QString>

class QVBoxLayout;

namespace phonoscope {

class SegmentedChoice;

/// What to do about one thing that went wrong.
struct AdvicePiece
{
    QString where; ///< what it is about: "θ → s in “think”"
    QString text;
    int column = 0; ///< where it is to be seen

    friend bool operator==(const AdvicePiece &, const AdvicePiece &) = default;
};

/// One piece of advice, to be clicked.
class AdviceItem : public QAbstractButton
{
    Q_OBJECT
public:
    AdviceItem(const AdvicePiece &piece, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

/// What to work on, a few pieces of advice at most, and the language they are in.
class AdviceList : public QWidget
{
    Q_OBJECT
public:
    /// \a languages: their names in themselves.
    explicit AdviceList(const QStringList &languages, QWidget *parent = nullptr);

    void setPieces(const QList<AdvicePiece> &pieces);
    int language() const;
    /// Emits nothing.
    void setLanguage(int index);

Q_SIGNALS:
    void chosen(int column);
    void languageChosen(int index);

private:
    QVBoxLayout *m_items;
    SegmentedChoice *m_language;
};

} // namespace phonoscope
