// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/scorepanel.h"

#include "ui/alignment/typeswatch.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/scorering.h"
#include "ui/widgets/segmentedchoice.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

const QString none = QStringLiteral("\u2013");

QString strictnessName(Strictness strictness)
{
    switch (strictness) {
    case Strictness::Strict:
        return ScorePanel::tr("Strict");
    case Strictness::Standard:
        return ScorePanel::tr("Standard");
    case Strictness::Lenient:
        return ScorePanel::tr("Lenient");
    }
    return {};
}

} // namespace

ScorePanel::ScorePanel(QWidget *parent)
    : QFrame(parent), m_ring(new ScoreRing(this)), m_similarity(new QLabel(none, this)),
      m_tones(new QLabel(none, this)), m_note(makeLabel({}, "caption", this))
{
    setRole(this, "card");
    m_similarity->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_similarity->setObjectName(QStringLiteral("similarity"));
    m_tones->setFont(scaledFont(font(), 1.8, QFont::DemiBold));
    m_tones->setObjectName(QStringLiteral("tones"));
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setWordWrap(true);
    m_note->setMinimumWidth(120);

    auto *scoreText = new QVBoxLayout;
    scoreText->setSpacing(4);
    scoreText->addStretch();
    scoreText->addWidget(makeLabel(tr("Phonetic score"), "heading", this));
    scoreText->addWidget(m_note);
    scoreText->addStretch();
    m_tonesFigure = makeFigure(m_tones, tr("Tones"));

    m_row = new QHBoxLayout;
    m_row->setSpacing(20);
    m_row->addWidget(m_ring);
    m_row->addLayout(scoreText, 2);
    m_row->addWidget(makeDivider());
    m_row->addWidget(m_tonesFigure, 1);
    m_row->addWidget(makeFigure(m_similarity, tr("Similarity")), 1);
    m_row->addWidget(makeDivider());
    m_row->addWidget(makeCounts(), 5);
    m_row->addWidget(makeDivider());
    m_row->addWidget(makeStrictness(), 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(8);
    layout->addLayout(m_row);
    layout->addWidget(makeRemarks());
    clear();
}

QWidget *ScorePanel::makeFigure(QLabel *figure, const QString &caption)
{
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addStretch();
    layout->addWidget(makeLabel(caption, "caption", box));
    layout->addWidget(figure);
    layout->addStretch();
    return box;
}

/// Something to know about the result, in small: no error, nothing to close.
QWidget *ScorePanel::makeRemarks()
{
    m_remarks = new QWidget(this);
    m_remarksIcon = new QLabel(m_remarks);
    m_remarksText = makeLabel({}, "caption", m_remarks);
    m_remarksText->setObjectName(QStringLiteral("remarks"));
    m_remarksText->setWordWrap(true);
    m_remarksText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(m_remarks);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_remarksIcon, 0, Qt::AlignTop);
    layout->addWidget(m_remarksText, 1);
    updateIcon();
    return m_remarks;
}

void ScorePanel::updateIcon()
{
    m_remarksIcon->setPixmap(themedIcon(QStringLiteral("info"), palette()).pixmap(16, 16));
}

void ScorePanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_remarksIcon)
        updateIcon();
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
    for (const ColumnType type : allColumnTypes) {
        Count shown =
            addCount(*grid, new TypeSwatch(type, counts), columnTypeName(type), columnTypeMeaning(type));
        shown.count->setObjectName(QStringLiteral("count%1").arg(static_cast<int>(type)));
        m_counts[static_cast<std::size_t>(type)] = shown;
    }
    auto *swatch = new TypeSwatch(ColumnType::Match, ColumnMarks{.stress = StressErrorKind::Missing}, counts);
    m_stress = addCount(*grid, swatch, tr("Stress"), tr("the main stress is on another syllable"));
    m_stress.count->setObjectName(QStringLiteral("countStress"));
    grid->setRowStretch(0, 1);
    grid->setRowStretch(3, 1);
    return counts;
}

ScorePanel::Count ScorePanel::addCount(QGridLayout &grid, QWidget *swatch, const QString &name,
                                       const QString &meaning)
{
    QWidget *parent = swatch->parentWidget();
    Count shown{swatch, new QLabel(none, parent), makeLabel(name, "caption", parent), new QHBoxLayout};
    shown.count->setFont(scaledFont(font(), 1.3, QFont::DemiBold));
    for (QWidget *part : std::initializer_list<QWidget *>{shown.swatch, shown.count, shown.name})
        part->setToolTip(tr("%1: %2").arg(name, meaning));
    shown.figure->setSpacing(8);
    shown.figure->addWidget(shown.swatch);
    shown.figure->addWidget(shown.count);
    shown.figure->addStretch();
    const int column = grid.columnCount() == 1 && !grid.itemAtPosition(1, 0) ? 0 : grid.columnCount();
    grid.addLayout(shown.figure, 1, column);
    grid.addWidget(shown.name, 2, column);
    grid.setColumnStretch(column, 1);
    return shown;
}

QWidget *ScorePanel::makeStrictness()
{
    auto *box = new QWidget(this);
    auto *label = makeLabel(tr("How near misses count"), "caption", box);
    m_strictness =
        new SegmentedChoice({strictnessName(Strictness::Strict), strictnessName(Strictness::Standard),
                             strictnessName(Strictness::Lenient)},
                            box);
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
    arrangeCounts();
}

void ScorePanel::arrangeCounts()
{
    // The signs and tool tips say it too where there is no room for the words; figures of four places then
    // stand under their signs.
    constexpr int roomyFrom = 1120;
    const bool roomy = width() >= roomyFrom;
    const auto arrange = [roomy](const Count &shown, bool isThere) {
        shown.name->setVisible(roomy && isThere);
        shown.figure->setDirection(roomy ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
        shown.figure->setSpacing(roomy ? 8 : 2);
    };
    for (const Count &shown : m_counts)
        arrange(shown, true);
    arrange(m_stress, !m_stress.count->isHidden());
}

void ScorePanel::setResult(const Comparison &comparison, std::size_t attempt, const QString &matched)
{
    const Attempt &shown = *comparison.attempts[attempt];
    QStringList remarks;
    if (comparison.notScored.isEmpty()) {
        showScore(shown, comparison.strictness, matched);
    } else {
        clear();
        m_ring->setAccessibleName(tr("Not scored"));
        m_note->setText(tr("Not scored"));
        remarks.append(comparison.notScored);
    }
    for (const Note &note : shown.notes)
        remarks.append(note.text);
    setRemarks(remarks);
    for (const ColumnType type : allColumnTypes)
        setCount(m_counts[static_cast<std::size_t>(type)], shown.score.count(type));
    // One stress out of place is one error: missing here and heard there.
    int stressed = 0;
    int lastWord = -1;
    for (const StressError &error : shown.stress) {
        stressed += error.referenceWord != lastWord ? 1 : 0;
        lastWord = error.referenceWord;
    }
    showStressErrors(stressed);
}

void ScorePanel::showScore(const Attempt &attempt, Strictness strictness, const QString &matched)
{
    const Score &score = attempt.score;
    m_ring->setScore(score.sounds.total);
    m_similarity->setText(QLocale().toString(attempt.similarity, 'f', 2));
    QStringList lines{score.sounds.clamped ? tr("More was lost than there was to lose: the score stops at 0.")
                                           : tr("%1 of 100 points lost").arg(pointsText(score.sounds.lost))};
    lines.prepend(strictnessName(strictness));
    if (!matched.isEmpty())
        lines.append(tr("matched: %1").arg(matched));
    m_note->setText(lines.join(u'\n'));
    m_tonesFigure->setVisible(score.tones.has_value());
    if (score.tones) {
        m_tones->setText(pointsText(score.tones->total));
        m_tones->setAccessibleName(tr("Tones %1 of 100").arg(m_tones->text()));
    }
}

void ScorePanel::setCount(const Count &shown, int count)
{
    shown.count->setText(QLocale().toString(count));
    shown.count->setAccessibleName(tr("%1: %2").arg(shown.name->text(), shown.count->text()));
}

void ScorePanel::showStressErrors(int count)
{
    setCount(m_stress, count);
    m_stress.swatch->setVisible(count > 0);
    m_stress.count->setVisible(count > 0);
    arrangeCounts();
}

void ScorePanel::setRemarks(const QStringList &remarks)
{
    m_remarksText->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
}

void ScorePanel::clear()
{
    m_ring->setScore(std::nullopt);
    m_similarity->setText(none);
    m_note->setText(tr("100 is said as expected"));
    m_tonesFigure->hide();
    setRemarks({});
    showStressErrors(0);
    for (const Count &shown : m_counts) {
        shown.count->setText(none);
        shown.count->setAccessibleName({});
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
