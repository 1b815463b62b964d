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
class SoundBox;
class Speaker;

/// What is to be said about the chosen column; without one what to work on and the legend.
class ColumnDetails : public QFrame
{
    Q_OBJECT
public:
    explicit ColumnDetails(QWidget *parent = nullptr);

    AdviceList *adviceList() const { return m_adviceList; }
    /// Plays the sounds; must outlive this. Null: nothing is heard.
    void setSpeaker(Speaker *speaker);

    /// \a advice: what to do about it, or empty.
    /// \pre the attempt exists and is not an error, and 0 <= column < its columns.size()
    void showColumn(const Comparison &comparison, std::size_t attempt, int column,
                    const QString &advice = {});
    void showLegend();

Q_SIGNALS:
    /// From one column back to all.
    void overviewRequested();
    /// A sentence for the user about a sound that could not be played.
    void failed(const QString &message);

private:
    QWidget *scrolling(QWidget *page);
    QWidget *makeLegend();
    void addLegendRow(QGridLayout &grid, QWidget *swatch, const QString &name, const QString &meaning);
    QWidget *makeAdvice();
    QWidget *makeDetails();
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
    SoundBox *m_expected = nullptr;
    SoundBox *m_heard = nullptr;
};

} // namespace phonoscope
