// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipachart.h"

#include "core/ipa/tablefields.h"
#include "core/ipa/tablefile.h"
#include "core/ipa/xsampa.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr QChar markCarrier = u'\u25cc';

std::optional<ChartGroup> groupFromField(QStringView field)
{
    static constexpr std::pair<QLatin1StringView, ChartGroup> words[] = {
        {"pulmonic"_L1, ChartGroup::Pulmonic},
        {"other"_L1, ChartGroup::Other},
        {"affricate"_L1, ChartGroup::Affricate},
        {"click"_L1, ChartGroup::Click},
        {"implosive"_L1, ChartGroup::Implosive},
        {"ejective"_L1, ChartGroup::Ejective},
        {"vowel"_L1, ChartGroup::Vowel},
        {"further-vowel"_L1, ChartGroup::FurtherVowel},
        {"phonation"_L1, ChartGroup::Phonation},
        {"position"_L1, ChartGroup::Position},
        {"articulation"_L1, ChartGroup::Articulation},
        {"release"_L1, ChartGroup::Release},
        {"stress"_L1, ChartGroup::Stress},
        {"length"_L1, ChartGroup::Length},
        {"boundary"_L1, ChartGroup::Boundary},
        {"tone-level"_L1, ChartGroup::ToneLevel},
        {"tone-contour"_L1, ChartGroup::ToneContour},
        {"tone-mark"_L1, ChartGroup::ToneMark},
        {"intonation"_L1, ChartGroup::Intonation},
    };
    const auto *found =
        std::ranges::find_if(words, [field](const auto &word) { return word.first == field; });
    return found == std::end(words) ? std::nullopt : std::optional(found->second);
}

std::optional<ChartSide> sideFromField(QStringView field)
{
    if (field == "-"_L1 || field == "both"_L1)
        return ChartSide::Both;
    if (field == "left"_L1)
        return ChartSide::Left;
    if (field == "right"_L1)
        return ChartSide::Right;
    return std::nullopt;
}

template <typename Values, typename Value>
bool contains(const Values &values, Value value)
{
    return std::ranges::find(values, value) != std::ranges::end(values);
}

QString textOrNothing(const QString &field)
{
    return field == "-"_L1 ? QString() : field;
}

QString decomposed(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_D);
}

void readRow(TableRow &row, const Xsampa &xsampa, QList<ChartEntry> &entries,
             QList<ImpossibleSound> &impossible)
{
    ChartEntry entry;
    entry.symbol = row.field(0);
    entry.group = row.parsed(1, groupFromField);
    if (entry.group == ChartGroup::Pulmonic) {
        entry.manner = row.parsed(2, mannerFromField);
        entry.place = row.parsed(3, placeFromField);
        if (!contains(pulmonicManners(), entry.manner))
            row.refuse(2);
        if (!contains(pulmonicPlaces(), entry.place))
            row.refuse(3);
    } else if (entry.group == ChartGroup::Vowel) {
        entry.height = row.parsed(2, heightFromField);
        entry.backness = row.parsed(3, backnessFromField);
    }
    entry.side = row.parsed(4, sideFromField);
    entry.name = row.field(5);
    entry.letterName = textOrNothing(row.field(6));
    entry.searchWords = textOrNothing(row.field(7));
    if (entry.symbol == "-"_L1) {
        if (entry.group != ChartGroup::Pulmonic)
            row.refuse(0);
        impossible.append({entry.manner, entry.place, entry.side});
        return;
    }
    entry.inserted = entry.symbol;
    entry.inserted.remove(markCarrier);
    if (entry.inserted.isEmpty())
        row.refuse(0);
    if (std::ranges::any_of(entries,
                            [&entry](const ChartEntry &other) { return other.inserted == entry.inserted; }))
        row.refuseTwice(0);
    const QString written = xsampa.xsampaFromIpa(entry.inserted);
    if (std::ranges::all_of(written, [](QChar c) { return c.unicode() < 0x80; }) &&
        xsampa.ipaFromXsampa(written) == entry.inserted)
        entry.xsampa = written;
    entries.append(entry);
}

/// The code point that \a query is the number of; 0 if it is none.
char32_t codePointOf(QStringView query)
{
    for (const QLatin1StringView prefix : {"u+"_L1, "0x"_L1, "\\u"_L1}) {
        if (query.startsWith(prefix, Qt::CaseInsensitive)) {
            query = query.sliced(prefix.size());
            break;
        }
    }
    return codePointFromField(query).value_or(U'\0');
}

QStringList wordsOf(QString text)
{
    for (QChar &c : text) {
        if (!c.isLetterOrNumber() && c != u'\u2019')
            c = u' ';
    }
    return text.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
}

/// How well the words of \a query, which is not empty, name \a entry: 0 not at all, else the less the better.
int nameRank(const ChartEntry &entry, const QStringList &query)
{
    const QStringList letter = wordsOf(entry.letterName);
    if (letter == query)
        return 1;
    const QStringList names = wordsOf(entry.name) + letter;
    const QStringList all = names + wordsOf(entry.searchWords);
    bool wholeNames = true;
    bool whole = true;
    for (const QString &word : query) {
        if (!std::ranges::any_of(all, [&word](const QString &name) { return name.startsWith(word); }))
            return 0;
        wholeNames = wholeNames && names.contains(word);
        whole = whole && all.contains(word);
    }
    if (wholeNames)
        return 2;
    return whole ? 3 : 4;
}

} // namespace

QString ChartEntry::fullName() const
{
    return letterName.isEmpty() ? name : name + u", "_s + letterName;
}

QString ChartEntry::codePoints() const
{
    QStringList points;
    for (const char32_t code : inserted.toUcs4())
        points.append(u"U+%1"_s.arg(uint(code), 4, 16, QLatin1Char('0')).toUpper());
    return points.join(u' ');
}

std::span<const Manner> pulmonicManners()
{
    static constexpr Manner manners[] = {
        Manner::Plosive,     Manner::Nasal,
        Manner::Trill,       Manner::Tap,
        Manner::Fricative,   Manner::LateralFricative,
        Manner::Approximant, Manner::LateralApproximant,
    };
    return manners;
}

std::span<const Place> pulmonicPlaces()
{
    static constexpr Place places[] = {
        Place::Bilabial,     Place::Labiodental, Place::Dental,  Place::Alveolar,
        Place::Postalveolar, Place::Retroflex,   Place::Palatal, Place::Velar,
        Place::Uvular,       Place::Pharyngeal,  Place::Glottal,
    };
    return places;
}

tl::expected<std::shared_ptr<const IpaChart>, QString> IpaChart::load(const Xsampa &xsampa,
                                                                      const QString &path)
{
    auto chart = std::make_shared<IpaChart>();
    const auto outcome =
        readTable(path, {u"symbol", u"group", u"row", u"column", u"side", u"name", u"letter", u"search"},
                  [&](TableRow &row) { readRow(row, xsampa, chart->m_entries, chart->m_impossible); });
    if (!outcome)
        return tl::unexpected(outcome.error());
    return chart;
}

QList<int> IpaChart::group(ChartGroup group) const
{
    QList<int> indices;
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        if (m_entries.at(i).group == group)
            indices.append(i);
    }
    return indices;
}

int IpaChart::indexOf(QStringView text) const
{
    const QString wanted = decomposed(text);
    for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
        if (decomposed(m_entries.at(i).inserted) == wanted)
            return i;
    }
    return -1;
}

QList<int> searchSymbols(const IpaChart &chart, QStringView query)
{
    query = query.trimmed();
    if (query.isEmpty())
        return {};
    QList<int> found;
    const auto add = [&found](int index) {
        if (index >= 0 && !found.contains(index))
            found.append(index);
    };
    QString symbols = query.toString();
    symbols.remove(markCarrier);
    if (!symbols.isEmpty())
        add(chart.indexOf(symbols));
    if (symbols == "g"_L1) // the keyboard's
        add(chart.indexOf(u"\u0261"));
    if (const char32_t code = codePointOf(query))
        add(chart.indexOf(QString::fromUcs4(&code, 1)));
    for (int i = 0; i < static_cast<int>(chart.entries().size()); ++i) {
        if (chart.entries().at(i).xsampa == query)
            add(i);
    }
    for (const char32_t code : symbols.toUcs4()) {
        if (code >= 0x80)
            add(chart.indexOf(QString::fromUcs4(&code, 1)));
    }
    const QStringList words = wordsOf(query.toString());
    if (words.isEmpty())
        return found;
    QList<std::pair<int, int>> named; // rank, index
    for (int i = 0; i < static_cast<int>(chart.entries().size()); ++i) {
        if (const int rank = nameRank(chart.entries().at(i), words))
            named.append({rank, i});
    }
    std::ranges::sort(named);
    for (const auto &[rank, index] : std::as_const(named))
        add(index);
    return found;
}

} // namespace phonoscope
