// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/scanner.h"

#include "core/ipa/joining.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace phonoscope {

namespace {

/// espeak-ng writes its tone 3 so.
constexpr char32_t toneEpsilon = U'ɜ';

/// More marks than this in a row before a letter bind to nothing: no notation has them.
constexpr qsizetype maxRightMarks = 4;

class Scanner
{
public:
    Scanner(QStringView ipa, const IpaTables &tables, const LanguageRules &rules)
        : m_ipa(ipa), m_tables(tables), m_rules(rules)
    {
    }

    Scan take()
    {
        decode();
        while (m_at < itemCount())
            step();
        m_scan.wordCount = m_word + 1;
        return std::move(m_scan);
    }

private:
    void decode();
    void step();

    qsizetype itemCount() const { return m_scan.items.size() - 1; }
    Role roleAt(qsizetype item) const { return m_scan.items[item].symbol.role; }
    const MarkSign &markAt(qsizetype item) const { return m_tables.marks[m_scan.items[item].symbol.index]; }

    /// The atom that ends right before the item \a item; null if none does.
    Atom *adjacentAtom(qsizetype item);
    Atom &append(SegmentKind kind, qsizetype first, qsizetype end);
    Atom &appendLetter(quint16 letter, qsizetype first, qsizetype letterItem, qsizetype end);
    bool startsSound(qsizetype item) const;
    bool endsWord(qsizetype item) const;

    void takeLetter(qsizetype first, qsizetype letterItem);
    void takeMark();
    void takeTone(qsizetype end);
    void takeTie();
    void takeBreak();
    void takeBoundary(bool partsWords);
    void takeUnknown();
    void takeApostrophe();
    void takeMaybeStress(Stress stress);
    void takeLetterUnlessFinal();

    void raiseStress(Stress stress) { m_stress = std::max(m_stress, stress); }
    void endWord();
    bool isToneEpsilon(qsizetype item) const;
    /// The letter that the mark at \a item binds to on its right; -1 if it binds to the left.
    qsizetype letterBoundFrom(qsizetype item);
    void report(qsizetype item);

    QStringView m_ipa;
    const IpaTables &m_tables;
    const LanguageRules &m_rules;
    Scan m_scan;
    qsizetype m_at = 0;
    Stress m_stress = Stress::None;
    int m_word = -1;
    bool m_wordIsOpen = false;     ///< a sound of the current word was met
    bool m_vowelSinceTone = false; ///< in the current word
    QSet<char32_t> m_reported;
};

void Scanner::decode()
{
    m_scan.items.reserve(m_ipa.size() + 1);
    for (qsizetype i = 0; i < m_ipa.size(); ++i) {
        const qsizetype begin = i;
        char32_t code = m_ipa[i].unicode();
        if (m_ipa[i].isHighSurrogate() && i + 1 < m_ipa.size() && m_ipa[i + 1].isLowSurrogate()) {
            code = QChar::surrogateToUcs4(m_ipa[i], m_ipa[i + 1]);
            ++i;
        }
        m_scan.items.append({code, m_tables.symbol(code), begin});
    }
    m_scan.items.append({U' ', {Role::Blank, 0}, m_ipa.size()});
}

Atom *Scanner::adjacentAtom(qsizetype item)
{
    if (m_scan.atoms.isEmpty() || m_scan.atoms.last().end != item)
        return nullptr;
    return &m_scan.atoms.last();
}

Atom &Scanner::append(SegmentKind kind, qsizetype first, qsizetype end)
{
    if (kind != SegmentKind::Boundary && !m_wordIsOpen) {
        ++m_word;
        m_wordIsOpen = true;
        m_vowelSinceTone = false;
    }
    Atom atom;
    atom.kind = kind;
    if (kind != SegmentKind::Boundary)
        atom.stress = std::exchange(m_stress, Stress::None);
    atom.word = std::max(m_word, 0);
    atom.first = first;
    atom.letterItem = end;
    atom.marksItem = end;
    atom.end = end;
    m_scan.atoms.append(atom);
    m_at = end;
    return m_scan.atoms.last();
}

void Scanner::endWord()
{
    m_wordIsOpen = false;
    m_stress = Stress::None; // before a blank it belongs to nothing
}

void Scanner::report(qsizetype item)
{
    const char32_t code = m_scan.items[item].code;
    if (m_reported.contains(code))
        return;
    m_reported.insert(code);
    const qsizetype begin = m_scan.items[item].begin;
    m_scan.unknownSymbols.append(m_ipa.mid(begin, m_scan.items[item + 1].begin - begin).toString());
}

bool Scanner::startsSound(qsizetype item) const
{
    switch (roleAt(item)) {
    case Role::Letter:
    case Role::LetterUnlessFinal:
        return true;
    case Role::Mark:
        return markAt(item).binding != Binding::Left;
    default:
        return false;
    }
}

bool Scanner::endsWord(qsizetype item) const
{
    switch (roleAt(item)) {
    case Role::Blank:
    case Role::Dropped:
    case Role::LetterUnlessFinal:
    case Role::WordBoundary:
    case Role::MaybeSecondaryStress:
    case Role::StressOrEjective:
    case Role::Break:
        return true;
    default:
        return false;
    }
}

void Scanner::step()
{
    switch (roleAt(m_at)) {
    case Role::Letter:
        if (isToneEpsilon(m_at))
            takeTone(m_at + 1);
        else
            takeLetter(m_at, m_at);
        break;
    case Role::LetterUnlessFinal:
        takeLetterUnlessFinal();
        break;
    case Role::Mark:
    case Role::UnknownMark:
        takeMark();
        break;
    case Role::ToneLetter:
    case Role::ToneNumber:
        takeTone(m_at + 1);
        break;
    case Role::PrimaryStress:
        raiseStress(Stress::Primary);
        ++m_at;
        break;
    case Role::SecondaryStress:
        raiseStress(Stress::Secondary);
        ++m_at;
        break;
    case Role::StressOrEjective:
        takeApostrophe();
        break;
    case Role::MaybePrimaryStress:
        takeMaybeStress(Stress::Primary);
        break;
    case Role::MaybeSecondaryStress:
        takeMaybeStress(Stress::Secondary);
        break;
    case Role::Break:
        takeBreak();
        break;
    case Role::WordBoundary:
        takeBoundary(true);
        break;
    case Role::MorphemeBoundary:
        takeBoundary(false);
        break;
    case Role::Tie:
        takeTie();
        break;
    case Role::Dropped:
        ++m_at;
        break;
    case Role::Blank:
        endWord();
        ++m_at;
        break;
    case Role::Unknown:
        takeUnknown();
        break;
    }
}

void Scanner::takeLetter(qsizetype first, qsizetype letterItem)
{
    const Item &item = m_scan.items[letterItem];
    quint16 letter = item.symbol.index;
    qsizetype end = letterItem + 1;
    if (roleAt(end) == Role::Mark && markAt(end).composes) {
        const int composed = m_tables.composedLetter(item.code, m_scan.items[end].code);
        if (composed >= 0) {
            letter = quint16(composed);
            ++end;
        }
    }
    if (!m_rules.letterTwins.isEmpty())
        letter = m_rules.letterTwins.value(letter, letter);

    Atom &atom = appendLetter(letter, first, letterItem, end);
    for (qsizetype i = first; i < letterItem; ++i)
        atom.marks |= markAt(i).right;
}

Atom &Scanner::appendLetter(quint16 letter, qsizetype first, qsizetype letterItem, qsizetype end)
{
    Atom &atom = append(m_tables.letters[letter].features.kind, first, end);
    atom.isLetter = true;
    atom.letter = letter;
    atom.letterItem = letterItem;
    if (atom.kind == SegmentKind::Vowel)
        m_vowelSinceTone = true;
    return atom;
}

qsizetype Scanner::letterBoundFrom(qsizetype item)
{
    if (roleAt(item) != Role::Mark || markAt(item).binding == Binding::Left)
        return -1;
    const Atom *before = adjacentAtom(item);
    if (markAt(item).binding == Binding::Both && before && before->kind == SegmentKind::Consonant)
        return -1;
    for (qsizetype i = item + 1; i <= item + maxRightMarks; ++i) {
        if (roleAt(i) == Role::Letter) {
            const Letter &letter = m_tables.letters[m_scan.items[i].symbol.index];
            return letter.features.kind == SegmentKind::Consonant ? i : -1;
        }
        if (roleAt(i) != Role::Mark || markAt(i).binding == Binding::Left)
            return -1;
    }
    return -1;
}

void Scanner::takeMark()
{
    const qsizetype letterItem = letterBoundFrom(m_at);
    if (letterItem >= 0) {
        takeLetter(m_at, letterItem);
        return;
    }
    const bool known = roleAt(m_at) == Role::Mark;
    Atom *atom = adjacentAtom(m_at);
    if (!atom || atom->kind == SegmentKind::Boundary) {
        if (known && markAt(m_at).alone >= 0)
            appendLetter(quint16(markAt(m_at).alone), m_at, m_at, m_at + 1);
        else
            takeUnknown(); // a mark on nothing
        return;
    }
    if (known) {
        atom->marks |= markAt(m_at).left;
    } else {
        atom->known = false;
        report(m_at);
    }
    atom->end = ++m_at;
}

void Scanner::takeTone(qsizetype end)
{
    MarkBits marks = 0;
    for (;; ++end) {
        const Role role = roleAt(end);
        if (role == Role::Mark && (markAt(end).left & bit(Mark::Glottalized)))
            marks |= bit(Mark::Glottalized);
        else if (role != Role::ToneLetter && role != Role::ToneNumber)
            break;
    }
    append(SegmentKind::Tone, m_at, end).marks = marks;
    m_vowelSinceTone = false;
}

bool Scanner::isToneEpsilon(qsizetype item) const
{
    if (m_scan.items[item].code != toneEpsilon || !m_rules.toneNumbers.contains(toneEpsilon))
        return false;
    if (!m_wordIsOpen || roleAt(item + 1) == Role::Mark)
        return false;
    return m_vowelSinceTone || endsWord(item + 1);
}

void Scanner::takeTie()
{
    Atom *atom = adjacentAtom(m_at);
    if (!atom || atom->kind == SegmentKind::Boundary) {
        takeUnknown();
        return;
    }
    atom->tiedToNext = true;
    atom->end = ++m_at;
}

void Scanner::takeBreak()
{
    Atom *atom = adjacentAtom(m_at);
    const qsizetype next = m_at + 1;
    if (atom && atom->isLetter && roleAt(next) == Role::Mark && letterBoundFrom(next) < 0)
        atom->end = next; // "a.ː": the mark still belongs to the letter
    m_at = next;
}

void Scanner::takeBoundary(bool partsWords)
{
    append(SegmentKind::Boundary, m_at, m_at + 1);
    if (partsWords)
        endWord();
}

void Scanner::takeUnknown()
{
    report(m_at);
    append(SegmentKind::Consonant, m_at, m_at + 1).known = false;
}

void Scanner::takeApostrophe()
{
    Atom *before = adjacentAtom(m_at);
    const bool afterVoiceless =
        before && before->isLetter && isVoicelessObstruent(m_tables.letters[before->letter].features);
    // In a language that has ejectives nothing tells k' + s from k + 's; the listed ones have none.
    if (startsSound(m_at + 1) && (!afterVoiceless || m_rules.listed)) {
        raiseStress(Stress::Primary);
    } else if (afterVoiceless) {
        before->marks |= bit(Mark::Ejective);
        before->end = m_at + 1;
    }
    ++m_at;
}

void Scanner::takeMaybeStress(Stress stress)
{
    if (startsSound(m_at + 1))
        raiseStress(stress);
    ++m_at;
}

void Scanner::takeLetterUnlessFinal()
{
    if (m_wordIsOpen && endsWord(m_at + 1))
        ++m_at;
    else
        takeLetter(m_at, m_at);
}

} // namespace

Scan scan(QStringView ipa, const IpaTables &tables, const LanguageRules &rules)
{
    return Scanner(ipa, tables, rules).take();
}

} // namespace phonoscope
