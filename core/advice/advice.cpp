// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

QString adviceLanguageName(AdviceLanguage language)
{
    switch (language) {
    case AdviceLanguage::English:
        return u"en"_s;
    case AdviceLanguage::Vietnamese:
        return u"vi"_s;
    }
    Q_UNREACHABLE();
}

std::optional<AdviceLanguage> adviceLanguageFromName(QStringView name)
{
    for (const AdviceLanguage language : {AdviceLanguage::English, AdviceLanguage::Vietnamese}) {
        if (name == adviceLanguageName(language))
            return language;
    }
    return std::nullopt;
}

} // namespace phonoscope
