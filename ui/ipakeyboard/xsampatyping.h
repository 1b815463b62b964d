// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QLineEdit;
class QPlainTextEdit;

namespace phonoscope {

class Xsampa;

/// Lets an editor take X-SAMPA and turns it into IPA while it is typed: r, \ and ` become r, ɹ and ɻ in
/// turn. Off until switched on. What is typed in one go counts together; a click, an arrow, a blank or any
/// change from elsewhere begins anew. What is no X-SAMPA, or not yet, stays as it was typed. Input methods
/// and pasted text go past it.
class XsampaTyping : public QObject
{
    Q_OBJECT
public:
    /// The editor becomes the parent.
    XsampaTyping(std::shared_ptr<const Xsampa> xsampa, QLineEdit *editor);
    XsampaTyping(std::shared_ptr<const Xsampa> xsampa, QPlainTextEdit *editor);

    bool isEnabled() const { return m_enabled; }
    void setEnabled(bool enabled);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void type(QChar sign);
    bool goesOn() const;
    void forgetWhatIsSettled();
    /// The \a length characters before the cursor, if nothing is selected; else nothing.
    QString before(qsizetype length) const;
    void replaceBefore(qsizetype length, const QString &text);

    std::shared_ptr<const Xsampa> m_xsampa;
    QLineEdit *m_line = nullptr; ///< one of the two
    QPlainTextEdit *m_text = nullptr;
    QString m_typed; ///< X-SAMPA
    QString m_shown; ///< what stands for it before the cursor
    bool m_enabled = false;
};

} // namespace phonoscope
