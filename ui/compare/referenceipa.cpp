// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/referenceipa.h"

#include "ui/compare/ipafields.h"
#include "ui/widgets/problemlabel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/roles.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace phonoscope {

ReferenceIpa::ReferenceIpa(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_caption(makeLabel(tr("&IPA"), "caption", this)),
      m_chip(makeLabel(tr("Teacher\u2019s IPA"), "chip", this)),
      m_reset(new QPushButton(tr("Use the engine\u2019s again"), this)), m_problem(makeProblemLabel(this)),
      m_tools(new QHBoxLayout)
{
    m_field->setObjectName(QStringLiteral("referenceIpa"));
    m_field->setFont(ipaFont(font(), 1.15));
    m_field->setMaxLength(SentenceEditor::maxLength);
    m_field->setAccessibleName(tr("IPA of the reference"));
    m_field->setToolTip(tr("How the reference should be said. Change it to lay down your own."));
    m_chip->setObjectName(QStringLiteral("teachersIpa"));
    m_reset->setObjectName(QStringLiteral("useEnginesIpa"));
    setRole(m_reset, "link");
    m_problem->setObjectName(QStringLiteral("referenceIpaProblem"));

    m_caption->setTextFormat(Qt::AutoText);
    m_caption->setBuddy(m_field);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_caption);
    line->addWidget(m_field, 1);
    line->addLayout(m_tools);
    m_tools->setSpacing(8);
    // Only there while it says something, so that the line takes no more height than it needs.
    auto *teacher = new QHBoxLayout;
    teacher->setSpacing(8);
    teacher->addWidget(m_chip);
    teacher->addWidget(m_reset);
    teacher->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(line);
    layout->addWidget(m_problem);
    layout->addLayout(teacher);

    connect(m_field, &QLineEdit::textChanged, this, &ReferenceIpa::fieldChanged);
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        if (m_teacherIpa.isEmpty())
            showEngines(); // a field left empty has the engine's
    });
    connect(m_reset, &QPushButton::clicked, this, &ReferenceIpa::useEngines);
    textChanged(true);
}

void ReferenceIpa::addTool(QWidget *tool)
{
    m_tools->addWidget(tool);
}

void ReferenceIpa::setTeacherIpa(const QString &ipa)
{
    m_teacherIpa = ipa;
    if (ipa.isEmpty())
        showEngines();
    else
        show(ipa);
}

void ReferenceIpa::setEngineIpa(const QString &ipa)
{
    m_engineIpa = ipa;
    m_engineIsKnown = true;
    // Who has just emptied the field is about to write something else.
    const bool isBeingWritten = m_field->hasFocus() && m_field->text().isEmpty();
    if (m_teacherIpa.isEmpty() && !isBeingWritten)
        showEngines();
    updateState();
}

void ReferenceIpa::textChanged(bool isBlank)
{
    m_engineIsKnown = false;
    if (isBlank)
        m_engineIpa.clear();
    m_field->setEnabled(!isBlank);
    m_field->setPlaceholderText(isBlank ? tr("Appears once there is a reference") : QString());
    showProblem({});
    if (m_teacherIpa.isEmpty())
        showEngines();
}

QString ReferenceIpa::ipa() const
{
    if (!m_teacherIpa.isEmpty())
        return m_teacherIpa;
    return m_engineIsKnown ? m_engineIpa : QString();
}

void ReferenceIpa::showProblem(const QString &message)
{
    tellProblem(m_problem, message);
}

void ReferenceIpa::fieldChanged()
{
    if (m_showing)
        return;
    const QString written = m_field->text().simplified();
    const QString before = m_teacherIpa;
    m_teacherIpa = written == m_engineIpa && m_engineIsKnown ? QString() : written;
    showProblem({});
    updateState();
    if (m_teacherIpa != before)
        Q_EMIT edited();
}

void ReferenceIpa::useEngines()
{
    m_teacherIpa.clear();
    m_field->setFocus();
    showProblem({});
    showEngines();
    Q_EMIT edited();
}

void ReferenceIpa::showEngines()
{
    show(m_engineIpa);
}

void ReferenceIpa::show(const QString &ipa)
{
    // The cursor of a user in the field stays where it is.
    if (m_field->text() != ipa) {
        const QScopedValueRollback showing(m_showing, true);
        m_field->setText(ipa);
        m_field->setCursorPosition(0);
    }
    updateState();
}

void ReferenceIpa::updateState()
{
    const bool isTeachers = !m_teacherIpa.isEmpty();
    m_caption->setVisible(!isTeachers);
    m_chip->setVisible(isTeachers);
    m_reset->setVisible(isTeachers);
    setPale(m_field, !isTeachers && !m_engineIsKnown);
    m_field->setAccessibleDescription(isTeachers ? tr("The teacher\u2019s") : tr("The engine\u2019s"));
}

} // namespace phonoscope
