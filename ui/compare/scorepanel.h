// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"
#include "ui/alignment/columntypes.h"

#include <QFrame>
#include <QStringList>

class QBoxLayout;
class QGridLayout;
class QHBoxLayout;
class QLabel;

namespace phonoscope {

class ScoreRing;
class SegmentedChoice;

/// The figures of one attempt: score of the sounds and of the tones, similarity, how many columns of each
/// type and stress errors, what is to be noted about it; and how strictly to count.
class ScorePanel : public QFrame
{
    Q_OBJECT
public:
    explicit ScorePanel(QWidget *parent = nullptr);

    /// \a matched: the language whose forms were matched, as users name it; empty where it is that which was
    /// asked for. \pre the attempt exists and is not an error
    void setResult(const Comparison &comparison, std::size_t attempt, const QString &matched);
    void clear();
    /// The figures answer an earlier question.
    void setOutdated(bool outdated);
    /// For windows with little height.
    void setCompact(bool compact);

    Strictness strictness() const;
    /// Emits nothing.
    void setStrictness(Strictness strictness);

Q_SIGNALS:
    void strictnessChosen(phonoscope::Strictness strictness);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// How many there are of one kind.
    struct Count
    {
        QWidget *swatch = nullptr;
        QLabel *count = nullptr;
        QLabel *name = nullptr;
        QBoxLayout *figure = nullptr;
    };

    QWidget *makeDivider();
    QWidget *makeFigure(QLabel *figure, const QString &caption);
    QWidget *makeCounts();
    Count addCount(QGridLayout &grid, QWidget *swatch, const QString &name, const QString &meaning);
    QWidget *makeStrictness();
    QWidget *makeRemarks();
    void showScore(const Attempt &attempt, Strictness strictness, const QString &matched);
    void setCount(const Count &shown, int count);
    void showStressErrors(int count);
    void arrangeCounts();
    void setRemarks(const QStringList &remarks);
    void updateIcon();

    ScoreRing *m_ring;
    QLabel *m_similarity;
    QLabel *m_tones;
    QWidget *m_tonesFigure = nullptr;
    QLabel *m_note;
    SegmentedChoice *m_strictness = nullptr;
    std::array<Count, columnTypeCount> m_counts{};
    Count m_stress;
    QWidget *m_remarks = nullptr;
    QLabel *m_remarksIcon = nullptr;
    QLabel *m_remarksText = nullptr;
    QHBoxLayout *m_row = nullptr;
};

} // namespace phonoscope
