// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/acceptedforms.h"
#include "varianttest.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

namespace {

const VariantTables &tables()
{
    static const VariantTables loaded = need(VariantTables::load(ipaTables()));
    return loaded;
}

/// Words "spelling:ipa" parted by blanks.
QList<TranscribedWord> wordsOf(const QString &line)
{
    QList<TranscribedWord> words;
    for (const QString &word : line.split(u' ', Qt::SkipEmptyParts))
        words.append({word.section(u':', 0, 0), word.section(u':', 1)});
    return words;
}

/// Whether \a ipa is said as one of \a forms, equalities included.
bool accepts(const QList<WordForm> &forms, const QString &ipa, const QString &lang)
{
    const QList<Segment> said = cut(ipa, lang);
    return std::ranges::any_of(forms, [&](const WordForm &form) {
        return tables().equalities.countAs(said, cut(form.ipa, lang), nullptr, lang);
    });
}

QString listOf(const QList<WordForm> &forms)
{
    QStringList texts;
    for (const WordForm &form : forms)
        texts.append(form.ipa);
    return texts.join(u' ');
}

} // namespace

class AcceptedFormsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatIsRight_data();
    void acceptsWhatIsRight();
    void tellsWhyAFormIsAccepted();
    void spellingsOfOneWordHaveTheSameForms();
    void takesTheFormsSaidAlone();
    void doesNotGrowWords();
    void keepsItsPromises_data();
    void keepsItsPromises();
    void keepsToFewForms();
    void isFast();
};

void AcceptedFormsTest::acceptsWhatIsRight_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("word");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("right");

    const auto row = [](const char *name, const QString &lang, const QString &sentence, int word,
                        const QString &said, bool right = true) {
        QTest::newRow(name) << lang << sentence << word << said << right;
    };
    const QString us = u"en-US"_s;
    const QString gb = u"en-GB"_s;
    row("tomato, American", us, u"tomato:təmˈeɪɾoʊ"_s, 0, u"təmˈeɪtoʊ"_s);
    row("tomato, the other American way", us, u"tomato:təmˈeɪɾoʊ"_s, 0, u"təmˈɑːtoʊ"_s);
    row("tomato, British", gb, u"tomato:təmˈɑːtəʊ"_s, 0, u"təmˈɑːtəʊ"_s);
    row("tomato, American in a British lesson", gb, u"tomato:təmˈɑːtəʊ"_s, 0, u"təmˈeɪtəʊ"_s, false);
    row("read, present", us, u"read:ɹˈiːd"_s, 0, u"ɹˈɛd"_s);
    row("read, past", us, u"read:ɹˈɛd"_s, 0, u"ɹˈiːd"_s);
    row("read as red with a", us, u"read:ɹˈiːd"_s, 0, u"ɹˈæd"_s, false);
    row("record, the verb", us, u"record:ɹˈɛkɚd"_s, 0, u"ɹᵻkˈɔːɹd"_s);
    row("record, the noun", us, u"record:ɹᵻkˈɔːɹd"_s, 0, u"ɹˈɛkɚd"_s);
    row("tear, of the eye", us, u"tear:tˈɛɹ"_s, 0, u"tˈɪɹ"_s);
    row("tear, to rip", us, u"tear:tˈɪɹ"_s, 0, u"tˈɛɹ"_s);
    row("Polish of Poland", us, u"Polish:pˈɑːlɪʃ"_s, 0, u"pˈoʊlɪʃ"_s);
    row("polish of shoes", us, u"polish:pˈoʊlɪʃ"_s, 0, u"pˈɑːlɪʃ"_s);
    row("to, strong", us, u"to:tə be:bi"_s, 0, u"tˈuː"_s);
    row("to, weak", us, u"to:tuː"_s, 0, u"tə"_s);
    row("for, strong", us, u"for:fɚ you:juː"_s, 0, u"fˈɔːɹ"_s);
    row("for, weak", us, u"for:fɔːɹ"_s, 0, u"fɚ"_s);
    row("for, weak and linking", us, u"for:fɔːɹ an:ən"_s, 0, u"fɚɹ"_s);
    row("and, strong", us, u"and:ænd"_s, 0, u"ˈænd"_s);
    row("and, weak", us, u"and:ænd"_s, 0, u"ənd"_s);
    row("and, weakest", us, u"and:ænd"_s, 0, u"ən"_s);
    row("can, weak", us, u"can:kˈæn"_s, 0, u"kən"_s);
    row("can, strong", us, u"can:kən"_s, 0, u"kˈæn"_s);
    row("the, strong", us, u"the:ðə"_s, 0, u"ðˈiː"_s);
    row("the, before a vowel", us, u"the:ðə"_s, 0, u"ðɪ"_s);
    row("a, strong", us, u"a:ɐ"_s, 0, u"ˈeɪ"_s);
    row("a, weak", us, u"a:ˈeɪ"_s, 0, u"ə"_s);
    row("a, wrong", us, u"a:ɐ"_s, 0, u"ˈiː"_s, false);
    row("of, British strong", gb, u"of:əv"_s, 0, u"ˈɒv"_s);
    row("a content word is not weakened", us, u"tree:tɹˈiː"_s, 0, u"tɹə"_s, false);
    row("button with its t", us, u"button:bˈʌʔn̩"_s, 0, u"bˈʌtən"_s);
    row("button with t and a syllabic n", us, u"button:bˈʌʔn̩"_s, 0, u"bˈʌtn̩"_s);
    row("sure with one coloured vowel", us, u"sure:ʃˈʊɹ"_s, 0, u"ʃˈɜː"_s);
    row("bird has no ʊ", us, u"bird:bˈɜːd"_s, 0, u"bˈʊɹd"_s, false);
    row("bird has no ʌ", us, u"bird:bˈɜːd"_s, 0, u"bˈʌɹd"_s, false);
    row("family in two syllables", us, u"family:fˈæmɪli"_s, 0, u"fˈæmli"_s);
    row("below is not blow", us, u"below:bəlˈoʊ"_s, 0, u"blˈoʊ"_s, false);
    row("twenty without its t", us, u"twenty:twˈɛnti"_s, 0, u"twˈɛni"_s);
    row("intend has its t", us, u"intend:ɪntˈɛnd"_s, 0, u"ɪnˈɛnd"_s, false);
    row("for keeps its vowel before another word", us, u"for:fɚɹ an:ən"_s, 0, u"fɹ"_s, false);
    row("한국 keeps its h after another word", u"ko"_s, u"먹는:mˈʌk̚nɯn 한국:hˈɐnɡuk̚"_s, 1, u"ˈɐnɡuk̚"_s,
        false);
    row("t before a stressed vowel of the next word", us, u"at:æt all:ˈɔːl"_s, 0, u"æt"_s);
    row("three is not tree", us, u"three:θɹˈiː"_s, 0, u"tɹˈiː"_s, false);
    row("你好 as everybody says it", u"zh"_s, u"你:nˈi˨˩˦ 好:xˈɑu˨˩˦"_s, 0, u"nˈi˧˥"_s);
    row("the second third tone stays", u"zh"_s, u"你:nˈi˨˩˦ 好:xˈɑu˨˩˦"_s, 1, u"xˈɑu˧˥"_s, false);
    row("不是", u"zh"_s, u"不:pˈu˥˩ 是:ʂˈʅ˥˩"_s, 0, u"pˈu˧˥"_s);
    row("银行", u"zh"_s, u"银:jˈin˧˥ 行:ɕˈiŋ˧˥"_s, 1, u"xˈɑŋ˧˥"_s);
    row("行 alone", u"zh"_s, u"行:ɕˈiŋ˧˥"_s, 0, u"xˈɑŋ˧˥"_s, false);
    row("the particle は in a word", u"ja"_s, u"わたしは:wˌätäɕˈihä"_s, 0, u"wätäɕˈiwä"_s);
    row("the particle へ alone", u"ja"_s, u"がっこう:ɡäkkˈo̞ɯᵝ へ:hˈe̞"_s, 1, u"e̞"_s);
    row("독립 with both nasals", u"ko"_s, u"독립:dˈok̚ɾip"_s, 0, u"tˈoŋnip"_s);
    row("haben in one syllable and a half", u"de"_s, u"haben:hˈɑːbən"_s, 0, u"hˈaːbm̩"_s);
    row("ruhig as in the south", u"de"_s, u"ruhig:ʁˈuːɪç"_s, 0, u"ʁˈuːɪk"_s);
    row("ich is not ick", u"de"_s, u"ich:ɪç"_s, 0, u"ɪk"_s, false);
    row("petit without its schwa", u"fr"_s, u"petit:pətˈi"_s, 0, u"ptˈi"_s);
    row("你 with l", u"yue"_s, u"你:nˈei˩˧"_s, 0, u"lˈei˩˧"_s);
    row("an unknown language has what was given", u"tlh"_s, u"x:tɬˈɪn"_s, 0, u"tɬˈɪn"_s);
}

void AcceptedFormsTest::acceptsWhatIsRight()
{
    QFETCH(QString, lang);
    QFETCH(QString, sentence);
    QFETCH(int, word);
    QFETCH(QString, said);
    QFETCH(bool, right);
    const QList<WordForm> forms = acceptedForms(wordsOf(sentence), {}, lang, tables()).at(word);
    QVERIFY2(accepts(forms, said, lang) == right, qPrintable(listOf(forms)));
}

void AcceptedFormsTest::tellsWhyAFormIsAccepted()
{
    const auto forms = acceptedForms(wordsOf(u"read:ɹˈiːd to:tə"_s), {}, u"en-US", tables());
    QCOMPARE(forms.at(0),
             (QList<WordForm>{{u"ɹˈiːd"_s, FormSource::Context}, {u"ɹˈɛd"_s, FormSource::Dictionary}}));
    QVERIFY(forms.at(1).contains(WordForm{u"tˈuː"_s, FormSource::Strong}));
    const auto weak = acceptedForms(wordsOf(u"to:tˈuː"_s), {}, u"en-US", tables());
    QVERIFY(weak.at(0).contains(WordForm{u"tə"_s, FormSource::Weak}));
    const auto button = acceptedForms(wordsOf(u"button:bˈʌʔn̩"_s), {}, u"en-GB-x-none", tables());
    QCOMPARE(button.at(0).first().source, FormSource::Context);
    const auto third = acceptedForms(wordsOf(u"你:nˈi˨˩˦ 好:xˈɑu˨˩˦"_s), {}, u"zh", tables());
    QCOMPARE(third.at(0),
             (QList<WordForm>{{u"nˈi˨˩˦"_s, FormSource::Context}, {u"nˈi˧˥"_s, FormSource::Sandhi}}));
    const auto liked = acceptedForms(wordsOf(u"little:lˈɪɾəl"_s), {}, u"en-US", tables());
    QVERIFY(liked.at(0).contains(WordForm{u"lˈɪɾl̩"_s, FormSource::Notation}));
}

void AcceptedFormsTest::spellingsOfOneWordHaveTheSameForms()
{
    const auto colour = acceptedForms(wordsOf(u"colour:kˈʌlɚ"_s), {}, u"en-US", tables());
    const auto color = acceptedForms(wordsOf(u"color:kˈʌlɚ"_s), {}, u"en-US", tables());
    QVERIFY(accepts(colour.at(0), u"kˈʌlɚ"_s, u"en-US"_s));
    QVERIFY(accepts(color.at(0), u"kˈʌlɚ"_s, u"en-US"_s));
    for (const WordForm &form : colour.at(0))
        QVERIFY2(color.at(0).contains(form), qPrintable(form.ipa));
}

void AcceptedFormsTest::takesTheFormsSaidAlone()
{
    const auto words = wordsOf(u"x:bˈa y:ɡˈo"_s);
    const auto forms = acceptedForms(words, {u"bˈe"_s, QString()}, u"tlh", tables());
    QCOMPARE(forms.at(0),
             (QList<WordForm>{{u"bˈa"_s, FormSource::Context}, {u"bˈe"_s, FormSource::Isolated}}));
    QCOMPARE(forms.at(1), (QList<WordForm>{{u"ɡˈo"_s, FormSource::Context}}));
    // The name of a letter is not the word.
    QCOMPARE(acceptedForms(words, {u"biaɡudo"_s, QString()}, u"tlh", tables()).at(0).size(), 1);
    // Stress alone makes no other form.
    QCOMPARE(acceptedForms(words, {u"ba"_s, u"ɡo"_s}, u"tlh", tables()).at(0).size(), 1);
    QCOMPARE(acceptedForms({}, {}, u"en-US", tables()).size(), 0);
}

/// Rewrites that undo and outdo each other must not pile up sounds.
void AcceptedFormsTest::doesNotGrowWords()
{
    for (const QString &word : {u"better:bˈɛɾɚ"_s, u"fire:fˈaɪɚ"_s, u"hurry:hˈɜːɹi"_s, u"cure:kjˈʊɹ"_s,
                                u"worrier:wˈʌɹiɚ"_s, u"hour:ˈaʊɚ"_s}) {
        const QList<WordForm> forms = acceptedForms(wordsOf(word), {}, u"en-US", tables()).first();
        QVERIFY(!listOf(forms).contains(u"ɹɹ"_s));
        QVERIFY2(forms.size() < maxWordForms, qPrintable(listOf(forms)));
    }
}

void AcceptedFormsTest::keepsItsPromises_data()
{
    QTest::addColumn<QString>("lang");
    QTest::addColumn<QString>("sentence");

    // The expected word of every example of the tables, and words that have many forms.
    for (const char *name : {"equalities", "rewrites"}) {
        const TsvTable table = need(readTsv(u":/phonoscope/variants/%1.tsv"_s.arg(QLatin1StringView(name))));
        QMap<QString, QStringList> words;
        for (const QStringList &row : table.rows)
            words[row[0]].append(u"x:"_s + readExample(row.last()).expected);
        for (auto it = words.cbegin(); it != words.cend(); ++it)
            QTest::addRow("%s of %s", name, qPrintable(it.key())) << it.key() << it.value().join(u' ');
    }
    QTest::newRow("function words")
        << u"en-US"_s
        << u"the:ðə cat:kˈæt and:ænd a:ɐ dog:dˈɔɡ can:kæn go:ɡˈoʊ to:tə their:ðɛɹ house:hˈaʊs"_s;
    QTest::newRow("many places to rewrite")
        << u"en-US"_s << u"x:ˈələnəməlˈɚɚɹənʃˈʊɹəlˈɪntətˈuːnˈəlˈənˈəmˈəlˈən"_s;
    QTest::newRow("as long as a text may be") << u"en-US"_s << u"x:"_s + u"bələn"_s.repeated(15'000);
    QTest::newRow("symbols that nobody knows") << u"en-US"_s
                                               << u"read:§ to:"
                                                  "12 x:☃"_s;
    QTest::newRow("no sound at all") << u"en-US"_s << u"read:ˈ to:_"_s;
}

void AcceptedFormsTest::keepsItsPromises()
{
    QFETCH(QString, lang);
    QFETCH(QString, sentence);
    const QList<TranscribedWord> words = wordsOf(sentence);
    const QList<QList<WordForm>> forms = acceptedForms(words, {}, lang, tables());
    QCOMPARE(forms.size(), words.size());
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QList<WordForm> &list = forms[i];
        QVERIFY(!list.isEmpty() && list.size() <= maxWordForms);
        QCOMPARE(list.first(), (WordForm{words[i].ipa, FormSource::Context}));
        const QStringList given = Tokenizer::cut(words[i].ipa, lang, *ipaTables()).unknownSymbols;
        for (qsizetype a = 0; a < list.size(); ++a) {
            QVERIFY(!list[a].ipa.isEmpty());
            QVERIFY(a == 0 || list[a].source != FormSource::Context);
            for (const QString &symbol : Tokenizer::cut(list[a].ipa, lang, *ipaTables()).unknownSymbols)
                QVERIFY2(given.contains(symbol), qPrintable(list[a].ipa));
            for (qsizetype b = 0; b < a; ++b)
                QVERIFY2(!areSameSounds(cut(list[a].ipa, lang), cut(list[b].ipa, lang)),
                         qPrintable(listOf(list)));
        }
    }
}

void AcceptedFormsTest::keepsToFewForms()
{
    const auto words = wordsOf(u"and:ænd"_s);
    const QList<WordForm> all = acceptedForms(words, {}, u"en-US", tables()).first();
    QVERIFY(all.size() > 3);
    QCOMPARE(acceptedForms(words, {}, u"en-US", tables(), 3).first(), all.first(3));
    QCOMPARE(acceptedForms(words, {}, u"en-US", tables(), 1).first(), all.first(1));
}

void AcceptedFormsTest::isFast()
{
    const auto words = wordsOf(u"I:aɪ can:kæn read:ɹˈiːd a:ɐ little:lˈɪɾəl book:bˈʊk about:ɐbˌaʊt the:ðə "
                               "American:ɐmˈɛɹɪkən family:fˈæmɪli"_s);
    QElapsedTimer timer;
    qint64 best = std::numeric_limits<qint64>::max();
    qsizetype count = 0;
    for (int attempt = 0; attempt < 50; ++attempt) {
        timer.start();
        const auto forms = acceptedForms(words, {}, u"en-US", tables());
        best = std::min(best, timer.nsecsElapsed());
        count = 0;
        for (const QList<WordForm> &list : forms)
            count += list.size();
    }
    qInfo("a sentence of %lld words with %lld forms takes %.0f µs", static_cast<long long>(words.size()),
          static_cast<long long>(count), static_cast<double>(best) / 1000.0);
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    QVERIFY(best < 5'000'000);
#endif
}

QTEST_GUILESS_MAIN(AcceptedFormsTest)
#include "tst_acceptedforms.moc"
