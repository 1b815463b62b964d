// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/comparecontext.h"

#include <QFrame>

namespace phonoscope {

class IpaFields;
class IpaKeyboard;

/// The place of the IPA keyboard, which is made when it is opened first. Its symbols go to \a fields.
class IpaDrawer : public QFrame
{
    Q_OBJECT
public:
    /// \a fields must outlive this. \pre the context has a chart
    IpaDrawer(const CompareContext &context, IpaFields &fields, QWidget *parent = nullptr);

    void setOpen(bool open);
    /// Null before it was opened first.
    IpaKeyboard *keyboard() const { return m_keyboard; }

    /// See IpaKeyboard; they hold before there is one.
    QStringList recentSymbols() const { return m_recent; }
    void setRecentSymbols(const QStringList &symbols);
    bool playsOnInsert() const { return m_plays; }
    void setPlaysOnInsert(bool plays);

    /// For windows with little height.
    void setCompact(bool compact);

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeKeyboard();
    void updateSound();

    CompareContext m_context;
    IpaFields &m_fields;
    IpaKeyboard *m_keyboard = nullptr;
    QStringList m_recent;
    bool m_plays = false;
};

} // namespace phonoscope
