// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace phonoscope {

/// A line below a field that says what is wrong with it; not there while nothing is.
QLabel *makeProblemLabel(QWidget *parent);

/// Shows \a message and has it said by a screen reader; an empty one takes the line away.
void tellProblem(QLabel *label, const QString &message);

} // namespace phonoscope
