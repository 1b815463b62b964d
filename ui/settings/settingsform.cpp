// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsform.h"

#include "ui/widgets/problemlabel.h"
#include "ui/widgets/roles.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace phonoscope {

namespace {

constexpr int nameWidth = 188;
constexpr int fieldHeight = 36;

} // namespace

SettingsForm::SettingsForm(const QString &heading, const QString &about, QWidget *parent)
    : QFrame(parent), m_rows(new QGridLayout(this))
{
    setRole(this, "card");
    m_rows->setContentsMargins(20, 16, 20, 20);
    m_rows->setHorizontalSpacing(16);
    m_rows->setVerticalSpacing(0);
    m_rows->setColumnMinimumWidth(0, nameWidth);
    m_rows->setColumnStretch(1, 1);
    auto *name = makeLabel(heading, "heading", this);
    name->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_rows->addWidget(name, m_row++, 0, 1, 2);
    if (!about.isEmpty()) {
        auto *sentence = makeLabel(about, "caption", this);
        sentence->setWordWrap(true);
        m_rows->addWidget(sentence, m_row++, 0, 1, 2);
    }
}

QLabel *SettingsForm::addRow(const QString &name, QWidget *field, const QString &about, QWidget *buddy)
{
    m_rows->setRowMinimumHeight(m_row++, 16);
    auto *label = makeLabelFor(buddy ? buddy : field, name, "", this);
    label->setMinimumHeight(fieldHeight);
    label->setWordWrap(true);
    m_rows->addWidget(label, m_row, 0, Qt::AlignTop);
    const bool isNarrow = qobject_cast<QSpinBox *>(field) != nullptr;
    m_rows->addWidget(field, m_row++, 1, isNarrow ? Qt::AlignLeft : Qt::Alignment());
    return addAbout(about, buddy ? buddy : field);
}

void SettingsForm::addWide(QWidget *field, const QString &about)
{
    m_rows->setRowMinimumHeight(m_row++, 16);
    // A check box keeps room for the frame of its focus, which is not to set it in.
    constexpr int frame = 5;
    auto *line = new QHBoxLayout;
    line->setContentsMargins(-frame, 0, 0, 0);
    line->addWidget(field, 0, Qt::AlignLeft);
    m_rows->addLayout(line, m_row++, 1);
    addAbout(about, field);
}

void SettingsForm::addHeading(const QString &heading, const QString &about)
{
    m_rows->setRowMinimumHeight(m_row++, 20);
    m_rows->addWidget(makeFrame("divider", this), m_row, 0, 1, 2);
    m_rows->itemAtPosition(m_row++, 0)->widget()->setFixedHeight(1);
    m_rows->setRowMinimumHeight(m_row++, 16);
    m_rows->addWidget(makeLabel(heading, "heading", this), m_row++, 0, 1, 2);
    if (!about.isEmpty()) {
        auto *sentence = makeLabel(about, "caption", this);
        sentence->setWordWrap(true);
        m_rows->addWidget(sentence, m_row++, 0, 1, 2);
    }
}

QLabel *SettingsForm::addAbout(const QString &about, QWidget *field)
{
    QLabel *problem = makeProblemLabel(this);
    problem->setContentsMargins(0, 4, 0, 0);
    m_rows->addWidget(problem, m_row++, 1);
    if (!about.isEmpty()) {
        auto *sentence = makeLabel(about, "caption", this);
        sentence->setWordWrap(true);
        sentence->setContentsMargins(0, 4, 0, 0);
        field->setAccessibleDescription(about);
        m_rows->addWidget(sentence, m_row++, 1);
    }
    return problem;
}

} // namespace phonoscope
