// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagehead.h"

#include "ui/widgets/roles.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace phonoscope {

PageHead::PageHead(const QString &title, const QString &about, QWidget *parent)
    : QWidget(parent), m_lines(new QVBoxLayout(this)), m_actions(new QHBoxLayout)
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    auto *name = makeLabel(title, "heading", this);
    name->setFont(scaledFont(font(), 1.5, QFont::DemiBold));
    auto *sentence = makeLabel(about, "caption", this);
    sentence->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(name);
    texts->addWidget(sentence);
    m_actions->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addLayout(texts, 1);
    top->addLayout(m_actions);
    m_lines->addLayout(top);
}

void PageHead::addAction(QAbstractButton *button)
{
    m_actions->addWidget(button);
}

void PageHead::addBelow(QWidget *field, const QString &about)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(12);
    line->addWidget(field);
    auto *sentence = makeLabel(about, "caption", this);
    sentence->setWordWrap(true);
    field->setAccessibleDescription(about);
    line->addWidget(sentence, 1);
    m_lines->addLayout(line);
}

} // namespace phonoscope
