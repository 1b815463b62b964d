// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/cacheadvice.h"
#include "core/phonemes/cache/phonemecache.h"

#include <QFrame>

#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace phonoscope {

class QuietBar;

/// What is kept, what it was good for, and what the pattern of use speaks for.
class FiguresPanel : public QFrame
{
    Q_OBJECT
public:
    explicit FiguresPanel(QWidget *parent = nullptr);

    /// Nothing for the disk where there is none.
    void showFigures(const CacheFigures &memory, const std::optional<StoreFigures> &disk,
                     const CacheSettings &settings);
    void showAdvice(const CacheAdvice &advice, const CacheSettings &settings);

Q_SIGNALS:
    void adviceTaken(const phonoscope::CacheSettings &recommended);

private:
    struct Level
    {
        QLabel *text;
        QuietBar *bar;
    };

    Level addLevel(QGridLayout &layout, int column, const QString &name, const char *objectName);
    QLabel *addFigure(QGridLayout &layout, int column, const QString &name, const char *objectName);

    Level m_memory;
    Level m_disk;
    QLabel *m_memoryHits;
    QLabel *m_diskHits;
    QLabel *m_shared;
    QLabel *m_misses;
    QLabel *m_expired;
    QLabel *m_evicted;
    QLabel *m_advice;
    QPushButton *m_apply;
    CacheSettings m_recommended;
};

} // namespace phonoscope
