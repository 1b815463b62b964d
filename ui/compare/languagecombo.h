// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/languages.h"

#include <QComboBox>

namespace phonoscope {

/// Languages to choose from by opening, or by typing any part of a name or tag.
class LanguageCombo : public QComboBox
{
    Q_OBJECT
public:
    explicit LanguageCombo(const Languages &languages, QWidget *parent = nullptr);

    QString tag() const;
    /// The closest language the program has; without one nothing changes. Returns whether there was one.
    bool setTag(const QString &tag);

Q_SIGNALS:
    /// Another language was chosen, by the user or by setTag.
    void tagChanged(const QString &tag);

private:
    void takeTypedText();

    const Languages &m_languages;
};

} // namespace phonoscope
