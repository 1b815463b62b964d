// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scorepanel.h"

#include "ui/alignment/typeswatch.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/scorering.h"
#include "ui/widgets/segmentedchoice.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace phonoscope {

namespace {
const QString none = QStringLiteral("\u2013");
} // namespace

ScorePanel::ScorePanel(QWidget *parent)
    : QFrame(parent), m_ring(new ScoreRing(this)), m_similarity(new QLabel(none, this)),
      m_note(makeLabel({}, "caption", this))
{
    setRole(this, "card");
    m_similarity->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_similarity->setObjectName(QStringLiteral("similarity"));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(120);

    auto *scoreText = new QVBoxLayout;
    scoreText->setSpacing(4);
    scoreText->addStretch();
    scoreText->addWidget(makeLabel(tr("Phonetic score"), "heading", this));
    scoreText->addWidget(m_note);
    scoreText->addStretch();
    auto *similarity = new QVBoxLayout;
    similarity->setSpacing(4);
    similarity->addStretch();
    similarity->addWidget(makeLabel(tr("Similarity"), "caption", this));
    similarity->addWidget(m_similarity);
    similarity->addStretch();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(20);
    layout->addWidget(m_ring);
    layout->addLayout(scoreText, 2);
    layout->addWidget(makeDivider());
    layout->addLayout(similarity, 1);
    layout->addWidget(makeDivider());
    layout->addWidget(makeCounts(), 5);
    layout->addWidget(makeDivider());
    layout->addWidget(makeStrictness(), 3);
    clear();
}

QWidget *ScorePanel::makeDivider()
{
    auto *divider = makeFrame("divider", this);
    divider->setFixedSize(1, 56);
    return divider;
}

QWidget *ScorePanel::makeCounts()
{
    auto *counts = new QWidget(this);
    auto *grid = new QGridLayout(counts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int column = 0;
    for (const ColumnType type : allColumnTypes) {
        auto *swatch = new TypeSwatch(type, counts);
        auto *count = new QLabel(none, counts);
        auto *name = makeLabel(columnTypeName(type), "caption", counts);
        count->setFont(scaledFont(font(), 1.3, QFont::DemiBold));
        count->setObjectName(QStringLiteral("count%1").arg(static_cast<int>(type)));
        m_counts[static_cast<std::size_t>(type)] = count;
        m_names[static_cast<std::size_t>(type)] = name;
        const QString tip = tr("%1: %2").arg(columnTypeName(type), columnTypeMeaning(type));
        for (QWidget *part : std::initializer_list<QWidget *>{swatch, count, name})
            part->setToolTip(tip);
        auto *figure = new QHBoxLayout;
        figure->setSpacing(8);
        figure->addWidget(swatch);
        figure->addWidget(count);
        figure->addStretch();
        m_figures[static_cast<std::size_t>(type)] = figure;
        grid->addLayout(figure, 1, column);
        grid->addWidget(name, 2, column);
        grid->setColumnStretch(column, 1);
        ++column;
    }
    grid->setRowStretch(0, 1);
    grid->setRowStretch(3, 1);
    return counts;
}

QWidget *ScorePanel::makeStrictness()
{
    auto *box = new QWidget(this);
    auto *label = makeLabel(tr("How near misses count"), "caption", box);
    m_strictness = new SegmentedChoice({tr("Strict"), tr("Standard"), tr("Lenient")}, box);
    m_strictness->setAccessibleName(tr("Strictness"));
    m_strictness->setToolTip(
        tr("How much a sound that is nearly right loses. Sounds left out or added lose the same."));
    m_strictness->setCurrent(static_cast<int>(Strictness::Standard));
    connect(m_strictness, &SegmentedChoice::chosen, this,
            [this](int index) { Q_EMIT strictnessChosen(static_cast<Strictness>(index)); });
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(label);
    layout->addWidget(m_strictness);
    layout->addStretch();
    return box;
}

void ScorePanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    // The signs and tool tips say it too where there is no room for the words; figures of four places then
    // stand under their signs.
    constexpr int roomyFrom = 1120;
    const bool roomy = width() >= roomyFrom;
    for (QLabel *name : m_names)
        name->setVisible(roomy);
    for (QBoxLayout *figure : m_figures) {
        figure->setDirection(roomy ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        figure->setSpacing(roomy ? 8 : 2);
    }
}

void ScorePanel::setAttempt(const Attempt &attempt)
{
    m_ring->setScore(attempt.score.sounds.total);
    m_similarity->setText(QLocale().toString(attempt.similarity, 'f', 2));
    m_note->setText(attempt.score.sounds.clamped
                        ? tr("More was lost than there was to lose: the score stops at 0.")
                        : tr("%1 of 100 points lost").arg(pointsText(attempt.score.sounds.lost)));
    for (const ColumnType type : allColumnTypes) {
        QLabel *count = m_counts[static_cast<std::size_t>(type)];
        count->setText(QLocale().toString(attempt.score.count(type)));
        count->setAccessibleName(tr("%1: %2").arg(columnTypeName(type), count->text()));
    }
}

void ScorePanel::clear()
{
    m_ring->setScore(std::nullopt);
    m_similarity->setText(none);
    m_note->setText(tr("100 is said as expected"));
    for (QLabel *count : m_counts) {
        count->setText(none);
        count->setAccessibleName({});
    }
}

void ScorePanel::setOutdated(bool outdated)
{
    m_ring->setQuiet(outdated);
}

void ScorePanel::setCompact(bool compact)
{
    m_ring->setCompact(compact);
    const int margin = compact ? 6 : 12;
    layout()->setContentsMargins(20, margin, 20, margin);
}

Strictness ScorePanel::strictness() const
{
    return static_cast<Strictness>(m_strictness->current());
}

void ScorePanel::setStrictness(Strictness strictness)
{
    m_strictness->setCurrent(static_cast<int>(strictness));
}

} // namespace phonoscope
