// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advicetext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString wordInText(const QString &word, AdviceLanguage language)
{
    if (language == AdviceLanguage::Vietnamese)
        return word.isEmpty() ? u"từ này"_s : u"từ “%1”"_s.arg(word);
    return word.isEmpty() ? u"this word"_s : u"“%1”"_s.arg(word);
}

QString syllableInText(int syllable, AdviceLanguage language)
{
    if (language == AdviceLanguage::Vietnamese)
        return syllable == 1 ? u"thứ nhất"_s : u"thứ %1"_s.arg(syllable);
    static constexpr std::array names = {"first"_L1, "second"_L1, "third"_L1, "fourth"_L1, "fifth"_L1};
    if (syllable >= 1 && syllable <= int(names.size()))
        return names[std::size_t(syllable) - 1];
    return u"%1th"_s.arg(syllable);
}

} // namespace

bool isAdviceText(const QString &text, const QStringList &placeholders)
{
    QString rest = text;
    for (const QString &name : placeholders)
        rest.remove(u'{' + name + u'}');
    return !text.trimmed().isEmpty() && !rest.contains(u'{') && !rest.contains(u'}') &&
           text == text.normalized(QString::NormalizationForm_C);
}

QString soundsInText(std::span<const Segment> sounds)
{
    QStringList texts;
    for (const Segment &sound : sounds)
        texts.append(sound.text);
    return u'/' + texts.join(u' ') + u'/';
}

QString filled(QString text, const SoundChange &change, AdviceLanguage language)
{
    // From behind, so that nothing that was filled in is taken for a placeholder.
    const auto valueOf = [&](QStringView name) {
        if (name == "expected"_L1)
            return soundsInText(change.expected);
        if (name == "heard"_L1)
            return soundsInText(change.heard);
        if (name == "syllable"_L1)
            return syllableInText(change.stressedSyllable, language);
        return wordInText(change.word, language);
    };
    for (qsizetype open = text.lastIndexOf(u'{'); open >= 0;
         open = open > 0 ? text.lastIndexOf(u'{', open - 1) : -1) {
        const qsizetype close = text.indexOf(u'}', open);
        text.replace(open, close - open + 1, valueOf(QStringView(text).sliced(open + 1, close - open - 1)));
    }
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

} // namespace phonoscope
