// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/columndetails.h"

#include "core/ipa/describe.h"
#include "ui/alignment/columntypes.h"
#include "ui/alignment/typeswatch.h"
#include "ui/compare/advicelist.h"
#include "ui/compare/columnsum.h"
#include "ui/compare/soundbox.h"
#include "ui/widgets/roles.h"

#include <QGridLayout>
#include <QLabel>
#include <QLayoutItem>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

void removeAll(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QString wordOf(std::span<const Segment> sounds, const Transcription &transcription)
{
    const int word = sounds.empty() ? -1 : sounds.front().word;
    return word < 0 || word >= transcription.words.size() ? QString() : transcription.words[word].text;
}

QString pointsSentence(const ColumnScore &score)
{
    if (score.points > 0)
        return ColumnDetails::tr("%1 points lost.").arg(pointsText(score.points));
    const bool costs =
        isError(score.type) && score.rule != ScoreRule::Ignored && score.rule != ScoreRule::Unexpected;
    return costs ? ColumnDetails::tr("Less than 0.1 points lost.") : ColumnDetails::tr("No points lost.");
}

} // namespace

ColumnDetails::ColumnDetails(QWidget *parent) : QFrame(parent), m_stack(new QStackedWidget(this))
{
    setRole(this, "card");
    m_stack->addWidget(scrolling(makeLegend()));
    m_stack->addWidget(scrolling(makeDetails()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_stack);
    setMinimumWidth(280);
}

void ColumnDetails::setSpeaker(Speaker *speaker)
{
    m_expected->setSpeaker(speaker);
    m_heard->setSpeaker(speaker);
}

QWidget *ColumnDetails::scrolling(QWidget *page)
{
    page->layout()->setContentsMargins(16, 12, 16, 16);
    auto *area = new QScrollArea(this);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("Details"));
    // The card's own ground shows through.
    area->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    return area;
}

QWidget *ColumnDetails::makeLegend()
{
    auto *page = new QWidget(this);
    auto *layout = new QGridLayout(page);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(8);
    layout->setColumnStretch(1, 1);
    m_adviceList = new AdviceList({QStringLiteral("English"), QStringLiteral("Ti\u1ebfng Vi\u1ec7t")}, page);
    auto *hint = makeLabel(tr("Choose a column to see what was expected, what was heard and what it cost."),
                           "caption", page);
    hint->setWordWrap(true);
    layout->addWidget(m_adviceList, 0, 0, 1, 2);
    layout->addWidget(makeLabel(tr("What the columns mean"), "heading", page), 1, 0, 1, 2);
    layout->addWidget(hint, 2, 0, 1, 2);
    for (const ColumnType type : allColumnTypes)
        addLegendRow(*layout, new TypeSwatch(type, page), columnTypeName(type), columnTypeMeaning(type));
    const auto addMark = [&](ColumnType type, const ColumnMarks &marks, const QString &name,
                             const QString &meaning) {
        addLegendRow(*layout, new TypeSwatch(type, marks, page), name, meaning);
    };
    addMark(ColumnType::Match, {.stress = StressErrorKind::Missing}, tr("Stress"),
            tr("the main stress is on another syllable; costs no points"));
    addMark(ColumnType::Match, {.tier = Tier::Tones}, tr("Tone"), tr("rounder and lighter; scored apart"));
    addMark(ColumnType::Variant, {.ruling = Ruling::Accepted}, tr("Accepted"),
            tr("the teacher says it is right"));
    addMark(ColumnType::Match, {.ruling = Ruling::Ignored}, tr("Ignored"),
            tr("the teacher takes it out of the score"));
    addMark(ColumnType::Substitution, {.referenceSounds = 2}, tr("Merged"),
            tr("sounds under a slur are judged as one"));
    layout->setRowStretch(layout->rowCount(), 1);
    return page;
}

void ColumnDetails::addLegendRow(QGridLayout &grid, QWidget *swatch, const QString &name,
                                 const QString &meaning)
{
    auto *texts = new QWidget(swatch->parentWidget());
    auto *column = new QVBoxLayout(texts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *explained = makeLabel(meaning, "caption", texts);
    explained->setWordWrap(true);
    column->addWidget(makeLabel(name, "plain", texts));
    column->addWidget(explained);
    const int row = grid.rowCount();
    grid.addWidget(swatch, row, 0, Qt::AlignTop);
    grid.addWidget(texts, row, 1);
}

QWidget *ColumnDetails::makeAdvice()
{
    m_adviceBox = makeFrame("sunken", this);
    m_adviceBox->setObjectName(QStringLiteral("columnAdvice"));
    m_advice = makeLabel({}, "plain", m_adviceBox);
    m_advice->setWordWrap(true);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(m_adviceBox);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(2);
    layout->addWidget(makeLabel(tr("What to do"), "heading", m_adviceBox));
    layout->addWidget(m_advice);
    return m_adviceBox;
}

QWidget *ColumnDetails::makeDetails()
{
    auto *page = new QWidget(this);
    m_swatchPlace = new QWidget(page);
    auto *swatch = new QVBoxLayout(m_swatchPlace);
    swatch->setContentsMargins(0, 0, 0, 0);
    m_type = makeLabel({}, "heading", page);
    m_type->setFont(scaledFont(font(), 1.15));
    m_word = makeLabel({}, "caption", page);
    m_word->setWordWrap(true);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(m_type);
    titles->addWidget(m_word);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_swatchPlace, 0, Qt::AlignTop);
    head->addLayout(titles, 1);
    auto *back = new QToolButton(page);
    back->setText(tr("\u2039 All"));
    back->setObjectName(QStringLiteral("overview"));
    back->setFocusPolicy(Qt::TabFocus);
    back->setToolTip(tr("What to work on, and what the columns mean (Escape)"));
    connect(back, &QToolButton::clicked, this, &ColumnDetails::overviewRequested);
    head->addWidget(back, 0, Qt::AlignTop);

    m_expected = new SoundBox(tr("Expected"), tr("Play what was expected"), page);
    m_expected->setObjectName(QStringLiteral("expectedSound"));
    m_heard = new SoundBox(tr("Heard"), tr("Play what was heard"), page);
    m_heard->setObjectName(QStringLiteral("heardSound"));
    auto *sounds = new QHBoxLayout;
    sounds->setSpacing(12);
    for (SoundBox *box : {m_expected, m_heard}) {
        sounds->addWidget(box, 1);
        connect(box, &SoundBox::failed, this, &ColumnDetails::failed);
    }

    m_points = makeLabel({}, "plain", page);
    m_points->setWordWrap(true);
    m_points->setObjectName(QStringLiteral("points"));
    m_rule = makeLabel({}, "plain", page);
    m_rule->setWordWrap(true);
    m_rule->setObjectName(QStringLiteral("rule"));
    m_facts = makeLabel({}, "plain", page);
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_sum = new ColumnSum(page);
    m_sum->setObjectName(QStringLiteral("sum"));
    m_differencesHeading = makeLabel(tr("What differs"), "heading", page);
    m_differences = new QWidget(page);
    auto *table = new QGridLayout(m_differences);
    table->setContentsMargins(0, 0, 0, 0);
    table->setHorizontalSpacing(12);
    table->setVerticalSpacing(6);

    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addLayout(sounds);
    layout->addWidget(makeAdvice());
    layout->addWidget(m_facts);
    auto *points = new QVBoxLayout;
    points->setSpacing(2);
    points->addWidget(m_points);
    points->addWidget(m_rule);
    layout->addLayout(points);
    layout->addWidget(m_sum);
    layout->addWidget(m_differencesHeading);
    layout->addWidget(m_differences);
    layout->addStretch();
    return page;
}

void ColumnDetails::fillDifferences(std::span<const Segment> expected, std::span<const Segment> heard)
{
    auto *table = static_cast<QGridLayout *>(m_differences->layout());
    removeAll(*table);
    const QList<FeatureDifference> differences =
        expected.empty() || heard.empty()
            ? QList<FeatureDifference>()
            : featureDifferences(joinedFeatures(expected), joinedFeatures(heard));
    m_differencesHeading->setVisible(!differences.isEmpty());
    m_differences->setVisible(!differences.isEmpty());
    int row = 0;
    for (const FeatureDifference &difference : differences) {
        int column = 0;
        for (const QString &cell :
             {difference.feature, difference.reference, QStringLiteral("\u2192"), difference.spoken}) {
            auto *label = makeLabel(cell, column == 0 || column == 2 ? "caption" : "plain", m_differences);
            label->setWordWrap(column == 1 || column == 3);
            table->addWidget(label, row, column, Qt::AlignTop);
            ++column;
        }
        ++row;
    }
    table->setColumnStretch(1, 1);
    table->setColumnStretch(3, 1);
}

/// What is to be known of the column besides its sounds and its points.
void ColumnDetails::fillFacts(const Attempt &attempt, int column, bool isScored)
{
    QStringList facts{formSentence(attempt, column)};
    for (const StressError &error : attempt.stress) {
        if (error.column == column)
            facts.append(tr("Stress: %1. It costs no points.").arg(stressErrorText(error.kind)));
    }
    const QString ruled = rulingText(attempt.columns[static_cast<std::size_t>(column)].ruling);
    if (!ruled.isEmpty() && !isScored) // else the rule says it
        facts.append(tr("This column is %1.").arg(ruled));
    facts.removeAll(QString());
    m_facts->setText(facts.join(u'\n'));
    m_facts->setVisible(!facts.isEmpty());
}

void ColumnDetails::showColumn(const Comparison &comparison, std::size_t number, int column,
                               const QString &advice)
{
    const Attempt &attempt = *comparison.attempts[number];
    const bool isScored = comparison.notScored.isEmpty();
    const ColumnScore &score = attempt.score.columns[static_cast<std::size_t>(column)];
    const auto expected = expectedSounds(attempt, static_cast<std::size_t>(column));
    const auto heard = heardSounds(attempt, static_cast<std::size_t>(column));

    removeAll(*m_swatchPlace->layout());
    const ColumnMarks marks{.ruling = attempt.columns[static_cast<std::size_t>(column)].ruling,
                            .tier = score.tier};
    m_swatchPlace->layout()->addWidget(new TypeSwatch(score.type, marks, m_swatchPlace));
    m_type->setText(columnTypeName(score.type));

    const QString expectedWord = wordOf(expected, attempt.expected->transcription);
    const QString heardWord = wordOf(heard, attempt.spoken->transcription);
    const QString place = tr("Column %1 of %2").arg(column + 1).arg(attempt.columns.size());
    if (expectedWord.isEmpty() || heardWord.isEmpty() || expectedWord == heardWord)
        m_word->setText(tr("%1 \u00b7 word \u201c%2\u201d")
                            .arg(place, expectedWord.isEmpty() ? heardWord : expectedWord));
    else
        m_word->setText(
            tr("%1 \u00b7 word \u201c%2\u201d, said \u201c%3\u201d").arg(place, expectedWord, heardWord));

    m_expected->setSounds(expected, tr("nothing here"));
    m_heard->setSounds(heard, tr("nothing said"));
    m_advice->setText(advice);
    m_adviceBox->setVisible(!advice.isEmpty());
    fillFacts(attempt, column, isScored);
    m_points->setText(isScored ? pointsSentence(score) : tr("Not scored."));
    m_rule->setText(isScored ? ruleSentence(score, comparison.strictness) : QString());
    m_rule->setVisible(isScored);
    m_sum->setLines(isScored ? columnSum(attempt, column) : QList<SumLine>(),
                    allColumnsSentence(attempt.score, score));
    fillDifferences(expected, heard);
    m_stack->setCurrentIndex(1);
}

void ColumnDetails::showLegend()
{
    m_stack->setCurrentIndex(0);
}

} // namespace phonoscope
