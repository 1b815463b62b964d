// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ipa/tokenizerfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsRunningIpa_data();
    void cutsRunningIpa();
    void takesTwinsAsEqual_data();
    void takesTwinsAsEqual();
    void keepsContrastsApart_data();
    void keepsContrastsApart();
    void recordsStressOnTheVowel_data();
    void recordsStressOnTheVowel();
    void readsFeatures();
    void readsTones_data();
    void readsTones();
    void reportsUnknownSymbols_data();
    void reportsUnknownSymbols();
    void countsWords_data();
    void countsWords();

private:
    TokenizerFixture m_tokenizer;
};

void TestTokenizer::cutsRunningIpa_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const QString &ipa, const QString &language,
                        const QString &expected) { QTest::newRow(name) << ipa << language << expected; };
    const QString none;
    row("the example of the contract", u"aɪ θˈɪŋk θɹˈiː fɹˈiː tɹˈiːz"_s, u"en-US"_s,
        u"aɪ | θ ɪ ŋ k | θ ɹ iː | f ɹ iː | t ɹ iː z"_s);
    row("nothing", {}, none, {});
    row("blanks alone", u" \t\n\u00a0 "_s, none, {});
    row("English diphthongs", u"eɪ aɪ ɔɪ aʊ oʊ əʊ"_s, u"en-US"_s, u"eɪ | aɪ | ɔɪ | aʊ | oʊ | əʊ"_s);
    row("British centring diphthongs and triphthongs", u"nɪə faɪə"_s, u"en-GB"_s, u"n ɪə | f aɪə"_s);
    row("American idea has two syllables", u"aɪdˈiːə mˈiːdiə"_s, u"en-US"_s, u"aɪ d iː ə | m iː d i ə"_s);
    row("without a language vowels stay apart", u"aɪ"_s, none, u"a ɪ"_s);
    row("without a language affricates join", u"tʃ kxa tɬ"_s, none, u"tʃ | kx a | tɬ"_s);
    row("English cats ends in two sounds", u"kæts"_s, u"en-US"_s, u"k æ t s"_s);
    row("German Katze has an affricate", u"katsə"_s, u"de"_s, u"k a ts ə"_s);
    row("a region falls back to its language", u"katsə ɔʏ"_s, u"de-AT"_s, u"k a ts ə | ɔʏ"_s);
    row("the tag's case and underscore do not matter", u"aɪ"_s, u"EN_us"_s, u"aɪ"_s);
    row("a language without a list has the common one", u"tsa aɪ"_s, u"ka"_s, u"ts a | a ɪ"_s);
    row("ligatures", u"ʦʣʧʤʨʥ"_s, none, u"ʦ ʣ ʧ ʤ ʨ ʥ"_s);
    row("tie above", u"t\u0361ʃa"_s, none, u"t\u0361ʃ a"_s);
    row("tie below", u"t\u035cʃa"_s, none, u"t\u035cʃ a"_s);
    row("ties join vowels too", u"ka\u0361ɪt"_s, none, u"k a\u0361ɪ t"_s);
    row("a tie after a mark", u"t\u032a\u0361s\u032aa"_s, none, u"t\u032a\u0361s\u032a a"_s);
    row("a dangling tie stays with its letter", u"t\u0361 a"_s, none, u"t\u0361 | a"_s);
    row("a tied pair does not swallow a third", u"at\u0361ʃɪ"_s, u"en"_s, u"a t\u0361ʃ ɪ"_s);
    row("a unit with marks on its parts", u"t\u032as\u032aa ɐ\u0303ʊ\u0303"_s, u"pt"_s,
        u"t\u032as\u032a a | ɐ\u0303ʊ\u0303"_s);
    row("a long affricate", u"tsːa tʃʲʰ"_s, u"it"_s, u"tsː a | tʃʲʰ"_s);
    row("an aspirated stop ends before a fricative", u"tʰsa"_s, none, u"tʰ s a"_s);
    row("a long vowel is no first half", u"aːɪ aɪ"_s, u"en"_s, u"aː ɪ | aɪ"_s);
    row("a long first half where the language has it", u"taːɪ"_s, u"vi"_s, u"t aːɪ"_s);
    row("non-syllabic vowels join in any language", u"aɪ\u032f e\u032fa u\u032fai\u032f"_s, none,
        u"aɪ\u032f | e\u032fa | u\u032fai\u032f"_s);
    row("a full vowel after a diphthong stays apart", u"aɪ\u032fa"_s, none, u"aɪ\u032f a"_s);
    row("a stress mark parts a diphthong", u"aˈɪ"_s, u"en"_s, u"a ɪ"_s);
    row("a syllable dot parts a diphthong and an affricate", u"a.ɪ t.ʃ"_s, u"en"_s, u"a ɪ | t ʃ"_s);
    row("a syllable dot is no sound", u"wɔ.tə"_s, u"en"_s, u"w ɔ t ə"_s);
    row("a mark after a dot belongs to the letter before", u"a.ːb"_s, none, u"a.ː b"_s);
    row("length and marks in any order", u"kːʰa kʰːa"_s, none, u"kːʰ a | kʰː a"_s);
    row("superscripts bind to the left", u"atʰ kʷa ŋˀa"_s, none, u"a tʰ | kʷ a | ŋˀ a"_s);
    row("prenasals bind to the right at a start", u"ⁿda ᵐba ᵑɡa"_s, none, u"ⁿd a | ᵐb a | ᵑɡ a"_s);
    row("prenasals bind to the right after a vowel", u"aⁿda"_s, none, u"a ⁿd a"_s);
    row("a nasal release binds to the left", u"atⁿ"_s, none, u"a tⁿ"_s);
    row("a preglottal binds to the right", u"ˀba aˀba"_s, none, u"ˀb a | a ˀb a"_s);
    row("preaspiration binds to the right", u"ʰpa aʰpa"_s, none, u"ʰp a | a ʰp a"_s);
    row("a superscript after a vowel with no consonant after it", u"aʰ aʰi aˀ"_s, none, u"aʰ | aʰ i | aˀ"_s);
    row("two marks that bind to the right", u"ˀⁿda"_s, none, u"ˀⁿd a"_s);
    row("stress before the right-binding mark", u"ˈⁿda"_s, none, u"ⁿd a"_s);
    row("precomposed and decomposed letters", u"çã c\u0327a\u0303"_s, none, u"ç ã | c\u0327 a\u0303"_s);
    row("tone letters are one segment", u"ma˥˩ ma˨˩˦"_s, none, u"m a ˥˩ | m a ˨˩˦"_s);
    row("superscripts of two Unicode blocks are one run", u"ma²¹⁴ ma⁵⁵"_s, none, u"m a ²¹⁴ | m a ⁵⁵"_s);
    row("digits are tones", u"ma35ni"_s, none, u"m a 35 n i"_s);
    row("a glottal break inside and after a tone", u"ma˧ˀ˥ ma˨˩ˀ na˨˩ˀda"_s, u"vi"_s,
        u"m a ˧ˀ˥ | m a ˨˩ˀ | n a ˨˩ˀ d a"_s);
    row("a tone accent belongs to its vowel", u"ma\u0301 má"_s, none, u"m a\u0301 | m á"_s);
    row("espeak's third tone", u"tiɛɜŋ maɜ"_s, u"vi"_s, u"t iɛ ɜ ŋ | m a ɜ"_s);
    row("espeak's third tone after a final consonant", u"onɡɜ"_s, u"yue"_s, u"o n ɡ ɜ"_s);
    row("the vowel ɜ elsewhere", u"bɜːd"_s, u"en"_s, u"b ɜː d"_s);
    row("the vowel ɜ in a language with that tone", u"kɜn"_s, u"yue"_s, u"k ɜ n"_s);
    row("boundaries", u"a_b # c + d"_s, none, u"a _ | b # | c + | d"_s);
    row("brackets are dropped", u"/θɹiː/ [tɹiː] (ə)"_s, none, u"θ ɹ iː | t ɹ iː | ə"_s);
    row("punctuation is dropped", u"“haʊ, juː?!” wɛl; jɛs… noʊ."_s, u"en-US"_s,
        u"h aʊ | j uː | w ɛ l | j ɛ s | n oʊ"_s);
    row("a question mark that is a glottal stop", u"?ɑ ??"_s, u"da"_s, u"? ɑ | ?"_s);
    row("a dash parts words", u"a — b – c"_s, none, u"a | b | c"_s);
    row("a lone hyphen is no sound", u"a - b"_s, none, u"a | b"_s);
    row("a linking sign joins words", u"lez‿ami"_s, u"fr"_s, u"l e z a m i"_s);
    row("typewriter stress", u"'θɹiː ə'baʊt ,ɪnfə'meɪʃn"_s, u"en"_s,
        u"θ ɹ iː | ə b aʊ t | ɪ n f ə m eɪ ʃ n"_s);
    row("an apostrophe that is an ejective", u"k'a t’a kʼa"_s, none, u"k' a | t’ a | kʼ a"_s);
    row("an apostrophe that is stress in English", u"ɪk'splɔː"_s, u"en"_s, u"ɪ k s p l ɔː"_s);
    row("invisible characters", u"\ufeffa\u200bb\u00adc"_s, none, u"a b c"_s);
    row("letters outside the basic plane", u"\U0001DF0Aa"_s, none, u"\U0001DF0A a"_s);
    row("a mark on nothing is kept", u"ː \u0303"_s, none, u"ː | \u0303"_s);
    row("a modifier letter on nothing is a sound", u"ʲa ʰ"_s, none, u"ʲ a | ʰ"_s);
    row("an unknown symbol is kept", u"a€b"_s, none, u"a € b"_s);
    row("an unknown mark is kept with its letter", u"a\u0489b"_s, none, u"a\u0489 b"_s);
}

void TestTokenizer::cutsRunningIpa()
{
    QFETCH(const QString, ipa);
    QFETCH(const QString, language);
    QFETCH(const QString, expected);
    QCOMPARE(m_tokenizer.cut(ipa, language), expected);
}

void TestTokenizer::takesTwinsAsEqual_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("language");

    const auto row = [](const char *name, const QString &one, const QString &other,
                        const QString &language = {}) { QTest::newRow(name) << one << other << language; };
    row("g and ɡ", u"g"_s, u"ɡ"_s);
    row("turned e and schwa", u"ǝ"_s, u"ə"_s);
    row("dotless i", u"ı"_s, u"i"_s);
    row("l with stroke and l with tilde", u"ł"_s, u"ɫ"_s);
    row("velarized l", u"ɫ"_s, u"lˠ"_s);
    row("velarized l by overlay", u"ɫ"_s, u"l\u0334"_s);
    row("colon for length", u"a:"_s, u"aː"_s);
    row("Greek epsilon", u"ε"_s, u"ɛ"_s);
    row("Greek and Latin chi", u"ꭓ"_s, u"χ"_s);
    row("precomposed tilde", u"ũ"_s, u"u\u0303"_s);
    row("precomposed diaeresis", u"ä"_s, u"a\u0308"_s);
    row("two marks precomposed", u"ṹ"_s, u"u\u0301\u0303"_s);
    row("cedilla", u"ç"_s, u"c\u0327"_s);
    row("cedilla and a further mark", u"ḉ"_s, u"c\u0327\u0301"_s);
    row("r-coloured schwa", u"ɚ"_s, u"ə˞"_s);
    row("r-coloured open-mid vowel", u"ɝː"_s, u"ɜː˞"_s);
    row("ligature and letters", u"ʧ"_s, u"tʃ"_s);
    row("ligature and tie above", u"ʧ"_s, u"t\u0361ʃ"_s);
    row("ligature and tie below", u"ʨʰ"_s, u"t\u035cɕʰ"_s);
    row("voiced ligature", u"ʣ"_s, u"dz"_s);
    row("retroflex affricate with a plain stop", u"tʂ"_s, u"ʈʂ"_s);
    row("marks on either half of an affricate", u"t\u032as\u032a"_s, u"ts\u032a"_s);
    row("length and aspiration in any order", u"kːʰ"_s, u"kʰː"_s);
    row("a mark written twice", u"tʲʲ"_s, u"tʲ"_s);
    row("marks without a feature in any order", u"a\u0339\u0318"_s, u"a\u0318\u0339"_s);
    row("ring above and below", u"ŋ\u030a"_s, u"ŋ\u0325"_s);
    row("syllabic above and below", u"n\u030d"_s, u"n\u0329"_s);
    row("ejective apostrophe", u"k'"_s, u"kʼ"_s);
    row("prenasal by any letter", u"ⁿb"_s, u"ᵐb"_s);
    row("a glide marked or not", u"aɪ\u032f"_s, u"aɪ"_s, u"en"_s);
    row("a tied diphthong and a bare one", u"a\u0361ɪ"_s, u"aɪ"_s, u"en"_s);
    row("the keyboard r in English", u"r"_s, u"ɹ"_s, u"en-US"_s);
    row("retired iota", u"ɩ"_s, u"ɪ"_s);
    row("Americanist hacek", u"š"_s, u"ʃ"_s);
    row("Americanist hacek decomposed", u"s\u030c"_s, u"ʃ"_s);
    row("the caron of an affricate", u"č"_s, u"tʃ"_s);
    row("superscript tone and tone letters", u"⁵¹"_s, u"˥˩"_s);
    row("tone digits and tone letters", u"35"_s, u"˧˥"_s);
    row("a level tone once or twice", u"˥"_s, u"⁵⁵"_s);
    row("Vietnamese ngã by number", u"5"_s, u"˧ˀ˥"_s, u"vi"_s);
    row("Vietnamese sắc as espeak writes it", u"aɜ"_s, u"a˧˥"_s, u"vi"_s);
    row("Jyutping tone", u"6"_s, u"˨"_s, u"yue"_s);
    row("a syllable break inside", u"a.ː"_s, u"aː"_s);
    row("a modifier letter on nothing", u"ʲ"_s, u"j"_s);
    row("the same unknown symbol", u"€"_s, u"€"_s);
}

void TestTokenizer::takesTwinsAsEqual()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QFETCH(const QString, language);
    const Segmentation first = m_tokenizer->tokenize(one, language);
    const Segmentation second = m_tokenizer->tokenize(other, language);
    QVERIFY(!first.segments.isEmpty());
    QCOMPARE(first.segments.size(), second.segments.size());
    for (qsizetype i = 0; i < first.segments.size(); ++i) {
        QCOMPARE(first.segments.at(i).id, second.segments.at(i).id);
        QCOMPARE(first.segments.at(i).features, second.segments.at(i).features);
    }
    QCOMPARE(m_tokenizer.cut(one, language).remove(u' '), one); // untouched for display
}

void TestTokenizer::keepsContrastsApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("r and ɹ without a language") << u"r"_s << u"ɹ"_s;
    QTest::newRow("dental and alveolar") << u"t\u032a"_s << u"t"_s;
    QTest::newRow("long and short") << u"iː"_s << u"i"_s;
    QTest::newRow("dental fricatives") << u"s\u032a"_s << u"θ"_s;
    QTest::newRow("apical vowels") << u"ɿ"_s << u"ʅ"_s;
    QTest::newRow("the Swedish sj sound and x") << u"ɧ"_s << u"x"_s;
    QTest::newRow("aspirated and preaspirated") << u"ʰp"_s << u"pʰ"_s;
    QTest::newRow("glottalized and preglottalized") << u"ˀb"_s << u"bˀ"_s;
    QTest::newRow("two unknown symbols") << u"€"_s << u"☃"_s;
    QTest::newRow("tones") << u"˧˥"_s << u"˥˧"_s;
    QTest::newRow("tone accents") << u"á"_s << u"à"_s;
    QTest::newRow("superscript h is no h") << u"tʰ"_s << u"th"_s;
    QTest::newRow("boundaries") << u"+"_s << u"#"_s;
}

void TestTokenizer::keepsContrastsApart()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const Segmentation first = m_tokenizer->tokenize(one);
    const Segmentation second = m_tokenizer->tokenize(other);
    QCOMPARE(first.segments.size(), 1);
    QVERIFY(first.segments.size() != second.segments.size() ||
            first.segments.first().id != second.segments.first().id);
}

void TestTokenizer::recordsStressOnTheVowel_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("expected"); // 0, 1 or 2 for each segment
    QTest::newRow("espeak's place") << u"θɹˈiː"_s << u"002"_s;
    QTest::newRow("the textbook's place") << u"ˈθɹiː"_s << u"002"_s;
    QTest::newRow("secondary and primary") << u"ˌɪnfəˈmeɪʃn"_s << u"10000200"_s;
    QTest::newRow("typewriter marks") << u",ɪnfə'meɪʃn"_s << u"10000200"_s;
    QTest::newRow("a comma before a blank is punctuation") << u"ɪn, fə"_s << u"0000"_s;
    QTest::newRow("a syllabic consonant") << u"ˈkn\u0329t"_s << u"020"_s;
    QTest::newRow("a word without a vowel keeps its mark") << u"ˈpst"_s << u"200"_s;
    QTest::newRow("stress does not leave its word") << u"ˈps at"_s << u"2000"_s;
    QTest::newRow("stress before a blank belongs to nothing") << u"aˈ ba"_s << u"000"_s;
    QTest::newRow("two marks in a row: the stronger") << u"ˌˈba"_s << u"02"_s;
    QTest::newRow("two marks before one vowel: the stronger") << u"ˈtˌa"_s << u"02"_s;
}

void TestTokenizer::recordsStressOnTheVowel()
{
    QFETCH(const QString, ipa);
    QFETCH(const QString, expected);
    QString stresses;
    for (const Segment &segment : m_tokenizer->tokenize(ipa, u"en").segments)
        stresses += QString::number(int(segment.stress));
    QCOMPARE(stresses, expected);
}

void TestTokenizer::readsFeatures()
{
    const auto only = [this](QStringView ipa, QStringView language = {}) {
        const Segmentation result = m_tokenizer->tokenize(ipa, language);
        return result.segments.size() == 1 ? result.segments.first().features : Features{};
    };
    const Features theta = only(u"θ");
    QCOMPARE(theta.place, Place::Dental);
    QCOMPARE(theta.manner, Manner::Fricative);
    QVERIFY(!theta.voiced);
    QCOMPARE(only(u"ʧ"), only(u"tʃ"));
    QCOMPARE(only(u"tʃ").manner, Manner::Affricate);
    QCOMPARE(only(u"tʃ").place, Place::Postalveolar);
    QCOMPARE(only(u"tɬ").manner, Manner::LateralAffricate);
    QCOMPARE(only(u"k\u0361p").place, Place::LabialVelar);
    QCOMPARE(only(u"pf").place, Place::Labiodental);
    QVERIFY(!only(u"n\u0325").voiced);
    QVERIFY(only(u"s\u032c").voiced);
    QCOMPARE(only(u"ⁿd").marks, Marks(Mark::Prenasalized));
    QCOMPARE(only(u"ɚ").marks, Marks(Mark::Rhotic));
    const Features diphthong = only(u"aɪ", u"en");
    QCOMPARE(diphthong.vowelCount, 2);
    QCOMPARE(diphthong.vowels[1], (VowelQuality{5, 1, false}));
    QCOMPARE(only(u"u\u032fai\u032f").vowelCount, 3);
}

void TestTokenizer::readsTones_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("levels");
    QTest::addColumn<bool>("glottalized");
    QTest::newRow("falling") << u"˥˩"_s << QString() << u"51"_s << false;
    QTest::newRow("dipping") << u"²¹⁴"_s << u"zh"_s << u"214"_s << false;
    QTest::newRow("Vietnamese ngã") << u"˧ˀ˥"_s << u"vi"_s << u"35"_s << true;
    QTest::newRow("Vietnamese nặng") << u"˨˩ˀ"_s << u"vi"_s << u"21"_s << true;
    QTest::newRow("Vietnamese hỏi by number") << u"4"_s << u"vi"_s << u"313"_s << false;
    QTest::newRow("Jyutping 2") << u"2"_s << u"yue"_s << u"25"_s << false;
    QTest::newRow("Pinyin 3") << u"3"_s << u"zh"_s << u"214"_s << false;
    QTest::newRow("a level without a language") << u"3"_s << QString() << u"3"_s << false;
    QTest::newRow("a number that is no level") << u"7"_s << QString() << QString() << false;
    QTest::newRow("levels past the fifth add nothing") << u"123451"_s << QString() << u"12345"_s << false;
}

void TestTokenizer::readsTones()
{
    QFETCH(const QString, ipa);
    QFETCH(const QString, language);
    QFETCH(const QString, levels);
    QFETCH(const bool, glottalized);
    const Segmentation result = m_tokenizer->tokenize(ipa, language);
    QCOMPARE(result.segments.size(), 1);
    const Features &tone = result.segments.first().features;
    QCOMPARE(tone.kind, SegmentKind::Tone);
    QString read;
    for (std::size_t i = 0; i < tone.toneCount; ++i)
        read += QString::number(tone.tone[i]);
    QCOMPARE(read, levels);
    QCOMPARE(tone.marks.testFlag(Mark::Glottalized), glottalized);
    QVERIFY(result.segments.first().known);
}

void TestTokenizer::reportsUnknownSymbols_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QStringList>("unknown");
    QTest::addColumn<int>("segments");
    const QChar highSurrogate(0xD83D);
    QTest::newRow("none") << u"/θɹiː/"_s << QStringList() << 3;
    QTest::newRow("each once, in order") << u"€a☃€"_s << QStringList{u"€"_s, u"☃"_s} << 4;
    QTest::newRow("an emoji is one symbol") << u"a\U0001F600"_s << QStringList{u"\U0001F600"_s} << 2;
    QTest::newRow("a lone surrogate")
        << QString(highSurrogate) + u'a' << QStringList{QString(highSurrogate)} << 2;
    QTest::newRow("NUL") << u"a"_s + QChar(0) << QStringList{QString(QChar(0))} << 2;
    QTest::newRow("capitals") << u"Eb"_s << QStringList{u"E"_s} << 2;
    QTest::newRow("a mark on nothing") << u"ː \u0303"_s << QStringList{u"ː"_s, u"\u0303"_s} << 2;
    QTest::newRow("an unknown mark") << u"a\u0489"_s << QStringList{u"\u0489"_s} << 1;
}

void TestTokenizer::reportsUnknownSymbols()
{
    QFETCH(const QString, ipa);
    QFETCH(const QStringList, unknown);
    QFETCH(const int, segments);
    const Segmentation result = m_tokenizer->tokenize(ipa);
    QCOMPARE(result.unknownSymbols, unknown);
    QCOMPARE(result.segments.size(), segments);
    const bool anyUnknown = std::ranges::any_of(result.segments, [](const Segment &s) { return !s.known; });
    QCOMPARE(anyUnknown, !unknown.isEmpty());
}

void TestTokenizer::countsWords_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<int>("words");
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("one") << u"a"_s << 1;
    QTest::newRow("blanks at the ends and twice inside") << u"  a   b "_s << 2;
    QTest::newRow("a bracket alone is no word") << u"/ a / b /"_s << 2;
    QTest::newRow("boundaries part words but are none") << u"a_b # c"_s << 3;
    QTest::newRow("a morpheme boundary parts no word") << u"a+b"_s << 1;
    QTest::newRow("groups part words") << u"a|b‖c"_s << 3;
}

void TestTokenizer::countsWords()
{
    QFETCH(const QString, ipa);
    QFETCH(const int, words);
    const Segmentation result = m_tokenizer->tokenize(ipa);
    QCOMPARE(result.wordCount, words);
    if (words > 0)
        QCOMPARE(result.segments.last().word, words - 1);
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
