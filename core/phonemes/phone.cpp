// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phone.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

QStringView withoutStress(QStringView phone)
{
    while (!phone.isEmpty() && (phone.front() == u'ˈ' || phone.front() == u'ˌ'))
        phone = phone.mid(1);
    return phone;
}

bool isVowelPhone(QStringView phone)
{
    static constexpr QStringView vowels = u"aeiouyɑɐɒæəɘɚɛɜɝɞɤɨɪɔɵœøɶʉʊʌɯʏᵻᵿɿʅäãẽĩõũε";
    const QStringView body = withoutStress(phone);
    return !body.isEmpty() && vowels.contains(body.front());
}

bool beginsWithModifier(QStringView text)
{
    static constexpr QStringView modifiers = u"ʰʲːˑˀˤˠʷʱⁿᵝ";
    return !text.isEmpty() && (text.front().isMark() || modifiers.contains(text.front()));
}

bool isToneLetter(QChar c)
{
    return c >= u'˥' && c <= u'˩';
}

} // namespace phonoscope
