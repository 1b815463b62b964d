// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/teachernotes.h"

#include <utility>

namespace phonoscope {

TeacherNotes::TeacherNotes(const CompareContext &context, QObject *parent)
    : QObject(parent), m_context(context)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &TeacherNotes::keep);
}

TeacherNotes::~TeacherNotes()
{
    keep();
}

bool TeacherNotes::open(const QString &text, const QString &lang)
{
    if (text == m_text && lang == m_lang)
        return false;
    keep();
    m_text = text;
    m_lang = lang;
    m_current = m_context.findTeacherReference && !text.isEmpty() ? m_context.findTeacherReference(text, lang)
                                                                  : TeacherReference{};
    if (!text.isEmpty())
        tellProblem();
    return true;
}

void TeacherNotes::show(const TeacherReference &shown)
{
    keep();
    m_current = shown;
}

/// Once: a file is looked into when the first text asks for it.
void TeacherNotes::tellProblem()
{
    if (!m_context.teacherReferencesProblem || std::exchange(m_hasToldProblem, true))
        return;
    if (const QString problem = m_context.teacherReferencesProblem(); !problem.isEmpty())
        Q_EMIT problemFound(problem);
}

void TeacherNotes::change(const TeacherReference &changed)
{
    if (m_text.isEmpty() || changed == m_current)
        return;
    m_current = changed;
    m_isChanged = true;
    m_rest.start();
}

void TeacherNotes::keep()
{
    m_rest.stop();
    if (!std::exchange(m_isChanged, false) || !m_context.keepTeacherReference)
        return;
    if (const auto kept = m_context.keepTeacherReference(m_text, m_lang, m_current); !kept)
        Q_EMIT failed(kept.error());
}

} // namespace phonoscope
