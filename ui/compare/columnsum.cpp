// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/columnsum.h"

#include "ui/alignment/columntypes.h"
#include "ui/widgets/roles.h"

#include <QGridLayout>
#include <QLocale>

namespace phonoscope {

namespace {

/// As many decimals as are needed, two at least.
QString distanceText(int thousandths)
{
    return QLocale().toString(thousandths / 1000.0, 'f', thousandths % 10 == 0 ? 2 : 3);
}

QString shareText(double share)
{
    // In a long text a sound is worth less than the tenth to which points are counted.
    return share < 1 ? QLocale().toString(share, 'g', 2) : QLocale().toString(share, 'f', 2);
}

/// For how many sounds the column's distance was counted.
int soundsCounted(const Column &column)
{
    return column.reference.isGap() ? column.spoken.count : column.reference.count;
}

QString nearMissSentence(Strictness strictness)
{
    switch (strictness) {
    case Strictness::Strict:
        return ColumnSum::tr("Near miss, counted double (strict), up to the near-miss limit.");
    case Strictness::Standard:
        return ColumnSum::tr("Near miss, counted as it is (standard).");
    case Strictness::Lenient:
        return ColumnSum::tr("Near miss, counted half (lenient).");
    }
    return {};
}

QString sourceText(FormSource source)
{
    switch (source) {
    case FormSource::Context:
        break;
    case FormSource::Isolated:
        return ColumnSum::tr("\u201c%1\u201d as it is said alone");
    case FormSource::Weak:
        return ColumnSum::tr("weak form of \u201c%1\u201d");
    case FormSource::Strong:
        return ColumnSum::tr("strong form of \u201c%1\u201d");
    case FormSource::Dictionary:
        return ColumnSum::tr("dictionary form of \u201c%1\u201d");
    case FormSource::Notation:
        return ColumnSum::tr("other notation of \u201c%1\u201d");
    case FormSource::Sandhi:
        return ColumnSum::tr("tone sandhi in \u201c%1\u201d");
    case FormSource::Teacher:
        return ColumnSum::tr("teacher\u2019s form of \u201c%1\u201d");
    }
    return {};
}

} // namespace

QList<SumLine> columnSum(const Attempt &attempt, int column)
{
    const auto index = static_cast<std::size_t>(column);
    const ColumnScore &score = attempt.score.columns[index];
    if (score.rule == ScoreRule::Ignored || score.rule == ScoreRule::Unexpected)
        return {};
    const bool isTone = score.tier == Tier::Tones;
    const int expected = attempt.score.tier(score).shares;
    const double share = 100.0 / std::max(expected, 1);
    const QString shares = QLocale().toString(expected);
    QString reckoning =
        isTone ? ColumnSum::tr("100 / %1 tones").arg(shares) : ColumnSum::tr("100 / %1 sounds").arg(shares);
    if (expected == 0)
        reckoning = isTone ? ColumnSum::tr("100, no tone counts") : ColumnSum::tr("100, no sound counts");

    const int count = soundsCounted(attempt.columns[index]);
    const QString distance = distanceText(score.distance);
    QString distances;
    if (count > 1)
        distances = ColumnSum::tr("%1 \u00d7 %2 sounds")
                        .arg(distanceText(score.distance / count), QLocale().toString(count));
    return {{ColumnSum::tr("Share"), reckoning, shareText(share)},
            {ColumnSum::tr("Distance"), distances, QStringLiteral("\u00d7 %1").arg(distance)},
            {ColumnSum::tr("Points"), {}, QStringLiteral("= %1").arg(pointsText(score.points))}};
}

QString allColumnsSentence(const Score &score, const ColumnScore &column)
{
    const TierScore &tier = score.tier(column);
    const QString lost = pointsText(tier.lost);
    if (tier.clamped)
        return ColumnSum::tr("All columns: %1, more than there was to lose, so that the score stops at 0.")
            .arg(lost);
    const QString total = pointsText(tier.total);
    return column.tier == Tier::Tones ? ColumnSum::tr("All tones: %1 = 100 \u2212 %2").arg(lost, total)
                                      : ColumnSum::tr("All columns: %1 = 100 \u2212 %2").arg(lost, total);
}

QString ruleSentence(const ColumnScore &score, Strictness strictness)
{
    switch (score.rule) {
    case ScoreRule::Same:
        return ColumnSum::tr("Said as expected.");
    case ScoreRule::Notation:
        return ColumnSum::tr("The same sound in other signs.");
    case ScoreRule::Equal:
        return ColumnSum::tr("Another sound that counts as the same in this place.");
    case ScoreRule::AcceptedForm:
        return ColumnSum::tr("The sound of another accepted form of the word.");
    case ScoreRule::NearMiss:
        return nearMissSentence(strictness);
    case ScoreRule::Different:
        return ColumnSum::tr("Another sound, too far off for a near miss: strictness changes nothing.");
    case ScoreRule::LeftOut:
        return ColumnSum::tr("Left out: costs the whole share.");
    case ScoreRule::Added:
        return ColumnSum::tr("Added: costs a part of a share.");
    case ScoreRule::Unexpected:
        return ColumnSum::tr("A tone where none is expected: counts nothing.");
    case ScoreRule::Accepted:
        return ColumnSum::tr("Accepted by the teacher: costs nothing.");
    case ScoreRule::Ignored:
        return ColumnSum::tr("Ignored by the teacher: the score is that of the other columns.");
    }
    return {};
}

QString formSentence(const Attempt &attempt, int column)
{
    const auto expected = expectedSounds(attempt, static_cast<std::size_t>(column));
    const int word = expected.empty() ? -1 : expected.front().word;
    if (word < 0 || static_cast<std::size_t>(word) >= attempt.forms.size())
        return {};
    const FormSource source = attempt.forms[static_cast<std::size_t>(word)];
    if (source == FormSource::Context)
        return {};
    const QString text = attempt.expected->transcription.words.value(word).text;
    return ColumnSum::tr("Matched: %1").arg(sourceText(source).arg(text));
}

ColumnSum::ColumnSum(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    setToolTip(tr("Points are rounded to tenths so that those of all columns add up to what was lost."));
}

void ColumnSum::setLines(const QList<SumLine> &lines, const QString &total)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        return;
    int row = 0;
    for (const SumLine &line : lines) {
        auto *value = makeLabel(line.value, row == lines.size() - 1 ? "heading" : "plain", this);
        grid->addWidget(makeLabel(line.name, "caption", this), row, 0);
        grid->addWidget(makeLabel(line.reckoning, "plain", this), row, 1);
        grid->addWidget(value, row, 2, Qt::AlignRight);
        ++row;
    }
    auto *divider = makeFrame("divider", this);
    divider->setFixedHeight(1);
    grid->addWidget(divider, row++, 0, 1, 3);
    auto *all = makeLabel(total, "caption", this);
    all->setObjectName(QStringLiteral("allColumns"));
    all->setWordWrap(true);
    grid->addWidget(all, row, 0, 1, 3);
}

} // namespace phonoscope
