// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tokenizer.h"

#include "core/ipa/assembly.h"
#include "core/ipa/ipatables.h"
#include "core/ipa/scanner.h"
#include "core/ipa/segmentinventory.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

// Lists that come cut repeat a few hundred segments over and over: what was seen is remembered, within
// bounds.
constexpr qsizetype maxRemembered = 4096;
constexpr qsizetype maxRememberedLength = 32;

bool carriesStress(const Segment &segment)
{
    return segment.features.kind == SegmentKind::Vowel || segment.features.marks.testFlag(Mark::Syllabic);
}

/// Moves each stress mark to the next vowel or syllabic consonant of its word, so that espeak-ng (θɹˈiː) and
/// textbooks (ˈθɹiː) agree. A word without one keeps the mark where it stood.
void settleStress(QList<Segment> &segments)
{
    Segment *marked = nullptr;
    Stress pending = Stress::None;
    const auto drop = [&] {
        if (marked)
            marked->stress = pending;
        marked = nullptr;
        pending = Stress::None;
    };
    for (Segment &segment : segments) {
        if (marked && marked->word != segment.word)
            drop();
        if (segment.stress != Stress::None) {
            pending = std::max(pending, std::exchange(segment.stress, Stress::None));
            if (!marked)
                marked = &segment;
        }
        if (marked && carriesStress(segment)) {
            segment.stress = pending;
            marked = nullptr;
            pending = Stress::None;
        }
    }
    drop();
}

/// Cuts running IPA; \a idOf gives a segment its id by its comparison form and its features.
template <typename IdOf>
Segmentation cutWith(QStringView ipa, QStringView language, const IpaTables &tables, IdOf idOf)
{
    const LanguageRules &rules = tables.rules(language);
    Scan scanned = scan(ipa, tables, rules);

    Segmentation result;
    result.wordCount = scanned.wordCount;
    result.segments.reserve(scanned.atoms.size());
    QString form;
    for (qsizetype i = 0; i < scanned.atoms.size();) {
        const qsizetype end = segmentEnd(scanned, i, tables, rules);
        const Atom &first = scanned.atoms[i];
        const Assembled assembled = assemble(scanned, i, end, ipa, tables, rules, form);
        const qsizetype begin = scanned.begin(first);
        Segment segment;
        segment.text = ipa.mid(begin, scanned.end(scanned.atoms[end - 1]) - begin).toString();
        segment.features = assembled.features;
        segment.id = idOf(form, assembled.features);
        segment.stress = first.stress;
        segment.word = first.word;
        segment.known = assembled.known;
        result.segments.append(std::move(segment));
        i = end;
    }
    settleStress(result.segments);
    result.unknownSymbols = std::move(scanned.unknownSymbols);
    return result;
}

} // namespace

tl::expected<std::shared_ptr<const IpaTables>, QString> Tokenizer::loadTables()
{
    return readIpaTables(u":/phonoscope/ipa/"_s).map([](IpaTables &&tables) {
        return std::shared_ptr<const IpaTables>(std::make_shared<const IpaTables>(std::move(tables)));
    });
}

Tokenizer::Tokenizer(std::shared_ptr<const IpaTables> tables, SegmentInventory &inventory)
    : m_tables(std::move(tables)), m_inventory(inventory)
{
}

Segmentation Tokenizer::tokenize(QStringView ipa, QStringView language) const
{
    return cutWith(ipa, language, *m_tables, [this](const QString &form, const Features &features) {
        return m_inventory.intern(form, features);
    });
}

Segmentation Tokenizer::cut(QStringView ipa, QStringView language, const IpaTables &tables)
{
    return cutWith(ipa, language, tables, [](const QString &, const Features &) { return SegmentId(0); });
}

Segment Tokenizer::makeCut(const QString &text, QStringList &unknownSymbols) const
{
    const LanguageRules &rules = m_tables->rules({});
    Segment segment;
    segment.text = text;
    QString form;
    const Scan scanned = scan(text, *m_tables, rules);
    if (scanned.atoms.isEmpty()) { // a lone stress mark, hyphen, blank: no sound
        segment.known = false;
        form = unknownForm(text);
        if (!text.isEmpty())
            unknownSymbols.append(text);
    } else {
        const Assembled assembled = assemble(scanned, 0, scanned.atoms.size(), text, *m_tables, rules, form);
        segment.features = assembled.features;
        segment.known = assembled.known;
        for (const Atom &atom : scanned.atoms)
            segment.stress = std::max(segment.stress, atom.stress);
        unknownSymbols.append(scanned.unknownSymbols);
    }
    segment.id = m_inventory.intern(form, segment.features);
    return segment;
}

Segmentation Tokenizer::tokenizeCut(const QStringList &segments) const
{
    Segmentation result;
    result.segments.reserve(segments.size());
    QStringList unknownSymbols;
    int word = 0;
    for (const QString &text : segments) {
        const auto remembered = m_cut.constFind(text);
        if (remembered != m_cut.constEnd()) {
            result.segments.append(*remembered);
        } else {
            result.segments.append(makeCut(text, unknownSymbols));
            const Segment &made = result.segments.last();
            if (made.known && text.size() <= maxRememberedLength) {
                if (m_cut.size() >= maxRemembered)
                    m_cut.clear();
                m_cut.insert(text, made);
            }
        }
        Segment &segment = result.segments.last();
        segment.word = word;
        if (segment.features.kind == SegmentKind::Boundary && text != "+"_L1)
            ++word;
    }
    if (!result.segments.isEmpty())
        result.wordCount = result.segments.last().word + 1;
    unknownSymbols.removeDuplicates();
    result.unknownSymbols = std::move(unknownSymbols);
    return result;
}

} // namespace phonoscope
