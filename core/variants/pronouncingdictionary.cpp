// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/pronouncingdictionary.h"

#include "core/variants/surroundings.h"

#include <QResource>
#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// \a word as the dictionary spells it; empty if it has letters that no word there has.
QByteArray spelling(QStringView word)
{
    // The dictionary's longest word has 34 letters.
    if (word.size() > 64)
        return {};
    QByteArray letters;
    for (const QChar c : word.toString().normalized(QString::NormalizationForm_D)) {
        if (c == u'’' || c == u'‘' || c == u'ʼ')
            letters += '\'';
        else if (c.unicode() < 0x80 && c > u' ')
            letters += c.toLower().toLatin1();
        else if (!c.isMark())
            return {};
    }
    return letters;
}

QByteArrayView lineAround(QByteArrayView lines, qsizetype at)
{
    qsizetype begin = at;
    while (begin > 0 && lines[begin - 1] != '\n')
        --begin;
    const qsizetype end = lines.indexOf('\n', at);
    return lines.sliced(begin, end - begin);
}

/// What each of \a count things faces in \a other, by the cheapest alignment; -1 for nothing. A pair costs
/// what \a cost says, a thing without a counterpart 2.
template <typename Cost>
QVarLengthArray<qsizetype, 32> align(qsizetype count, qsizetype otherCount, Cost cost)
{
    const qsizetype width = otherCount + 1;
    QVarLengthArray<int, 512> sums((count + 1) * width);
    for (qsizetype i = count; i >= 0; --i) {
        for (qsizetype j = otherCount; j >= 0; --j) {
            int best = i == count && j == otherCount ? 0 : 1'000'000;
            if (i < count)
                best = std::min(best, sums[(i + 1) * width + j] + 2);
            if (j < otherCount)
                best = std::min(best, sums[i * width + j + 1] + 2);
            if (i < count && j < otherCount)
                best = std::min(best, sums[(i + 1) * width + j + 1] + cost(i, j));
            sums[i * width + j] = best;
        }
    }
    QVarLengthArray<qsizetype, 32> faced(count, -1);
    for (qsizetype i = 0, j = 0; i < count;) {
        const int here = sums[i * width + j];
        if (j < otherCount && here == sums[(i + 1) * width + j + 1] + cost(i, j))
            faced[i++] = j++;
        else if (here == sums[(i + 1) * width + j] + 2)
            ++i;
        else
            ++j;
    }
    return faced;
}

/// A vowel that is met in unstressed syllables alone or as often as in stressed ones.
bool isReduced(const Segment &vowel)
{
    return u"əɐᵻᵿɚɪiʊ"_s.contains(vowel.text);
}

} // namespace

tl::expected<PronouncingDictionary, QString> PronouncingDictionary::load(const IpaTables &tables)
{
    PronouncingDictionary dictionary;
    const auto codeFromField = [](QStringView field) {
        return field.size() == 1 && field.front().unicode() < 0x80 ? std::optional(field.front().toLatin1())
                                                                   : std::nullopt;
    };
    const auto soundFromField = [&](QStringView field) {
        auto found = soundsFromField(field, u"en-US", tables);
        return found && found->size() == 1 ? std::optional(found->first()) : std::nullopt;
    };
    const auto read = [&](TableRow &row) {
        const char code = row.parsed(1, codeFromField);
        Phone phone{.stressed = row.parsed(2, soundFromField), .unstressed = row.parsed(3, soundFromField)};
        if (dictionary.m_phones.contains(code))
            row.refuseTwice(1);
        // AH and ER have a stressed and a reduced form of their own, IH and IY stand for reduced vowels too.
        phone.isFull = isNucleus(phone.stressed) && !isReduced(phone.unstressed);
        dictionary.m_phones.insert(code, phone);
    };
    const Outcome outcome =
        readTable(u":/phonoscope/variants/arpabet.tsv"_s, {u"phone", u"code", u"ipa", u"unstressed"}, read);
    if (!outcome)
        return tl::unexpected(outcome.error());

    const QString path = u":/phonoscope/variants/cmudict.txt"_s;
    const QResource resource(path);
    if (!resource.isValid() || resource.compressionAlgorithm() != QResource::NoCompression)
        return tl::unexpected(u"%1: the dictionary is not there as it should be"_s.arg(path));
    dictionary.m_lines = QByteArrayView(resource.data(), resource.size());
    return dictionary;
}

QList<QByteArrayView> PronouncingDictionary::find(QStringView word) const
{
    const QByteArray wanted = spelling(word);
    if (wanted.isEmpty())
        return {};
    qsizetype begin = 0;
    qsizetype end = m_lines.size();
    while (begin < end) {
        const QByteArrayView line = lineAround(m_lines, begin + (end - begin) / 2);
        const qsizetype tab = line.indexOf('\t');
        const int order = wanted.compare(line.first(tab));
        const qsizetype lineBegin = line.data() - m_lines.data();
        if (order < 0) {
            end = lineBegin;
        } else if (order > 0) {
            begin = lineBegin + line.size() + 1;
        } else {
            QList<QByteArrayView> variants;
            for (qsizetype at = tab + 1; at <= line.size();) {
                qsizetype next = line.indexOf('\t', at);
                if (next < 0)
                    next = line.size();
                variants.append(line.sliced(at, next - at));
                at = next + 1;
            }
            return variants;
        }
    }
    return {};
}

QStringList PronouncingDictionary::variants(QStringView word) const
{
    QStringList result;
    for (const QByteArrayView variant : find(word)) {
        const auto vowels = std::ranges::count_if(
            variant, [this](char code) { return isNucleus(m_phones.constFind(code)->stressed); });
        QString ipa;
        for (const char code : variant) {
            const Phone &phone = *m_phones.constFind(code);
            ipa += (vowels == 1 ? phone.stressed : phone.unstressed).text;
        }
        result.append(ipa);
    }
    return result;
}

/// The stress of each phone of \a variant.
QList<Stress> PronouncingDictionary::stressesOf(QByteArrayView variant, std::span<const Segment> said) const
{
    QList<Stress> stresses(variant.size(), Stress::None);
    const auto phone = [&](qsizetype i) -> const Phone & { return *m_phones.constFind(variant[i]); };
    const auto saidAt = [&](qsizetype j) -> const Segment & { return said[static_cast<std::size_t>(j)]; };
    const auto isSaid = [&](qsizetype i, qsizetype j) {
        return isSameSound(phone(i).stressed, saidAt(j)) || isSameSound(phone(i).unstressed, saidAt(j));
    };
    const auto faced =
        align(variant.size(), static_cast<qsizetype>(said.size()), [&](qsizetype i, qsizetype j) {
            if (isNucleus(phone(i).stressed) != isNucleus(saidAt(j)))
                return 5;
            return isSaid(i, j) ? 0 : 1;
        });

    qsizetype primary = -1;
    qsizetype fullForReduced = -1;
    for (qsizetype i = 0; i < variant.size(); ++i) {
        if (faced[i] < 0 || !isNucleus(phone(i).stressed))
            continue;
        const Segment &segment = saidAt(faced[i]);
        // The engine puts secondary stress on reduced vowels too (synthesis): that makes no ʌ of a ə.
        const bool isReducedHere =
            segment.stress == Stress::Secondary && !phone(i).isFull && !isSaid(i, faced[i]);
        stresses[i] = isReducedHere ? Stress::None : segment.stress;
        if (segment.stress == Stress::Primary)
            primary = i;
        else if (fullForReduced < 0 && segment.stress == Stress::None && phone(i).isFull &&
                 isReduced(segment))
            fullForReduced = i;
    }
    const bool wronglyStressed = primary >= 0 && !phone(primary).isFull && !isSaid(primary, faced[primary]);
    if (wronglyStressed && fullForReduced >= 0)
        std::swap(stresses[primary], stresses[fullForReduced]);
    return stresses;
}

QStringList PronouncingDictionary::variants(QStringView word, std::span<const Segment> said) const
{
    QStringList result;
    for (const QByteArrayView variant : find(word)) {
        const QList<Stress> stresses = stressesOf(variant, said);
        QString ipa;
        for (qsizetype i = 0; i < variant.size(); ++i) {
            const Phone &phone = *m_phones.constFind(variant[i]);
            if (stresses[i] != Stress::None)
                ipa += stresses[i] == Stress::Primary ? u'ˈ' : u'ˌ';
            ipa += (stresses[i] == Stress::None ? phone.unstressed : phone.stressed).text;
        }
        result.append(ipa);
    }
    return result;
}

} // namespace phonoscope
