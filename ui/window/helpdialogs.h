// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDialog;
class QWidget;

namespace phonoscope {

/// How the score comes about, in words and with one worked example. Deletes itself when closed.
QDialog *makeScoreHelp(QWidget *parent);

/// Version, licence, what the program stands on. Deletes itself when closed.
QDialog *makeAbout(const QString &engine, QWidget *parent);

} // namespace phonoscope
