// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace phonoscope {

/// What is to be said about the chosen column; without one a hint and the legend.
class ColumnDetails : public QFrame
{
    Q_OBJECT
public:
    explicit ColumnDetails(QWidget *parent = nullptr);

    /// \pre 0 <= column < attempt.columns.size()
    void showColumn(const Attempt &attempt, int column);
    void showLegend();

private:
    struct SoundBox
    {
        QLabel *sound = nullptr;
        QLabel *name = nullptr;
    };

    QWidget *scrolling(QWidget *page);
    QWidget *makeLegend();
    QWidget *makeDetails();
    SoundBox addSound(QGridLayout &grid, int column, const QString &caption);
    void fill(const SoundBox &box, std::span<const Segment> sounds, const QString &nothing);
    void fillDifferences(std::span<const Segment> expected, std::span<const Segment> heard);

    QStackedWidget *m_stack;
    QWidget *m_swatchPlace = nullptr;
    QLabel *m_type = nullptr;
    QLabel *m_word = nullptr;
    QLabel *m_points = nullptr;
    QLabel *m_differencesHeading = nullptr;
    QWidget *m_differences = nullptr;
    SoundBox m_expected;
    SoundBox m_heard;
};

} // namespace phonoscope
