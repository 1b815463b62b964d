// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

namespace phonoscope {

class SentenceEditor;

/// What was said, as text or as IPA: one editor with two contents, of which it shows one. Whoever turns from
/// a text to IPA for the first time finds the engine's IPA of the text, to be changed to what was heard.
class SpokenInput : public QObject
{
    Q_OBJECT
public:
    /// \a editor must outlive this.
    explicit SpokenInput(SentenceEditor &editor, QObject *parent = nullptr);

    bool isIpa() const { return m_isIpa; }
    void setIpa(bool isIpa);

    /// What the engine made of the text; empty where it is not known.
    void setEngineIpa(const QString &ipa);
    QString engineIpa() const { return m_engineIpa; }

    /// Empties both contents.
    void clear();

Q_SIGNALS:
    void modeChanged(bool isIpa);

private:
    void showPlaceholder();

    SentenceEditor &m_editor;
    QFont m_textFont;
    QString m_engineIpa;
    QString m_other;     ///< the content that is not shown
    QString m_prefilled; ///< what the IPA was filled with
    bool m_isIpa = false;
};

} // namespace phonoscope
