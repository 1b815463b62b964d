// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/assembly.h"

#include "core/ipa/joining.h"

#include <QVarLengthArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

// Comparison forms are keys that nobody reads: code points for private use keep what is not a letter apart.
constexpr char16_t firstMarkForm = u'\uE000';
constexpr char16_t toneForm = u'\uE100';
constexpr char16_t unknownPrefix = u'\uE101';

using OtherMarks = QVarLengthArray<char32_t, 8>;

/// Marks that the first letter of a joined consonant may bear: what aspirates, lengthens or glottalizes a
/// stop ends it.
constexpr MarkBits endingMarks = bit(Mark::Long) | bit(Mark::HalfLong) | bit(Mark::Aspirated) |
                                 bit(Mark::Breathy) | bit(Mark::Ejective) | bit(Mark::Glottalized) |
                                 bit(Mark::Unreleased) | bit(Mark::Syllabic);

bool canJoin(const Scan &scan, qsizetype left, qsizetype right)
{
    const Atom &a = scan.atoms[left];
    const Atom &b = scan.atoms[right];
    return a.isLetter && b.isLetter && a.end == b.first && b.stress == Stress::None && a.word == b.word;
}

bool isUnit(const Scan &scan, qsizetype first, qsizetype count, const IpaTables &tables,
            const LanguageRules &rules)
{
    UnitKey key;
    for (qsizetype i = first; i < first + count; ++i) {
        const Atom &atom = scan.atoms[i];
        const bool last = i + 1 == first + count;
        const char32_t letter = tables.letters[atom.letter].key;
        if (letter == 0 || (atom.marks & bit(Mark::Syllabic)) || atom.tiedToNext)
            return false;
        if (!last && (!canJoin(scan, i, i + 1)))
            return false;
        if (!last && atom.kind == SegmentKind::Consonant && (atom.marks & endingMarks))
            return false;
        key.add(letter, !last && (atom.marks & bit(Mark::Long)));
    }
    return rules.units.contains(key);
}

/// e̯a, aɪ̯, u̯ai̯: one full vowel and what glides to or from it.
qsizetype glidingVowelsEnd(const Scan &scan, qsizetype first)
{
    qsizetype end = first + 1;
    bool full = !(scan.atoms[first].marks & bit(Mark::NonSyllabic));
    while (end < scan.atoms.size() && end - first < 3 && canJoin(scan, end - 1, end) &&
           scan.atoms[end].kind == SegmentKind::Vowel) {
        const bool nextIsFull = !(scan.atoms[end].marks & bit(Mark::NonSyllabic));
        if (full && nextIsFull)
            break;
        full = full || nextIsFull;
        ++end;
    }
    return full ? end : first + 1;
}

void appendMarks(QString &form, MarkBits bits, OtherMarks &others)
{
    for (unsigned i = 0; bits >> i; ++i) {
        if (((bits >> i) & 1u) && (1u << i) != bit(Mark::OtherMark))
            form.append(QChar(char16_t(firstMarkForm + i)));
        if (i == 31)
            break;
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const char32_t other : others)
        form.append(QStringView(QChar::fromUcs4(other)));
    others.clear();
}

void collectOtherMarks(const Scan &scan, const Atom &atom, const IpaTables &tables, OtherMarks &others)
{
    if (atom.isLetter) {
        for (const char32_t other : tables.letters[atom.letter].otherMarks)
            others.append(other);
    }
    if (atom.known && !(atom.marks & bit(Mark::OtherMark)))
        return;
    for (qsizetype i = atom.first; i < atom.end; ++i) {
        const Item &item = scan.items[i];
        if (item.symbol.role == Role::UnknownMark) {
            others.append(item.code);
        } else if (item.symbol.role == Role::Mark && (i < atom.letterItem || i >= atom.marksItem)) {
            const MarkSign &mark = tables.marks[item.symbol.index];
            if ((i < atom.letterItem ? mark.right : mark.left) & bit(Mark::OtherMark))
                others.append(item.code);
        }
    }
}

/// A guess at what a symbol that no table has may stand for: the letter it is a variant of, else a consonant
/// that is neither here nor there.
Features guess(char32_t code, const IpaTables &tables)
{
    const int letter = tables.variantOf(code);
    return letter < 0 ? Features{} : tables.letters[std::size_t(letter)].features;
}

Features toneFeatures(const QString &digits, MarkBits marks)
{
    Features features;
    features.kind = SegmentKind::Tone;
    features.marks = withMarks({}, marks).marks;
    for (const QChar digit : digits) {
        const auto level = static_cast<std::uint8_t>(digit.unicode() - u'0');
        if (level >= 1 && level <= 5 && features.toneCount < features.tone.size())
            features.tone[features.toneCount++] = level;
    }
    return features;
}

Features assembleTone(const Scan &scan, const Atom &atom, const IpaTables &tables, const LanguageRules &rules,
                      QString &form)
{
    form.append(QChar(toneForm));
    const qsizetype start = form.size();
    MarkBits marks = atom.marks;
    const Item &first = scan.items[atom.first];
    const bool single = scan.items[atom.first + 1].symbol.role != Role::ToneLetter &&
                        scan.items[atom.first + 1].symbol.role != Role::ToneNumber;
    const auto numbered = rules.toneNumbers.constFind(first.code);
    if (single && first.symbol.role != Role::ToneLetter && numbered != rules.toneNumbers.constEnd()) {
        form.append(numbered->digits);
        if (numbered->glottalized)
            marks |= bit(Mark::Glottalized);
    } else {
        for (qsizetype i = atom.first; i < atom.end; ++i) {
            const Symbol symbol = scan.items[i].symbol;
            if (symbol.role == Role::ToneLetter || symbol.role == Role::ToneNumber)
                form.append(QChar(symbol.index));
            else if (symbol.role == Role::Letter) // ɜ before further digits
                form.append(u'3');
        }
    }
    // A level tone is written with one sign or with two: ˥ is ˥˥ is ⁵⁵.
    const QStringView digits = QStringView(form).mid(start);
    if (std::ranges::all_of(digits, [&](QChar digit) { return digit == digits.front(); }))
        form.truncate(start + 1);
    const Features features = toneFeatures(form.mid(start), marks);
    OtherMarks others;
    collectOtherMarks(scan, atom, tables, others);
    appendMarks(form, marks, others);
    return features;
}

} // namespace

qsizetype segmentEnd(const Scan &scan, qsizetype first, const IpaTables &tables, const LanguageRules &rules)
{
    const qsizetype size = scan.atoms.size();
    if (!scan.atoms[first].isLetter)
        return first + 1;
    qsizetype end = first + 1;
    while (end < size && scan.atoms[end - 1].tiedToNext && canJoin(scan, end - 1, end))
        ++end;
    if (end > first + 1)
        return end;
    for (const qsizetype count : {qsizetype(3), qsizetype(2)}) {
        if (first + count <= size && isUnit(scan, first, count, tables, rules))
            return first + count;
    }
    return scan.atoms[first].kind == SegmentKind::Vowel ? glidingVowelsEnd(scan, first) : end;
}

Assembled assemble(const Scan &scan, qsizetype first, qsizetype end, QStringView ipa, const IpaTables &tables,
                   const LanguageRules &rules, QString &form)
{
    form.resize(0);
    Assembled result;
    OtherMarks others;
    MarkBits pendingMarks = 0;   // of consonants, which bear their marks together: t̪s̪ is ts̪
    qsizetype lettersBegin = -1; // where their letters begin in the form
    bool hasSound = false;
    const auto closeLetters = [&] {
        if (lettersBegin >= 0 && form.size() - lettersBegin > 1 && !tables.sequenceTwins.isEmpty()) {
            const auto twin = tables.sequenceTwins.constFind(form.mid(lettersBegin));
            if (twin != tables.sequenceTwins.constEnd())
                form.replace(lettersBegin, form.size() - lettersBegin, *twin);
        }
        lettersBegin = -1;
        appendMarks(form, std::exchange(pendingMarks, 0u), others);
    };
    const bool joined = end - first > 1;
    for (qsizetype i = first; i < end; ++i) {
        const Atom &atom = scan.atoms[i];
        result.known = result.known && atom.known;
        if (!atom.isLetter) {
            Features features;
            if (atom.kind == SegmentKind::Tone) {
                features = assembleTone(scan, atom, tables, rules, form);
            } else if (atom.kind == SegmentKind::Boundary) {
                features.kind = SegmentKind::Boundary;
                form.append(ipa.mid(scan.begin(atom), scan.end(atom) - scan.begin(atom)));
            } else {
                features = guess(scan.items[atom.first].code, tables);
                form.append(unknownForm(ipa.mid(scan.begin(atom), scan.end(atom) - scan.begin(atom))));
            }
            if (!hasSound && i == first)
                result.features = features;
            continue;
        }
        const Letter &letter = tables.letters[atom.letter];
        const Features features = withMarks(letter.features, atom.marks);
        result.features = hasSound ? joinFeatures(result.features, features) : features;
        hasSound = true;
        if (lettersBegin < 0)
            lettersBegin = form.size();
        form.append(letter.compared);
        MarkBits marks = letter.marks | atom.marks;
        if (joined && atom.kind == SegmentKind::Vowel)
            marks &= ~bit(Mark::NonSyllabic); // said by the joining
        collectOtherMarks(scan, atom, tables, others);
        pendingMarks |= marks;
        const bool clusterGoesOn = atom.kind == SegmentKind::Consonant && i + 1 < end &&
                                   scan.atoms[i + 1].isLetter &&
                                   scan.atoms[i + 1].kind == SegmentKind::Consonant;
        if (!clusterGoesOn)
            closeLetters();
    }
    if (result.features.vowelCount > 1)
        result.features.marks.setFlag(Mark::NonSyllabic, false);
    return result;
}

QString unknownForm(QStringView text)
{
    return QChar(unknownPrefix) + text.toString();
}

} // namespace phonoscope
