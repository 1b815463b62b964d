// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/variants/wordform.h"

#include <QHash>
#include <QList>

#include <tl/expected.hpp>

namespace phonoscope {

struct IpaTables;

/// Function words that have a strong and a weak form. From ":/phonoscope/variants/weak-forms.tsv".
/// Immutable, for any thread.
class WeakForms
{
public:
    static tl::expected<WeakForms, QString> load(const IpaTables &tables);

    /// The forms of \a word, strong ones first; nothing if \a lang, an exact tag, does not list it. Case and
    /// the shape of apostrophes do not matter.
    QList<WordForm> forms(QStringView word, QStringView lang) const;

private:
    QHash<QString, QList<WordForm>> m_forms; ///< by language and word, lower case
};

} // namespace phonoscope
