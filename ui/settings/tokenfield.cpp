// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/tokenfield.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace phonoscope {

TokenField::TokenField(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_show(new QPushButton(tr("Show"), this))
{
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setMaxLength(8'192);
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_show->setCheckable(true);
    m_show->setAccessibleName(tr("Show what is typed"));
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) {
        m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setText(shown ? tr("Hide") : tr("Show"));
    });
    connect(m_field, &QLineEdit::editingFinished, this, [this] {
        if (m_field->isModified())
            Q_EMIT edited();
    });
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_show);
    setFocusProxy(m_field);
}

QString TokenField::secret() const
{
    return m_field->text().trimmed();
}

void TokenField::setSecret(const QString &secret, const QString &placeholder)
{
    m_field->setPlaceholderText(placeholder);
    if (m_field->text() == secret)
        m_field->setModified(false);
    if (m_field->isModified() || m_field->text() == secret)
        return;
    m_field->setText(secret);
    m_show->setChecked(false);
}

} // namespace phonoscope
