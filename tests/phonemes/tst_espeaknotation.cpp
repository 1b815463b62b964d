// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/tsv.h"
#include "core/phonemes/espeak/espeaknotation.h"
#include "core/phonemes/languages.h"
#include "core/phonemes/textwords.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class EspeakNotationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsClauses_data();
    void readsClauses();
    void repairsPhones_data();
    void repairsPhones();
    void readsTonesInFull();
    void repairsEveryPhoneOfTheInventory();
    void namesOnlyLanguagesThatExist();

private:
    EspeakNotation m_notation;
};

static QString joined(const QList<EspeakPhone> &phones)
{
    QString text;
    for (const EspeakPhone &phone : phones) {
        if (!text.isEmpty())
            text += phone.wordStart ? u" "_s : u"_"_s;
        text += phone.foreign ? u"<"_s + phone.text + u">"_s : phone.text;
    }
    return text;
}

void EspeakNotationTest::initTestCase()
{
    auto notation = EspeakNotation::load();
    QVERIFY2(notation.has_value(), notation ? "" : qPrintable(notation.error()));
    m_notation = *std::move(notation);
}

void EspeakNotationTest::readsClauses_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("phones");

    QTest::newRow("phones and words") << u"aɪ θ_ˈɪ_ŋ_k"_s << u"aɪ θ_ˈɪ_ŋ_k"_s;
    QTest::newRow("empty phones are dropped") << u"_b_ə__ˈa_x_ _"_s << u"b_ə_ˈa_x"_s;
    QTest::newRow("a foreign word") << u"(en)_h_ə_(ru) mʲ_ˈi_r"_s << u"<h>_<ə> mʲ_ˈi_r"_s;
    QTest::newRow("from one foreign language to the next")
        << u"(ko)_ˈɐ_(hi) n_ə_(en-us) ˌoʊ"_s << u"<ˈɐ> <n>_<ə> ˌoʊ"_s;
    QTest::newRow("a marker whose own name is a table's") << u"v (en)_h_(vi-sgn)_ ʝ"_s << u"v <h> ʝ"_s;
    QTest::newRow("a marker without an end ends the clause") << u"a_(en"_s << u"a"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void EspeakNotationTest::readsClauses()
{
    QFETCH(QString, clause);
    QFETCH(QString, phones);
    QCOMPARE(joined(parseClause(clause.toUtf8())), phones);
}

void EspeakNotationTest::repairsPhones_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("ipa");
    const auto row = [](const char *name, const QString &language, const QString &clause,
                        const QString &ipa) { QTest::newRow(name) << language << clause << ipa; };

    row("English stays as it is", u"en-US"_s, u"t_ˈɜː_ɾ_ɚ"_s, u"t_ˈɜː_ɾ_ɚ"_s);
    row("German r and vocalised r", u"de"_s, u"f_ˈɑː_t_ɜ r_ˈaɪ_ç f_yː_ɾ"_s, u"f_ˈɑː_t_ɐ ʁ_ˈaɪ_ç f_yː_ʁ"_s);
    row("German diphthong and glottal stop", u"de"_s, u"ˈɔø_ɜ ??_a"_s, u"ˈɔʏ_ɐ ʔ_a"_s);
    row("French schwa", u"fr"_s, u"l_e-_z l_ə-"_s, u"l_e_z l_ə"_s);
    row("French glide before i only", u"fr"_s, u"n_y_ˈi t_y i_l"_s, u"n_ɥ_ˈi t_y i_l"_s);
    row("a region takes its language's rows", u"fr-BE"_s, u"l_ə-"_s, u"l_ə"_s);
    row("Brazil", u"pt-BR"_s, u"l_ˈeɪ_tʃ_y k_ˈa_z_æ x_ˈu_æ p_r_ˈa"_s, u"l_ˈeɪ_tʃ_ɪ k_ˈa_z_ɐ ʁ_ˈu_ɐ p_ɾ_ˈa"_s);
    row("Portuguese final m", u"pt"_s, u"b_ˈo_ŋ b_ˈɐ̃_ŋ_k_ʊ"_s, u"b_ˈõ b_ˈɐ̃_ŋ_k_ʊ"_s);
    row("Italian final vowels", u"it"_s, u"ʎ_ɪ r_o_ss_ʊ"_s, u"ʎ_i r_o_sː_u"_s);
    row("Swedish sj", u"sv"_s, u"sx_ˈʉ_k"_s, u"ɧ_ˈʉ_k"_s);
    row("Russian", u"ru"_s, u"m_ˈy ɭʲ_u\"_x_ɭ r_ɪ^ tʃʲ_ˈɑ"_s, u"m_ˈɨ lʲ_ʉ_x_ɫ r_ɪ tɕ_ˈɑ"_s);
    row("Turkish", u"tr"_s, u"d_aː_ˈɯɯ"_s, u"d_aː_ˈɯː"_s);
    row("Korean aspiration and tension", u"ko"_s, u"q-_ˈi_tʃ_h_i_n kh_ph_th t-_a tɕ_h_i"_s,
        u"k͈_ˈi_tɕʰ_i_n kʰ_pʰ_tʰ t͈_a tɕʰ_i"_s);
    row("Korean ends of syllables", u"ko"_s, u"d_ˈo_q_ɾ_i_p n_q_u t-"_s, u"d_ˈo_k̚_ɾ_i_p n_ɡ_u t̚"_s);
    row("Hindi", u"hi"_s, u"l_ˈʌ_r. cʰcʰ_ʈʈ c_ˈaː ɟʰ_ə"_s, u"l_ˈʌ_ɽ tʃːʰ_ʈː tʃ_ˈaː dʒʰ_ə"_s);
    row("Vietnamese", u"vi"_s, u"ŋ_ˈyə2_j_ m_ˈi5_ v_ˈiɛ6_t̪_ t_ˈo_j"_s,
        u"ŋ_ˈɯə˨˩_j m_ˈi˧ˀ˥ v_ˈiə˨˩ˀ_t̪ tʰ_ˈo˧_j"_s);
    row("Vietnamese sắc is written as a vowel", u"vi"_s, u"t̪_ˈiɛɜ_ŋ x_w_ˈɛ4 tʃ_ˈa7_m"_s,
        u"t̪_ˈiə˧˥_ŋ x_w_ˈɛ˧˩˧ tɕ_ˈa˧_m"_s);
    row("Vietnamese final c and ch", u"vi"_s, u"k_ˌaːɜ_c ˈe-ɜ_c v_ˈiɛ6_c"_s,
        u"k_ˌaː˧˥_k ˈɛ̆˧˥_c v_ˈiə˨˩ˀ_k"_s);
    row("southern tones and glides", u"vi-VN-x-south"_s, u"b_ˈə-_ m_ˈi5_ b_ˈɔ-6"_s,
        u"ɓ_ˈəːj˧ m_ˈi˨˩˦ ɓ_ˈoj˨˩˨"_s);
    row("English words in Vietnamese have no tone", u"vi"_s, u"(en)_h_ə_(vi) ˈo"_s, u"<h>_<ə> ˈo˧"_s);
    row("Cantonese", u"yue"_s, u"h_o6_k_s_ˈanɡ1_ h_ˈoenɡ1 k_ˈoi3 ɡ_w_ˈoɜ_k_"_s,
        u"h_ɔː˨_k̚_s_ˈɐŋ˥ h_ˈœːŋ˥ kʰ_ˈɔːi k_w_ˈɔː˧_k̚"_s);
    row("Cantonese syllables without a vowel", u"yue"_s, u"ŋ5_ ˈnɡ4_ s_ˈi6_k"_s, u"ŋ̍˩˧ ˈŋ̍˨˩ s_ˈɪ˨_k̚"_s);
    row("Japanese long vowels", u"ja"_s, u"k_o̞o̞_ää"_s, u"k_o̞ː_äː"_s);
    row("Arabic emphatics", u"ar"_s, u"m_a.ː_t̪_s̪"_s, u"m_aˤː_tˤ_sˤ"_s);
    row("Danish", u"da"_s, u"m_ε_ð ?ɑ j-_ɒɒ"_s, u"m_ɛ_ð ʔɑ j_ɒː"_s);
    row("Thai claims no tone", u"th"_s, u"s_a5_w_m"_s, u"s_a_w_m"_s);
}

void EspeakNotationTest::repairsPhones()
{
    QFETCH(QString, language);
    QFETCH(QString, clause);
    QFETCH(QString, ipa);
    const QString repaired = joined(m_notation.toIpa(parseClause(clause.toUtf8()), language));
    QCOMPARE(repaired, ipa.normalized(QString::NormalizationForm_C));
}

void EspeakNotationTest::readsTonesInFull()
{
    const auto ipa = parseClause("m_ˈɑ5_ m_ˈɑɜ_ m_ˈɑ2_ m_ˈɑ5_ (en)_ˈəʊ_(cmn)_ m_ˈɑ1_ ts.h_ˈi.2_");
    const auto ascii =
        parseClause("m_'A55__| m_'A35__| m_'A214__| m_'A51__| (en)_'oU_(cmn)_ m_'A11__| ts.h_'i.21__|");
    const QStringList tones = fullTonesOf(ascii);
    QCOMPARE(tones, (QStringList{u"55"_s, u"35"_s, u"214"_s, u"51"_s, u"11"_s, u"21"_s}));
    QVERIFY(m_notation.needsFullTones(u"zh"_s));
    QVERIFY(!m_notation.needsFullTones(u"vi"_s));
    QCOMPARE(joined(m_notation.toIpa(ipa, u"zh"_s, tones)),
             u"m_ˈɑ˥ m_ˈɑ˧˥ m_ˈɑ˨˩˦ m_ˈɑ˥˩ <ˈəʊ> m_ˈɑ˩ ʈʂʰ_ˈʅ˨˩"_s);
    // Fewer tones than phones that have one would give each the next one's: none is better.
    QCOMPARE(joined(m_notation.toIpa(ipa, u"zh"_s, tones.first(5))),
             u"m_ˈɑ m_ˈɑ m_ˈɑ m_ˈɑ <ˈəʊ> m_ˈɑ ʈʂʰ_ˈʅ"_s);
}

/// Letters and marks apart; only ç is one letter of the IPA.
static QString decomposed(const QString &ipa)
{
    return ipa.normalized(QString::NormalizationForm_D).replace(u"c\u0327"_s, u"ç"_s);
}

/// The letters, diacritics, suprasegmentals and tone letters of the IPA, decomposed; and the sinological ɿ ʅ
/// and the ᵻ of English dictionaries.
static bool isIpa(char32_t c)
{
    static const QList<char32_t> known = codePoints(u"abcdefhijklmnopqrstuvwxyz"
                                                    u"ɡɑɐɒæəɘɚɛɜɝɞɤɨɪɔɵœøɶʉʊʌɯʏɿʅᵻ"
                                                    u"βɓʙçɕðɖɗɟʝɠʛɢɣɥɦħɧʜɫɬɮʎʟɭɱŋɳɲɴɸɹɺɻɽɾʀʁʂʃθʈʋⱱʍχʐʑʒʔʕʢʡɰ"
                                                    u"ːˑˈˌʰʲʷˠˤˀⁿᵝ˥˦˧˨˩"
                                                    u"\u0303\u0306\u0308\u0329\u032a\u032f\u0325\u030a\u031d"
                                                    u"\u031e\u031a\u0348\u030d\u0361\u031f\u0320\u033a");
    return known.contains(c);
}

void EspeakNotationTest::repairsEveryPhoneOfTheInventory()
{
    const auto inventory = readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/ipa_inventory.tsv"));
    QVERIFY2(inventory.has_value(), inventory ? "" : qPrintable(inventory.error()));
    const auto languages = Languages::load();
    QHash<QString, QString> tagOf;
    for (const Language &language : languages->all())
        tagOf.insert(language.voice, language.tag);
    // Two voices of the inventory are not offered, and en stands for British English.
    tagOf.insert(u"en"_s, u"en-GB"_s);

    QSet<QString> unknown;
    int checked = 0;
    for (const QStringList &row : inventory->rows) {
        const QString tag = tagOf.value(row[0]);
        if (tag.isEmpty())
            continue;
        ++checked;
        // A tone digit of Mandarin is the first of its full form.
        QStringList tones;
        if (m_notation.needsFullTones(tag))
            tones = {u"214"_s};
        const auto phones =
            m_notation.toIpa({{.text = row[1], .foreign = false, .wordStart = true}}, tag, tones);
        for (const EspeakPhone &phone : phones) {
            for (const char32_t c : codePoints(decomposed(phone.text))) {
                if (!isIpa(c))
                    unknown.insert(u"%1 %2 → %3 (U+%4)"_s.arg(tag, row[1], phone.text)
                                       .arg(uint(c), 4, 16, QLatin1Char('0')));
            }
        }
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(QStringList(unknown.values()).join(u'\n')));
    QVERIFY2(checked > 2000, qPrintable(QString::number(checked)));
}

void EspeakNotationTest::namesOnlyLanguagesThatExist()
{
    const auto languages = Languages::load();
    for (const QString &table : {u"espeak-notation"_s, u"tones"_s}) {
        const auto rows = readTsv(u":/phonoscope/phonemes/"_s + table + u".tsv"_s);
        QVERIFY(rows.has_value());
        for (const QStringList &row : rows->rows) {
            QVERIFY2(languages->find(row[0]).has_value(), qPrintable(row.join(u' ')));
            QVERIFY2(!row.last().isEmpty(), qPrintable(row.join(u' ')));
        }
    }
}

QTEST_GUILESS_MAIN(EspeakNotationTest)
#include "tst_espeaknotation.moc"
