// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ipakeyboard/xsampatyping.h"

#include "core/ipa/xsampa.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <algorithm>

namespace phonoscope {

namespace {

/// The one visible ASCII sign that \a event types; null if it types none.
QChar typedSign(const QKeyEvent &event)
{
    const QString text = event.text();
    if (text.size() != 1 || (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return {};
    const char16_t code = text.front().unicode();
    return code > u' ' && code < u'\x7f' ? text.front() : QChar();
}

} // namespace

XsampaTyping::XsampaTyping(std::shared_ptr<const Xsampa> xsampa, QLineEdit *editor)
    : QObject(editor), m_xsampa(std::move(xsampa)), m_line(editor)
{
    editor->installEventFilter(this);
}

XsampaTyping::XsampaTyping(std::shared_ptr<const Xsampa> xsampa, QPlainTextEdit *editor)
    : QObject(editor), m_xsampa(std::move(xsampa)), m_text(editor)
{
    editor->installEventFilter(this);
}

void XsampaTyping::setEnabled(bool enabled)
{
    m_enabled = enabled;
    m_typed.clear();
}

bool XsampaTyping::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_enabled || event->type() != QEvent::KeyPress ||
        (m_line ? m_line->isReadOnly() : m_text->isReadOnly()))
        return QObject::eventFilter(watched, event);
    const QChar sign = typedSign(*static_cast<QKeyEvent *>(event));
    if (sign.isNull()) {
        // A modifier by itself is on its way to a sign.
        if (!static_cast<QKeyEvent *>(event)->text().isEmpty())
            m_typed.clear();
        return QObject::eventFilter(watched, event);
    }
    type(sign);
    return true;
}

void XsampaTyping::type(QChar sign)
{
    if (!goesOn()) {
        m_typed.clear();
        m_shown.clear();
    }
    m_typed += sign;
    const QString ipa = m_xsampa->ipaFromXsampa(m_typed);
    const auto same = std::ranges::mismatch(m_shown, ipa).in1 - m_shown.begin();
    replaceBefore(m_shown.size() - same, ipa.sliced(same));
    m_shown = ipa;
    forgetWhatIsSettled();
}

/// Whether what was typed still stands before the cursor as it was left.
bool XsampaTyping::goesOn() const
{
    return !m_typed.isEmpty() && before(m_shown.size()) == m_shown;
}

void XsampaTyping::forgetWhatIsSettled()
{
    constexpr qsizetype kept = 16; // more than any sequence
    for (qsizetype cut = m_typed.size() - kept; cut > 0; --cut) {
        const QString first = m_xsampa->ipaFromXsampa(QStringView(m_typed).first(cut));
        const QString rest = m_xsampa->ipaFromXsampa(QStringView(m_typed).sliced(cut));
        if (first + rest != m_shown)
            continue;
        m_typed.remove(0, cut);
        m_shown = rest;
        return;
    }
}

QString XsampaTyping::before(qsizetype length) const
{
    if (m_line) {
        const qsizetype at = m_line->cursorPosition();
        return m_line->hasSelectedText() || at < length ? QString()
                                                        : m_line->text().sliced(at - length, length);
    }
    const QTextCursor cursor = m_text->textCursor();
    const qsizetype at = cursor.positionInBlock();
    return cursor.hasSelection() || at < length ? QString()
                                                : cursor.block().text().sliced(at - length, length);
}

void XsampaTyping::replaceBefore(qsizetype length, const QString &text)
{
    const int count = static_cast<int>(length);
    if (m_line) {
        if (count > 0)
            m_line->setSelection(m_line->cursorPosition() - count, count);
        if (!text.isEmpty())
            m_line->insert(text);
        else if (count > 0)
            m_line->del();
        return;
    }
    QTextCursor cursor = m_text->textCursor();
    if (count > 0)
        cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, count);
    cursor.insertText(text);
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
}

} // namespace phonoscope
