// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/outcomes.h"

#include <QCoreApplication>
#include <QLocale>

namespace phonoscope {

namespace {

struct Outcomes
{
    Q_DECLARE_TR_FUNCTIONS(phonoscope::Outcomes)
};

} // namespace

QString shownAnswers(qint64 count)
{
    return count == 1 ? Outcomes::tr("1 answer") : Outcomes::tr("%1 answers").arg(QLocale().toString(count));
}

QString exportSentence(const InterchangeOutcome &outcome, const QString &path)
{
    if (!outcome.error.isEmpty())
        return outcome.error;
    return Outcomes::tr("Exported %1 to %2.").arg(shownAnswers(outcome.answers), path);
}

QString importSentence(const InterchangeOutcome &outcome)
{
    QStringList sentences;
    if (!outcome.error.isEmpty())
        sentences.append(outcome.error);
    if (outcome.error.isEmpty() || outcome.answers > 0)
        sentences.append(Outcomes::tr("Imported %1.").arg(shownAnswers(outcome.answers)));
    if (outcome.known == 1)
        sentences.append(Outcomes::tr("1 was here already."));
    else if (outcome.known > 1)
        sentences.append(Outcomes::tr("%1 were here already.").arg(QLocale().toString(outcome.known)));
    if (outcome.bad > 0 && !outcome.badLines.isEmpty()) {
        constexpr qsizetype most = 5;
        QStringList lines;
        for (const qint64 line : outcome.badLines.mid(0, most))
            lines.append(QString::number(line));
        if (outcome.bad > lines.size())
            lines.append(QStringLiteral("\u2026"));
        sentences.append(
            outcome.bad == 1
                ? Outcomes::tr("1 line could not be read: line %1.").arg(lines.join(QStringLiteral(", ")))
                : Outcomes::tr("%1 lines could not be read: lines %2.")
                      .arg(QLocale().toString(outcome.bad), lines.join(QStringLiteral(", "))));
    }
    return sentences.join(u' ');
}

QString removedSentence(qint64 count)
{
    return Outcomes::tr("Removed %1.").arg(shownAnswers(count));
}

QString shownBytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10'000 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString shownAge(qint64 thenMs, qint64 nowMs)
{
    constexpr qint64 minute = 60'000;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 age = nowMs - thenMs;
    if (age < minute)
        return Outcomes::tr("now");
    if (age < hour)
        return Outcomes::tr("%1 min").arg(age / minute);
    if (age < day)
        return Outcomes::tr("%1 h").arg(age / hour);
    return age < 2 * day ? Outcomes::tr("1 day") : Outcomes::tr("%1 days").arg(QLocale().toString(age / day));
}

} // namespace phonoscope
