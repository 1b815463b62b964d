// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"
#include "ui/alignment/columntypes.h"

#include <QFrame>

class QBoxLayout;
class QLabel;

namespace phonoscope {

class ScoreRing;
class SegmentedChoice;

/// The figures of one attempt: score, similarity, how many columns of each type; and how strictly to count.
class ScorePanel : public QFrame
{
    Q_OBJECT
public:
    explicit ScorePanel(QWidget *parent = nullptr);

    void setAttempt(const Attempt &attempt);
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

private:
    QWidget *makeDivider();
    QWidget *makeCounts();
    QWidget *makeStrictness();

    ScoreRing *m_ring;
    QLabel *m_similarity;
    QLabel *m_note;
    SegmentedChoice *m_strictness = nullptr;
    std::array<QLabel *, columnTypeCount> m_counts{};
    std::array<QLabel *, columnTypeCount> m_names{};
    std::array<QBoxLayout *, columnTypeCount> m_figures{};
};

} // namespace phonoscope
