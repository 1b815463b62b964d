// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipatables.h"
#include "core/ipa/joining.h"
#include "core/ipa/tablefields.h"
#include "core/ipa/tablefile.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

class TableReader
{
public:
    explicit TableReader(QString directory) : m_directory(std::move(directory)) {}

    tl::expected<IpaTables, QString> read()
    {
        return readMarks()
            .and_then([this] { return readConsonants(); })
            .and_then([this] { return readVowels(); })
            .and_then([this] { return readTwins(); })
            .map([this] {
                addPrecomposedLetters();
                completeMarks();
            })
            .and_then([this] { return readSigns(); })
            .and_then([this] { return readTones(); })
            .and_then([this] { return readUnits(); })
            .and_then([this] { return readToneNumbers(); })
            .map([this] {
                completeLanguages();
                return std::move(m_tables);
            });
    }

private:
    Outcome readMarks();
    Outcome readConsonants();
    Outcome readVowels();
    Outcome readTwins();
    Outcome readSigns();
    Outcome readTones();
    Outcome readUnits();
    Outcome readToneNumbers();
    void addPrecomposedLetters();
    void completeMarks();
    void completeLanguages();

    bool addSymbol(char32_t code, Symbol symbol);
    bool addLetter(const QString &text, const Features &features);
    quint16 appendLetter(const Letter &letter);
    /// The letter that \a text, letters with their marks, makes; nothing if a part is not in the tables.
    std::optional<Letter> compose(const QString &text) const;
    /// Marks \a letter with the mark \a code; false if it is none.
    bool mark(Letter &letter, char32_t code) const;
    /// The key of a unit of two or three letters, each perhaps long; nothing if it is no such unit.
    std::optional<UnitKey> unitKey(const QString &unit) const;
    bool readTwin(const QString &language, const QString &written, const QString &compared);

    QString m_directory;
    IpaTables m_tables;
};

bool TableReader::addSymbol(char32_t code, Symbol symbol)
{
    if (m_tables.symbols.contains(code))
        return false;
    m_tables.symbols.insert(code, symbol);
    return true;
}

quint16 TableReader::appendLetter(const Letter &letter)
{
    m_tables.letters.push_back(letter);
    return static_cast<quint16>(m_tables.letters.size() - 1);
}

bool TableReader::addLetter(const QString &text, const Features &features)
{
    const QList<uint> codes = text.toUcs4();
    if (codes.size() != 1 || !addSymbol(codes.first(), {Role::Letter, quint16(m_tables.letters.size())}))
        return false;
    appendLetter({features, text, 0, {}, codes.first()});
    return true;
}

Outcome TableReader::readMarks()
{
    return readTable(
        m_directory + "marks.tsv"_L1, {u"code_point", u"binding", u"mark", u"right_mark"},
        [this](TableRow &row) {
            MarkSign mark{row.parsed(0, codePointFromField), row.parsed(1, bindingFromField),
                          row.parsed(2, marksFromField), row.parsed(3, marksFromField)};
            if (mark.left == 0)
                row.refuse(2);
            if ((mark.binding == Binding::Left) != (mark.right == 0))
                row.refuse(3);
            if (row.isGood() && !addSymbol(mark.code, {Role::Mark, quint16(m_tables.marks.size())}))
                row.refuseTwice(0);
            m_tables.marks.push_back(mark);
        });
}

Outcome TableReader::readConsonants()
{
    return readTable(m_directory + "consonants.tsv"_L1, {u"letter", u"place", u"manner", u"voice", u"marks"},
                     [this](TableRow &row) {
                         Features features;
                         features.place = row.parsed(1, placeFromField);
                         features.manner = row.parsed(2, mannerFromField);
                         features.voiced = row.parsed(3, voiceFromField);
                         const MarkBits marks = row.parsed(4, marksFromField);
                         if (row.isGood() && !addLetter(row.field(0), withMarks(features, marks)))
                             row.refuseTwice(0);
                     });
}

Outcome TableReader::readVowels()
{
    return readTable(m_directory + "vowels.tsv"_L1,
                     {u"letter", u"height", u"backness", u"rounding", u"marks"}, [this](TableRow &row) {
                         Features features;
                         features.kind = SegmentKind::Vowel;
                         features.vowelCount = 1;
                         features.vowels[0] = {row.parsed(1, heightFromField),
                                               row.parsed(2, backnessFromField),
                                               row.parsed(3, roundingFromField)};
                         const MarkBits marks = row.parsed(4, marksFromField);
                         if (row.isGood() && !addLetter(row.field(0), withMarks(features, marks)))
                             row.refuseTwice(0);
                     });
}

bool TableReader::mark(Letter &letter, char32_t code) const
{
    const Symbol symbol = m_tables.symbol(code);
    if (symbol.role != Role::Mark)
        return false;
    const MarkBits bits = m_tables.marks[symbol.index].left;
    letter.features = withMarks(letter.features, bits);
    letter.marks |= bits;
    if (bits & bit(Mark::OtherMark))
        letter.otherMarks.push_back(code);
    return true;
}

std::optional<Letter> TableReader::compose(const QString &text) const
{
    std::optional<Letter> letter;
    const QList<uint> codes = text.toUcs4();
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const char32_t code = codes.at(i);
        const Symbol symbol = m_tables.symbol(code);
        if (symbol.role == Role::Letter) {
            const int composed = i + 1 < codes.size() ? m_tables.composedLetter(code, codes.at(i + 1)) : -1;
            const Letter &next = m_tables.letters[composed < 0 ? symbol.index : std::size_t(composed)];
            if (composed >= 0)
                ++i;
            if (!letter) {
                letter = next;
                continue;
            }
            letter->features = joinFeatures(letter->features, next.features);
            letter->compared += next.compared;
            letter->key = 0;
        } else if (!letter || !mark(*letter, code)) {
            return std::nullopt;
        }
    }
    return letter;
}

bool TableReader::readTwin(const QString &language, const QString &written, const QString &compared)
{
    const QList<uint> codes = written.toUcs4();
    auto letter = compose(compared);
    if (!letter || codes.isEmpty() || codes.size() > 2)
        return false;

    if (codes.size() == 2 && m_tables.symbol(codes.at(1)).role == Role::Letter) {
        m_tables.sequenceTwins.insert(written, letter->compared);
        return language == "*"_L1;
    }
    if (codes.size() == 2) {
        const Symbol symbol = m_tables.symbol(codes.at(1));
        if (symbol.role != Role::Mark || language != "*"_L1)
            return false;
        m_tables.marks[symbol.index].composes = true;
        m_tables.composed.insert(IpaTables::composedKey(codes.at(0), codes.at(1)), appendLetter(*letter));
        return true;
    }
    const Symbol known = m_tables.symbol(codes.first());
    if (language != "*"_L1) {
        if (known.role != Role::Letter)
            return false;
        m_tables.languages[language.toLower()].letterTwins.insert(known.index, appendLetter(*letter));
        return true;
    }
    if (known.role == Role::Letter) { // in the tables of features too: those stay, the form is the twin's
        letter->features = m_tables.letters[known.index].features;
        m_tables.letters[known.index] = *letter;
        return true;
    }
    return addSymbol(codes.first(), {Role::Letter, appendLetter(*letter)});
}

Outcome TableReader::readTwins()
{
    return readTable(m_directory + "twins.tsv"_L1, {u"language", u"written", u"compared"},
                     [this](TableRow &row) {
                         if (!readTwin(row.field(0), row.field(1), row.field(2)))
                             row.refuse(1);
                     });
}

void TableReader::addPrecomposedLetters()
{
    const auto add = [this](char32_t from, char32_t to) {
        for (char32_t code = from; code <= to; ++code) {
            const QString taken = QString::fromUcs4(&code, 1).normalized(QString::NormalizationForm_D);
            if (taken.size() < 2 || m_tables.symbols.contains(code))
                continue;
            if (const auto letter = compose(taken))
                addSymbol(code, {Role::Letter, appendLetter(*letter)});
        }
    };
    add(0x00C0, 0x024F); // the Latin blocks and the Greek that hold precomposed letters
    add(0x0370, 0x03FF);
    add(0x1E00, 0x1EFF);
}

Outcome TableReader::readSigns()
{
    return readTable(m_directory + "signs.tsv"_L1, {u"code_point", u"role"}, [this](TableRow &row) {
        const char32_t code = row.parsed(0, codePointFromField);
        const Role role = row.parsed(1, signRoleFromField);
        if (!row.isGood())
            return;
        if (role == Role::LetterUnlessFinal) {
            const auto letter = m_tables.symbols.find(code);
            if (letter == m_tables.symbols.end() || letter->role != Role::Letter)
                row.refuse(1);
            else
                letter->role = role;
        } else if (!addSymbol(code, {role, 0})) {
            row.refuseTwice(0);
        }
    });
}

Outcome TableReader::readTones()
{
    return readTable(m_directory + "tones.tsv"_L1, {u"code_point", u"digit", u"kind"}, [this](TableRow &row) {
        const char32_t code = row.parsed(0, codePointFromField);
        const QString &digit = row.field(1);
        if (digit.size() != 1 || digit.front() < u'0' || digit.front() > u'9')
            row.refuse(1);
        const Role role = row.parsed(2, toneRoleFromField);
        if (row.isGood() && !addSymbol(code, {role, digit.front().unicode()}))
            row.refuseTwice(0);
    });
}

std::optional<UnitKey> TableReader::unitKey(const QString &unit) const
{
    UnitKey key;
    const QList<uint> codes = unit.toUcs4();
    qsizetype letters = 0;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        const Symbol symbol = m_tables.symbol(codes.at(i));
        if (symbol.role != Role::Letter || m_tables.letters[symbol.index].key == 0)
            return std::nullopt;
        const bool isLong = i + 1 < codes.size() && codes.at(i + 1) == U'ː';
        key.add(m_tables.letters[symbol.index].key, isLong);
        ++letters;
        if (isLong)
            ++i;
    }
    if (letters < 2 || letters > 3)
        return std::nullopt;
    return key;
}

Outcome TableReader::readUnits()
{
    const auto outcome =
        readTable(m_directory + "units.tsv"_L1, {u"language", u"unit"}, [this](TableRow &row) {
            const auto key = unitKey(row.field(1));
            if (!key) {
                row.refuse(1);
                return;
            }
            LanguageRules &rules = m_tables.languages[row.field(0).toLower()];
            if (rules.units.contains(*key))
                row.refuseTwice(1);
            rules.units.insert(*key);
            rules.listed = row.field(0) != "*"_L1;
        });
    if (outcome && !m_tables.languages.contains(u"*"_s))
        return tl::unexpected(u"%1units.tsv: no unit for “*”"_s.arg(m_directory));
    return outcome;
}

Outcome TableReader::readToneNumbers()
{
    return readTable(m_directory + "tonenumbers.tsv"_L1, {u"language", u"written", u"levels"},
                     [this](TableRow &row) {
                         const QList<uint> written = row.field(1).toUcs4();
                         if (written.size() != 1) {
                             row.refuse(1);
                             return;
                         }
                         ToneValue value;
                         for (const QChar level : row.field(2)) {
                             if (level == u'ˀ')
                                 value.glottalized = true;
                             else if (level >= u'1' && level <= u'5')
                                 value.digits.append(level);
                             else
                                 row.refuse(2);
                         }
                         auto &numbers = m_tables.languages[row.field(0).toLower()].toneNumbers;
                         if (numbers.contains(written.first()))
                             row.refuseTwice(1);
                         numbers.insert(written.first(), value);
                     });
}

/// A modifier letter on nothing is the letter that it is the superscript of.
void TableReader::completeMarks()
{
    for (MarkSign &mark : m_tables.marks) {
        if (QChar::category(mark.code) == QChar::Letter_Modifier)
            mark.alone = m_tables.variantOf(mark.code);
    }
}

/// A tag inherits from its primary subtag what is not a list of its own, and a language without a list of
/// units has the common one.
void TableReader::completeLanguages()
{
    const LanguageRules common = m_tables.languages.value(u"*"_s);
    const QHash<QString, LanguageRules> asRead = m_tables.languages;
    for (auto language = m_tables.languages.begin(); language != m_tables.languages.end(); ++language) {
        const LanguageRules primary = asRead.value(language.key().section(u'-', 0, 0));
        if (language->units.isEmpty())
            language->units = primary.units.isEmpty() ? common.units : primary.units;
        if (language->toneNumbers.isEmpty())
            language->toneNumbers = primary.toneNumbers;
        if (language->letterTwins.isEmpty())
            language->letterTwins = primary.letterTwins;
    }
}

} // namespace

tl::expected<IpaTables, QString> readIpaTables(const QString &directory)
{
    return TableReader(directory).read();
}

} // namespace phonoscope
