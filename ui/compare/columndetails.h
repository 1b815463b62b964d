// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/similarity/comparison.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QStackedWidget;

namespace phonoscope {

class AdviceList;
class ColumnSum;

/// What is to be said about the chosen column; without one what to work on and the legend.
class ColumnDetails : public QFrame
{
    Q_OBJECT
public:
    explicit ColumnDetails(QWidget *parent = nullptr);

    AdviceList *adviceList() const { return m_adviceList; }

    /// \a advice: what to do about it, or empty.
    /// \pre the attempt exists and is not an error, and 0 <= column < its columns.size()
    void showColumn(const Comparison &comparison, std::size_t attempt, int column,
                    const QString &advice = {});
    void showLegend();

Q_SIGNALS:
    /// From one column back to all.
    void overviewRequested();

private:
    struct SoundBox
    {
        QLabel *sound = nullptr;
        QLabel *name = nullptr;
    };

    QWidget *scrolling(QWidget *page);
    QWidget *makeLegend();
    void addLegendRow(QGridLayout &grid, QWidget *swatch, const QString &name, const QString &meaning);
    QWidget *makeAdvice();
    QWidget *makeDetails();
    SoundBox addSound(QGridLayout &grid, int column, const QString &caption);
    void fill(const SoundBox &box, std::span<const Segment> sounds, const QString &nothing);
    void fillFacts(const Attempt &attempt, int column, bool isScored);
    void fillDifferences(std::span<const Segment> expected, std::span<const Segment> heard);

    QStackedWidget *m_stack;
    QWidget *m_swatchPlace = nullptr;
    QLabel *m_type = nullptr;
    QLabel *m_word = nullptr;
    AdviceList *m_adviceList = nullptr;
    QLabel *m_points = nullptr;
    QLabel *m_rule = nullptr;
    QLabel *m_facts = nullptr;
    ColumnSum *m_sum = nullptr;
    QWidget *m_adviceBox = nullptr;
    QLabel *m_advice = nullptr;
    QLabel *m_differencesHeading = nullptr;
    QWidget *m_differences = nullptr;
    SoundBox m_expected;
    SoundBox m_heard;
};

} // namespace phonoscope
