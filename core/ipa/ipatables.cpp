// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipatables.h"

#include <QChar>

using namespace Qt::StringLiterals;

namespace phonoscope {

Features withMarks(Features features, MarkBits bits)
{
    features.marks |= Marks::fromInt(static_cast<Marks::Int>(bits & ~(voicelessBit | voicedBit)));
    if (features.kind == SegmentKind::Consonant) {
        if (bits & voicelessBit)
            features.voiced = false;
        if (bits & voicedBit)
            features.voiced = true;
    }
    return features;
}

void UnitKey::add(char32_t letter, bool isLong)
{
    value = (value << 21) | (quint64(letter & 0xFFFFF) << 1) | quint64(isLong);
}

Symbol IpaTables::symbol(char32_t code) const
{
    const auto found = symbols.constFind(code);
    if (found != symbols.constEnd())
        return *found;
    if (QChar::isSpace(code))
        return {Role::Blank, 0};
    switch (QChar::category(code)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
        return {Role::UnknownMark, 0};
    case QChar::Other_Format: // zero-width spaces and joiners, soft hyphens: nobody sees them
        return {Role::Dropped, 0};
    default:
        return {Role::Unknown, 0};
    }
}

const LanguageRules &IpaTables::rules(QStringView language) const
{
    if (!language.isEmpty()) {
        QString tag = language.toString().toLower();
        tag.replace(u'_', u'-');
        auto found = languages.constFind(tag);
        if (found == languages.constEnd())
            found = languages.constFind(tag.section(u'-', 0, 0));
        if (found != languages.constEnd())
            return *found;
    }
    return *languages.constFind(u"*"_s);
}

int IpaTables::variantOf(char32_t code) const
{
    const char32_t folded = QChar::toLower(code);
    const QString text = QString::fromUcs4(&folded, 1).normalized(QString::NormalizationForm_KD);
    const QList<uint> codes = text.toUcs4();
    const Symbol base = codes.isEmpty() ? Symbol{} : symbol(codes.first());
    return base.role == Role::Letter ? int(base.index) : -1;
}

int IpaTables::composedLetter(char32_t letter, char32_t mark) const
{
    const auto found = composed.constFind(composedKey(letter, mark));
    return found == composed.constEnd() ? -1 : int(*found);
}

} // namespace phonoscope
