// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/alignment/columnmarks.h"
#include "ui/alignment/columntypes.h"

#include <QWidget>

namespace phonoscope {

/// A column type in small, drawn as the alignment draws it: colour, pattern and sign, and what marks it.
class TypeSwatch : public QWidget
{
    Q_OBJECT
public:
    explicit TypeSwatch(ColumnType type, QWidget *parent = nullptr);
    TypeSwatch(ColumnType type, const ColumnMarks &marks, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColumnType m_type;
    ColumnMarks m_marks;
};

} // namespace phonoscope
