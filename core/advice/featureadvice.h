// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/advicetext.h"

#include <QHash>

#include <tl/expected.hpp>

namespace phonoscope {

/// Advice for every change there can be, put together from the features that differ. Immutable, thread-safe.
class FeatureAdvice
{
public:
    /// Every row that the code can ask for must be there, and no other. The error names the file and the row.
    static tl::expected<FeatureAdvice, QString> read(const QString &path);

    /// Never empty, if one of the change's sides is not. \pre not both sides are empty
    Advice adviceFor(const SoundChange &change, AdviceLanguage language) const;

private:
    const AdviceText &text(const QString &name) const;
    QString how(const QStringList &names, AdviceLanguage language) const;
    Advice framed(const QString &frame, const QString &rule, const QStringList &names,
                  const SoundChange &change, AdviceLanguage language) const;
    Advice forSounds(const SoundChange &change, AdviceLanguage language) const;

    QHash<QString, AdviceText> m_texts;
};

} // namespace phonoscope
