// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace phonoscope {

/// A figure from 0 to 100 as a ring that it fills, with the figure in it.
class ScoreRing : public QWidget
{
    Q_OBJECT
public:
    explicit ScoreRing(QWidget *parent = nullptr);

    /// In tenths, 0 … 1000; none: an empty ring.
    void setScore(std::optional<int> tenths);
    std::optional<int> score() const { return m_score; }
    /// Drawn without the accent: the figure is not the newest.
    void setQuiet(bool quiet);
    /// For places with less height.
    void setCompact(bool compact);
    QSize sizeHint() const override { return m_compact ? QSize(76, 76) : QSize(88, 88); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<int> m_score;
    bool m_quiet = false;
    bool m_compact = false;
};

} // namespace phonoscope
