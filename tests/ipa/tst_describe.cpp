// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/describe.h"
#include "tests/ipa/tokenizerfixture.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TestDescribe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesSounds_data();
    void namesSounds();
    void namesEverySoundOnce();
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void findsNoDifferenceInEquals();
    void isTranslated();

private:
    Features features(const QString &ipa, const QString &language) const
    {
        const Segmentation result = m_tokenizer->tokenize(ipa, language);
        return result.segments.size() == 1 ? result.segments.first().features : Features{};
    }

    TokenizerFixture m_tokenizer;
};

void TestDescribe::namesSounds_data()
{
    QTest::addColumn<QString>("ipa");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &ipa, const QString &expected, const QString &language = {}) {
        QTest::newRow(qPrintable(ipa)) << ipa << language << expected;
    };
    row(u"θ"_s, u"voiceless dental fricative"_s);
    row(u"ð"_s, u"voiced dental fricative"_s);
    row(u"t"_s, u"voiceless alveolar plosive"_s);
    row(u"ŋ"_s, u"voiced velar nasal"_s);
    row(u"ɹ"_s, u"voiced alveolar approximant"_s);
    row(u"l"_s, u"voiced alveolar lateral approximant"_s);
    row(u"ɫ"_s, u"voiced alveolar lateral approximant, velarized"_s);
    row(u"ɬ"_s, u"voiceless alveolar lateral fricative"_s);
    row(u"w"_s, u"voiced labial-velar approximant"_s);
    row(u"ɥ"_s, u"voiced labial-palatal approximant"_s);
    row(u"tʃ"_s, u"voiceless postalveolar affricate"_s);
    row(u"tɬ"_s, u"voiceless alveolar lateral affricate"_s);
    row(u"ɕ"_s, u"voiceless alveolo-palatal fricative"_s);
    row(u"ɓ"_s, u"voiced bilabial implosive"_s);
    row(u"ǃ"_s, u"voiceless alveolar click"_s);
    row(u"ɺ"_s, u"voiced alveolar lateral tap"_s);
    row(u"ʀ"_s, u"voiced uvular trill"_s);
    row(u"ʔ"_s, u"voiceless glottal plosive"_s);
    row(u"tʰ"_s, u"voiceless alveolar plosive, aspirated"_s);
    row(u"kʼ"_s, u"voiceless velar plosive, ejective"_s);
    row(u"n\u0329"_s, u"voiced alveolar nasal, syllabic"_s);
    row(u"n\u0325"_s, u"voiceless alveolar nasal"_s);
    row(u"t\u032a"_s, u"voiceless alveolar plosive, dentalized"_s);
    row(u"ⁿd"_s, u"voiced alveolar plosive, prenasalized"_s);
    row(u"kʷː"_s, u"voiceless velar plosive, labialized, long"_s);
    row(u"iː"_s, u"close front unrounded vowel, long"_s);
    row(u"ə"_s, u"mid central unrounded vowel"_s);
    row(u"ɚ"_s, u"mid central unrounded vowel, r-coloured"_s);
    row(u"ɔ\u0303"_s, u"open-mid back rounded vowel, nasalized"_s);
    row(u"ʊ"_s, u"near-close near-back rounded vowel"_s);
    row(u"a\u0324"_s, u"open front unrounded vowel, breathy voiced"_s);
    row(u"aɪ"_s, u"diphthong from open front unrounded to near-close near-front unrounded"_s, u"en"_s);
    row(u"aɪə"_s,
        u"triphthong from open front unrounded over near-close near-front unrounded to mid central unrounded"_s,
        u"en"_s);
    row(u"˧˥"_s, u"rising tone (35)"_s);
    row(u"˥˩"_s, u"falling tone (51)"_s);
    row(u"²¹⁴"_s, u"dipping tone (214)"_s);
    row(u"˨˥˨"_s, u"peaking tone (252)"_s);
    row(u"˩˥˩˥"_s, u"contour tone (1515)"_s);
    row(u"⁵⁵"_s, u"extra-high level tone (55)"_s);
    row(u"˧"_s, u"mid level tone (33)"_s);
    row(u"˧ˀ˥"_s, u"rising tone (35), glottalized"_s);
    row(u"9"_s, u"tone"_s);
    row(u"+"_s, u"boundary"_s);
    row(u"€"_s, u"unknown sound"_s);
}

void TestDescribe::namesSounds()
{
    QFETCH(const QString, ipa);
    QFETCH(const QString, language);
    QFETCH(const QString, expected);
    QCOMPARE(describe(features(ipa, language)), expected);
}

void TestDescribe::namesEverySoundOnce()
{
    QHash<QString, QString> soundByName;
    const QString sounds =
        u"p b t d ʈ ɖ c ɟ k ɡ q ɢ ʔ m ɱ n ɳ ɲ ŋ ɴ ʙ r ʀ ⱱ ɾ ɽ ɸ β f v θ ð s z ʃ ʒ ʂ ʐ ç ʝ x ɣ χ "
        u"ʁ ħ ʕ h ɦ ɬ ɮ ʋ ɹ ɻ j ɰ l ɭ ʎ ʟ i y ɨ ʉ ɯ u ɪ ʏ ʊ e ø ɘ ɵ ɤ o ə ɛ œ ɜ ɞ ʌ ɔ æ ɐ a ɶ ɑ "
        u"ɒ ɚ ɝ ɿ ʅ ɧ ʍ"_s;
    for (const QString &sound : sounds.split(u' ')) {
        const QString name = describe(features(sound, {}));
        QVERIFY2(!soundByName.contains(name), qPrintable(sound + u" and "_s + soundByName.value(name)));
        soundByName.insert(name, sound);
    }
}

void TestDescribe::saysWhatDiffers_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("spoken");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("expected");
    const QString en = u"en"_s;
    QTest::newRow("place") << u"θ"_s << u"s"_s << en << QStringList{u"place: dental, alveolar"_s};
    QTest::newRow("manner before place")
        << u"θ"_s << u"t"_s << en
        << QStringList{u"manner: fricative, plosive"_s, u"place: dental, alveolar"_s};
    QTest::newRow("voicing") << u"z"_s << u"s"_s << en << QStringList{u"voicing: voiced, voiceless"_s};
    QTest::newRow("vowel height and backness")
        << u"ɪ"_s << u"i"_s << en
        << QStringList{u"height: near-close, close"_s, u"backness: near-front, front"_s};
    QTest::newRow("rounding") << u"y"_s << u"i"_s << en << QStringList{u"rounding: rounded, unrounded"_s};
    QTest::newRow("length") << u"iː"_s << u"i"_s << en << QStringList{u"length: long, short"_s};
    QTest::newRow("nasality") << u"ɔ\u0303"_s << u"ɔ"_s << en << QStringList{u"nasality: nasalized, oral"_s};
    QTest::newRow("aspiration") << u"tʰ"_s << u"t"_s << en
                                << QStringList{u"aspiration: aspirated, unaspirated"_s};
    QTest::newRow("the end of a diphthong")
        << u"aɪ"_s << u"aʊ"_s << en
        << QStringList{u"end of the vowel: near-close near-front unrounded, near-close near-back rounded"_s};
    QTest::newRow("a diphthong that does not move")
        << u"eɪ"_s << u"e"_s << en
        << QStringList{u"movement: diphthong from close-mid front unrounded to near-close near-front "
                       u"unrounded, close-mid front unrounded vowel"_s};
    QTest::newRow("tones") << u"˧˥"_s << u"˥˩"_s << en
                           << QStringList{u"tone: rising tone (35), falling tone (51)"_s};
    QTest::newRow("a vowel for a consonant")
        << u"ɹ"_s << u"uː"_s << en << QStringList{u"kind: consonant, vowel"_s};
}

void TestDescribe::saysWhatDiffers()
{
    QFETCH(const QString, reference);
    QFETCH(const QString, spoken);
    QFETCH(const QString, language);
    QFETCH(const QStringList, expected);
    QStringList differences;
    for (const FeatureDifference &difference :
         featureDifferences(features(reference, language), features(spoken, language)))
        differences.append(u"%1: %2, %3"_s.arg(difference.feature, difference.reference, difference.spoken));
    QCOMPARE(differences, expected);
}

void TestDescribe::findsNoDifferenceInEquals()
{
    for (const QString &ipa : {u"θ"_s, u"iː"_s, u"˥˩"_s, u"+"_s, u"€"_s, u"tʃ"_s})
        QVERIFY2(featureDifferences(features(ipa, {}), features(ipa, {})).isEmpty(), qPrintable(ipa));
}

void TestDescribe::isTranslated()
{
    class Upper : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *source, const char *, int) const override
        {
            return QLatin1StringView(context) == "phonoscope::describe"_L1
                       ? QString::fromLatin1(source).toUpper()
                       : QString();
        }
    } translator;
    const Features theta = features(u"tʰ"_s, {});
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const QString name = describe(theta);
    const QString feature = featureDifferences(theta, features(u"t"_s, {})).first().feature;
    QVERIFY(QCoreApplication::removeTranslator(&translator));
    QCOMPARE(name, u"VOICELESS ALVEOLAR PLOSIVE, ASPIRATED"_s);
    QCOMPARE(feature, u"ASPIRATION"_s);
}

QTEST_GUILESS_MAIN(TestDescribe)
#include "tst_describe.moc"
