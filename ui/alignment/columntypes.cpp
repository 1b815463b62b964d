// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alignment/columntypes.h"

#include <QCoreApplication>
#include <QLocale>

namespace phonoscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::ColumnType", source);
}

} // namespace

QString columnTypeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Match:
        return text("Match");
    case ColumnType::Variant:
        return text("Variant");
    case ColumnType::Substitution:
        return text("Substitution");
    case ColumnType::Omission:
        return text("Omission");
    case ColumnType::Insertion:
        return text("Insertion");
    }
    return {};
}

QString columnTypeMeaning(ColumnType type)
{
    switch (type) {
    case ColumnType::Match:
        return text("said as expected");
    case ColumnType::Variant:
        return text("written differently, accepted as equal");
    case ColumnType::Substitution:
        return text("another sound was said");
    case ColumnType::Omission:
        return text("expected, but not said");
    case ColumnType::Insertion:
        return text("said, but not expected");
    }
    return {};
}

QChar columnTypeSign(ColumnType type)
{
    switch (type) {
    case ColumnType::Match:
        return u'\u2713';
    case ColumnType::Variant:
        return u'~';
    case ColumnType::Substitution:
        return u'\u00d7';
    case ColumnType::Omission:
        return u'\u2013';
    case ColumnType::Insertion:
        return u'+';
    }
    return {};
}

QPainterPath columnTypeSignPath(ColumnType type)
{
    QPainterPath path;
    switch (type) {
    case ColumnType::Match:
        path.moveTo(0.12, 0.55);
        path.lineTo(0.39, 0.82);
        path.lineTo(0.90, 0.22);
        break;
    case ColumnType::Variant:
        path.moveTo(0.08, 0.60);
        path.cubicTo(0.26, 0.22, 0.42, 0.34, 0.50, 0.50);
        path.cubicTo(0.58, 0.66, 0.74, 0.78, 0.92, 0.40);
        break;
    case ColumnType::Substitution:
        path.moveTo(0.18, 0.18);
        path.lineTo(0.82, 0.82);
        path.moveTo(0.82, 0.18);
        path.lineTo(0.18, 0.82);
        break;
    case ColumnType::Omission:
        path.moveTo(0.10, 0.50);
        path.lineTo(0.90, 0.50);
        break;
    case ColumnType::Insertion:
        path.moveTo(0.50, 0.10);
        path.lineTo(0.50, 0.90);
        path.moveTo(0.10, 0.50);
        path.lineTo(0.90, 0.50);
        break;
    }
    return path;
}

QString pointsText(int tenths)
{
    return QLocale().toString(tenths / 10.0, 'f', 1);
}

} // namespace phonoscope
