// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/xsampaline.h"

#include "core/ipa/xsampa.h"
#include "ui/ipakeyboard/symbollayout.h"
#include "ui/widgets/roles.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace phonoscope {

namespace {

void changeRole(QWidget *widget, const char *role)
{
    setRole(widget, role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

XsampaLine::XsampaLine(std::shared_ptr<const Xsampa> xsampa, QWidget *parent)
    : QWidget(parent), m_xsampa(std::move(xsampa)), m_line(new QLineEdit(this)), m_ipa(new QLabel(this)),
      m_insert(new QPushButton(tr("Insert"), this))
{
    m_line->setObjectName(QStringLiteral("xsampa"));
    m_line->setPlaceholderText(tr("X-SAMPA: TINk"));
    m_line->setAccessibleName(tr("X-SAMPA"));
    m_line->setToolTip(tr("Write X-SAMPA, see the IPA, press Enter to insert it"));
    m_line->setMinimumWidth(130);
    m_ipa->setObjectName(QStringLiteral("ipa"));
    m_ipa->setTextFormat(Qt::PlainText);
    m_ipa->setMinimumWidth(70);
    auto *shown = makeFrame("sunken", this);
    shown->setFixedHeight(36);
    auto *inside = new QHBoxLayout(shown);
    inside->setContentsMargins(10, 0, 10, 0);
    inside->addWidget(m_ipa);
    m_insert->setObjectName(QStringLiteral("insert"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_line, 1);
    layout->addWidget(shown, 1);
    layout->addWidget(m_insert);
    setMaximumWidth(520);
    connect(m_line, &QLineEdit::textChanged, this, &XsampaLine::showIpa);
    connect(m_line, &QLineEdit::returnPressed, this, &XsampaLine::enter);
    connect(m_insert, &QPushButton::clicked, this, &XsampaLine::enter);
    showIpa();
}

void XsampaLine::showIpa()
{
    QStringList unknown;
    const QString ipa = m_xsampa->ipaFromXsampa(m_line->text(), &unknown);
    m_insert->setEnabled(!ipa.trimmed().isEmpty() && unknown.isEmpty());
    QFont large(symbolStyle(font()).ipa);
    large.setPointSizeF(scaledFont(font(), 1.25).pointSizeF());
    if (ipa.isEmpty()) {
        changeRole(m_ipa, "caption");
        m_ipa->setFont(font());
        m_ipa->setText(QStringLiteral("\u2192 IPA"));
    } else if (unknown.isEmpty()) {
        changeRole(m_ipa, "plain");
        m_ipa->setFont(large);
        m_ipa->setText(QFontMetrics(large).elidedText(ipa, Qt::ElideLeft, m_ipa->width()));
    } else {
        changeRole(m_ipa, "errorText");
        m_ipa->setFont(font());
        //: %1 lists signs, parted by blanks
        m_ipa->setText(tr("Unknown: %1").arg(unknown.join(u' ')));
    }
    m_ipa->setToolTip(ipa);
    m_ipa->setAccessibleName(unknown.isEmpty() ? tr("IPA: %1").arg(ipa) : m_ipa->text());
}

void XsampaLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showIpa();
}

void XsampaLine::enter()
{
    if (!m_insert->isEnabled())
        return;
    const QString ipa = m_xsampa->ipaFromXsampa(m_line->text());
    m_line->clear();
    Q_EMIT entered(ipa);
}

} // namespace phonoscope
