// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/service/wordsharing.h"

#include "core/phonemes/text.h"
#include "core/phonemes/wordmapping.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace phonoscope {

namespace {

/// Cells of the alignment of phones to isolated phones that are worth the caller's time (some 10 ms).
constexpr qsizetype maxMappingCells = 1'000'000;
constexpr qsizetype maxMappedWords = 300;

constexpr QStringView stressMarks = u"ˈˌ'ˊ.-‿";

bool isTie(char32_t c)
{
    return c == 0x0361 || c == 0x035C;
}

bool isBase(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Other:
        return true;
    default:
        return false;
    }
}

bool hasBase(QStringView text)
{
    const QList<uint> signs = text.toUcs4();
    return std::any_of(signs.begin(), signs.end(), isBase);
}

/// The phone without the marks before its letter: what the alignment goes by.
QString withoutStress(const QString &phone)
{
    qsizetype start = 0;
    while (start < phone.size() - 1 && stressMarks.contains(phone[start]))
        ++start;
    return phone.sliced(start);
}

/// Punctuation that no IPA uses, and such as IPA does use but the text has too.
QString withoutPunctuation(const QString &ipaWord, const QString &text)
{
    const auto isCarriedOver = [&text](QChar c) {
        static constexpr QStringView neverIpa = u",;…\"“”„«»()[]/、。，；！？：（）";
        static constexpr QStringView sometimesIpa = u".!?:";
        return neverIpa.contains(c) || (sometimesIpa.contains(c) && text.contains(c));
    };
    const auto first = std::find_if_not(ipaWord.begin(), ipaWord.end(), isCarriedOver);
    const auto last = std::find_if_not(ipaWord.rbegin(), ipaWord.rend(), isCarriedOver).base();
    return first < last ? QString(first, last - first) : QString();
}

QStringList ipaWords(const QString &ipa, const QString &text)
{
    QStringList words;
    const QStringList parts = ipa.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString word = withoutPunctuation(part, text); hasBase(word))
            words.append(word);
    }
    return words;
}

/// How many phones each word gets by the alignment; nothing where that is not possible.
QList<qsizetype> countsByAlignment(const QStringList &phones, const QStringList &words,
                                   const IsolatedWords &isolated)
{
    if (!isolated || words.size() > maxMappedWords)
        return {};
    const QStringList forms = isolated(words);
    if (forms.size() != words.size())
        return {};
    QList<QStringList> alone;
    qsizetype total = 0;
    for (const QString &form : forms) {
        QStringList cut = cutPhones(form);
        std::transform(cut.begin(), cut.end(), cut.begin(), withoutStress);
        total += cut.size();
        alone.append(std::move(cut));
    }
    if (total == 0 || phones.size() > maxMappingCells / total)
        return {};
    QStringList bare;
    std::transform(phones.begin(), phones.end(), std::back_inserter(bare), withoutStress);
    QList<qsizetype> counts;
    for (const QStringList &mapped : mapPhonesToWords(bare, alone))
        counts.append(mapped.size());
    const bool whole = counts.size() == words.size() &&
                       std::accumulate(counts.begin(), counts.end(), qsizetype(0)) == phones.size();
    return whole ? counts : QList<qsizetype>();
}

/// How many phones each word gets by its length. No word is without one if there are enough phones.
QList<qsizetype> countsByLength(qsizetype phones, const QStringList &words)
{
    qsizetype letters = 0;
    for (const QString &word : words)
        letters += word.size();
    QList<qsizetype> counts;
    qsizetype given = 0;
    qsizetype lettersBefore = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        lettersBefore += words[i].size();
        const qsizetype wordsAfter = words.size() - i - 1;
        qsizetype end = letters > 0 ? (phones * lettersBefore + letters / 2) / letters : phones;
        end = std::max(end, given + 1);
        end = std::min(end, std::max(phones - wordsAfter, given));
        if (wordsAfter == 0)
            end = phones;
        counts.append(end - given);
        given = end;
    }
    return counts;
}

/// Joins words without IPA to their neighbours.
QList<TranscribedWord> joinSilent(const QList<TranscribedWord> &words)
{
    QList<TranscribedWord> result;
    QString silentBefore;
    for (const TranscribedWord &word : words) {
        if (!word.ipa.isEmpty())
            result.append({silentBefore + word.text, word.ipa});
        else if (!result.isEmpty())
            result.back().text += u' ' + word.text;
        else
            silentBefore += word.text + u' ';
        if (!result.isEmpty())
            silentBefore.clear();
    }
    return result;
}

} // namespace

QStringList cutPhones(QStringView ipa)
{
    QStringList phones;
    QString prefix;      // marks waiting for the letter they stand before
    bool joined = false; // the last phone ends in a tie bar
    bool parted = true;  // nothing to put marks on since the last blank
    const QList<uint> signs = ipa.toUcs4();
    for (const char32_t c : signs) {
        if (QChar::isSpace(c)) {
            if (!parted)
                phones.back() += std::exchange(prefix, {});
            parted = true;
            joined = false;
            continue;
        }
        const QString sign = QString::fromUcs4(&c, 1);
        if (isBase(c)) {
            if (joined && prefix.isEmpty())
                phones.back() += sign;
            else
                phones.append(std::exchange(prefix, {}) + sign);
            joined = false;
            parted = false;
        } else if (parted || (sign.size() == 1 && stressMarks.contains(sign.front()))) {
            prefix += sign;
        } else {
            // Behind a stress mark that has not met its letter yet the order must be kept.
            (prefix.isEmpty() ? phones.back() : prefix) += sign;
            joined = isTie(c) && prefix.isEmpty();
        }
    }
    if (!prefix.isEmpty() && !phones.isEmpty())
        phones.back() += prefix;
    return phones;
}

SharedIpa shareIpa(const QString &ipa, const QString &text, const IsolatedWords &isolated)
{
    const QStringList spoken = ipaWords(ipa, text);
    if (spoken.isEmpty())
        return {};
    QStringList words = splitWords(text);
    if (words.isEmpty())
        words.append(text.simplified());

    QList<TranscribedWord> result;
    if (words.size() == spoken.size()) {
        for (qsizetype i = 0; i < words.size(); ++i)
            result.append({words[i], spoken[i]});
        return {result, false};
    }

    const QStringList phones = cutPhones(spoken.join(u' '));
    QList<qsizetype> counts = countsByAlignment(phones, words, isolated);
    // One word takes everything: nothing is guessed.
    const bool approximate = counts.isEmpty() && words.size() > 1;
    if (counts.isEmpty())
        counts = countsByLength(phones.size(), words);
    qsizetype at = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        result.append({words[i], phones.sliced(at, counts[i]).join(QString())});
        at += counts[i];
    }
    return {joinSilent(result), approximate};
}

} // namespace phonoscope
