// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/columnmarks.h"

#include <QCoreApplication>

namespace phonoscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::ColumnMarks", source);
}

} // namespace

QString rulingText(Ruling ruling)
{
    switch (ruling) {
    case Ruling::None:
        break;
    case Ruling::Accepted:
        return text("accepted by the teacher");
    case Ruling::Ignored:
        return text("ignored by the teacher");
    }
    return {};
}

QString stressErrorText(StressErrorKind kind)
{
    switch (kind) {
    case StressErrorKind::Missing:
        return text("the main stress belongs here");
    case StressErrorKind::Added:
        return text("the main stress does not belong here");
    }
    return {};
}

QPainterPath rulingSignPath(Ruling ruling)
{
    QPainterPath path;
    switch (ruling) {
    case Ruling::None:
        break;
    case Ruling::Accepted:
        path.moveTo(-0.35, 0.55);
        path.lineTo(-0.08, 0.82);
        path.lineTo(0.40, 0.20);
        path.moveTo(0.72, 0.26);
        path.lineTo(1.32, 0.26);
        path.moveTo(1.02, 0.26);
        path.lineTo(1.02, 0.86);
        break;
    case Ruling::Ignored:
        path.addEllipse(QRectF(0.1, 0.1, 0.8, 0.8));
        path.moveTo(0.22, 0.78);
        path.lineTo(0.78, 0.22);
        break;
    }
    return path;
}

QChar rulingSign(Ruling ruling)
{
    switch (ruling) {
    case Ruling::None:
        break;
    case Ruling::Accepted:
        return u'\u2713';
    case Ruling::Ignored:
        return u'\u2205';
    }
    return {};
}

qsizetype stressMarkAt(const QString &sound)
{
    return sound.indexOf(u'\u02c8');
}

} // namespace phonoscope
