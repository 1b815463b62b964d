// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/figurespanel.h"

#include "ui/cache/outcomes.h"
#include "ui/cache/quietbar.h"
#include "ui/widgets/roles.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace phonoscope {

FiguresPanel::FiguresPanel(QWidget *parent)
    : QFrame(parent), m_advice(makeLabel({}, "", this)), m_apply(new QPushButton(tr("&Apply"), this))
{
    setRole(this, "card");
    auto *levels = new QGridLayout;
    levels->setHorizontalSpacing(24);
    levels->setVerticalSpacing(6);
    m_memory = addLevel(*levels, 0, tr("In memory"), "memory");
    m_disk = addLevel(*levels, 1, tr("On disk"), "disk");
    auto *figures = new QGridLayout;
    figures->setHorizontalSpacing(16);
    figures->setVerticalSpacing(0);
    m_memoryHits = addFigure(*figures, 0, tr("from memory"), "memoryHits");
    m_diskHits = addFigure(*figures, 1, tr("from disk"), "diskHits");
    m_shared = addFigure(*figures, 2, tr("asked together"), "shared");
    m_misses = addFigure(*figures, 3, tr("asked anew"), "misses");
    m_expired = addFigure(*figures, 4, tr("too old"), "expired");
    m_evicted = addFigure(*figures, 5, tr("dropped"), "evicted");
    m_advice->setObjectName(QStringLiteral("advice"));
    m_advice->setWordWrap(true);
    m_apply->setObjectName(QStringLiteral("applyAdvice"));
    connect(m_apply, &QPushButton::clicked, this, [this] { Q_EMIT adviceTaken(m_recommended); });
    auto *advice = new QHBoxLayout;
    advice->setSpacing(16);
    advice->addWidget(m_advice, 1);
    advice->addWidget(m_apply);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(levels);
    layout->addLayout(figures);
    QFrame *divider = makeFrame("divider", this);
    divider->setFixedHeight(1);
    layout->addWidget(divider);
    layout->addLayout(advice);
}

FiguresPanel::Level FiguresPanel::addLevel(QGridLayout &layout, int column, const QString &name,
                                           const char *objectName)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(makeLabel(name, "heading", this));
    const Level level{makeLabel({}, "caption", this), new QuietBar(this)};
    level.text->setObjectName(QLatin1StringView(objectName));
    level.bar->setAccessibleName(name);
    line->addWidget(level.text, 1);
    layout.addLayout(line, 0, column);
    layout.addWidget(level.bar, 1, column);
    layout.setColumnStretch(column, 1);
    return level;
}

QLabel *FiguresPanel::addFigure(QGridLayout &layout, int column, const QString &name, const char *objectName)
{
    QLabel *figure = makeLabel({}, "heading", this);
    figure->setObjectName(QLatin1StringView(objectName));
    figure->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    layout.addWidget(figure, 0, column);
    layout.addWidget(makeLabel(name, "caption", this), 1, column);
    layout.setColumnStretch(column, 1);
    return figure;
}

void FiguresPanel::showFigures(const CacheFigures &memory, const std::optional<StoreFigures> &disk,
                               const CacheSettings &settings)
{
    //: answers, used bytes, the bytes that may be used
    const QString level = tr("%1 \u00b7 %2 of %3");
    m_memory.text->setText(
        level.arg(shownAnswers(memory.entries), shownBytes(memory.bytes), shownBytes(settings.memoryBytes)));
    m_memory.bar->setShare(memory.bytes, settings.memoryBytes);
    m_disk.text->setText(disk ? level.arg(shownAnswers(disk->entries), shownBytes(disk->bytes),
                                          shownBytes(settings.storeBytes))
                              : tr("Nothing is kept on disk."));
    m_disk.bar->setShare(disk ? disk->bytes : 0, settings.storeBytes);
    const QLocale locale;
    for (const auto &[label, figure] :
         {std::pair{m_memoryHits, memory.memoryHits}, std::pair{m_diskHits, memory.storeHits},
          std::pair{m_shared, memory.shared}, std::pair{m_misses, memory.misses},
          std::pair{m_expired, memory.expired}, std::pair{m_evicted, memory.evicted}})
        label->setText(locale.toString(figure));
}

void FiguresPanel::showAdvice(const CacheAdvice &advice, const CacheSettings &settings)
{
    m_recommended = advice.recommended;
    m_advice->setText(advice.reason);
    m_apply->setVisible(advice.recommended != settings);
}

} // namespace phonoscope
