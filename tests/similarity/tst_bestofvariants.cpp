// SPDX-License-Identifier: GPL-3.0-or-later
// A reference is accepted in every legitimate form: the whole way, on the built-in engine.
#include "core/ipa/tsv.h"
#include "tests/support/corekit.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestBestOfVariants : public QObject
{
    Q_OBJECT

    test::CoreKit m_kit;

    /// \a said in IPA held against \a reference.
    Attempt attempt(const QString &reference, const QString &said, const QString &lang = u"en-US"_s,
                    const QStringList &accents = {}, const QStringList &alternatives = {})
    {
        ComparisonRequest request{{reference}, {{said, true}}, lang};
        request.accents = accents;
        request.alternatives = alternatives;
        return *m_kit.compare(m_kit.builtin, request)->attempts.front();
    }

private Q_SLOTS:
    void acceptsEveryForm_data()
    {
        QTest::addColumn<QString>("lang");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QString &lang, const QString &reference,
                            const QString &said) { QTest::newRow(name) << lang << reference << said; };
        const QString en = u"en-US"_s;
        const QString to = u"I want to go for a walk and have some of the tea"_s;
        row("with weak forms", en, to, u"aɪ wˈɑːnt tə ɡˈoʊ fɚ ɐ wˈɔːk ənd hɐv səm əv ðə tˈiː"_s);
        row("with strong forms", en, to,
            u"aɪ wˈɑːnt tˈuː ɡˈoʊ fˈɔːɹ ˈeɪ wˈɔːk ˈænd hˈæv sˈʌm ˈʌv ðˈiː tˈiː"_s);
        row("with both", en, to, u"aɪ wˈɑːnt tə ɡˈoʊ fˈɔːɹ ɐ wˈɔːk ˈænd hɐv sˈʌm əv ðə tˈiː"_s);
        row("British, weak", u"en-GB"_s, u"a cup of tea for the man"_s, u"ə kˈʌp əv tˈiː fə ðə mˈan"_s);
        row("British, strong", u"en-GB"_s, u"a cup of tea for the man"_s,
            u"ˈeɪ kˈʌp ˈɒv tˈiː fˈɔː ðˈiː mˈan"_s);
        row("the verb", en, u"I record music"_s, u"aɪ ɹɪkˈɔːɹd mjˈuːzɪk"_s);
        row("the noun", en, u"I record music"_s, u"aɪ ɹˈɛkɚd mjˈuːzɪk"_s);
        row("a dictionary's other variant", en, u"either"_s, u"ˈaɪðɚ"_s);
        row("and its first", en, u"either"_s, u"ˈiːðɚ"_s);
        row("a schwa and an l for a syllabic l", en, u"bottle"_s, u"bˈɑːtəl"_s);
        row("a syllabic l", en, u"bottle"_s, u"bˈɑːtl̩"_s);
        row("no flap", en, u"water"_s, u"wˈɔːtɚ"_s);
        row("cot and caught as one", en, u"caught"_s, u"kˈɑːt"_s);
        row("schwa and r", en, u"better"_s, u"bˈɛtəɹ"_s);
        row("yeísmo", u"es"_s, u"la calle"_s, u"la kˈaʝe"_s);
        row("Mandarin third tones", u"zh"_s, u"你好"_s, u"ni˧˥ xɑu˨˩˦"_s);
        row("Mandarin third tones in full", u"zh"_s, u"你好"_s, u"ni˨˩˦ xɑu˨˩˦"_s);
        row("Korean assimilation", u"ko"_s, u"독립"_s, u"toŋnip̚"_s);
    }

    void acceptsEveryForm()
    {
        QFETCH(QString, lang);
        QFETCH(QString, reference);
        QFETCH(QString, said);
        const Attempt result = attempt(reference, said, lang);
        QString columns;
        for (std::size_t i = 0; i < result.columns.size(); ++i) {
            columns += textOf(expectedSounds(result, i)) + u'/' + textOf(heardSounds(result, i)) +
                       (result.score.columns[i].distance > 0 ? u"! "_s : u" "_s);
        }
        QVERIFY2(result.score.isPerfect(), qPrintable(columns));
        QCOMPARE(result.score.sounds.total, 1000);
    }

    void stillTellsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("said");
        QTest::newRow("a consonant") << u"think"_s << u"sˈɪŋk"_s;
        QTest::newRow("a vowel that tells words apart") << u"ship"_s << u"ʃˈiːp"_s;
        QTest::newRow("a stressed vowel") << u"bad"_s << u"bˈɛd"_s;
        QTest::newRow("an end") << u"like"_s << u"lˈaɪ"_s;
        QTest::newRow("the other word") << u"tomato"_s << u"pətˈeɪɾoʊ"_s;
        QTest::newRow("voice") << u"bus"_s << u"bˈʌz"_s;
    }

    void stillTellsWhatIsWrong()
    {
        QFETCH(QString, reference);
        QFETCH(QString, said);
        QVERIFY(attempt(reference, said).score.sounds.total < 1000);
    }

    void judgesAsATeacher_data()
    {
        QTest::addColumn<QString>("lang");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("right");
        const auto table = readTsv(QStringLiteral(PHONOSCOPE_TEST_DATA "/variants/teacher-verdicts.tsv"));
        QVERIFY2(table, qPrintable(table ? QString() : table.error()));
        for (const QStringList &row : table->rows) {
            QTest::addRow("%s: %s, %s", qPrintable(row[0]), qPrintable(row[1]), qPrintable(row[2]))
                << row[0] << row[1] << row[2] << (row[3] == "right"_L1);
        }
    }

    void judgesAsATeacher()
    {
        QFETCH(QString, lang);
        QFETCH(QString, reference);
        QFETCH(QString, said);
        QFETCH(bool, right);
        const Attempt result = attempt(reference, said, lang);
        const bool isFaultless = result.score.isPerfect() && result.stress.empty();
        QVERIFY2(isFaultless == right, qPrintable(result.expected->transcription.ipa));
    }

    void saysWhichAccentWasMatched()
    {
        const QString american = u"təmˈeɪɾoʊ"_s;
        const QString british = u"təmˈɑːtəʊ"_s;
        const Attempt first = attempt(u"tomato"_s, american, u"en-US"_s, {u"en-GB"_s});
        QCOMPARE(first.matchedLang, u"en-US"_s);
        QCOMPARE(first.score.sounds.total, 1000);
        const Attempt second = attempt(u"tomato"_s, british, u"en-US"_s, {u"en-GB"_s});
        QCOMPARE(second.matchedLang, u"en-GB"_s);
        QCOMPARE(second.score.sounds.total, 1000);
        const Attempt fromBritain = attempt(u"tomato"_s, american, u"en-GB"_s, {u"en-US"_s});
        QCOMPARE(fromBritain.matchedLang, u"en-US"_s);
        QCOMPARE(fromBritain.score.sounds.total, 1000);
    }

    void anAccentThatIsNotKnownIsAnError()
    {
        ComparisonRequest request{{u"tomato"_s}, {{u"tomato"_s}}, u"en-US"_s};
        request.accents = {u"tlh"_s};
        const ComparisonResult result = m_kit.compare(m_kit.builtin, request);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, PhonemeErrorKind::UnknownLanguage);
    }

    void homophonesScoreFullyWithANote_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<QString>("named"); // in the note; empty: the note is about the same text
        QTest::newRow("write and right") << u"write"_s << u"right"_s << u"write / right"_s;
        QTest::newRow("colour and color") << u"the colour"_s << u"the color"_s << u"colour / color"_s;
        QTest::newRow("two words") << u"their sun"_s << u"there son"_s << u"their / there, sun / son"_s;
        QTest::newRow("the same text") << u"I see"_s << u"I see"_s << QString();
        QTest::newRow("the same but for capitals") << u"I see"_s << u"i SEE!"_s << QString();
    }

    void homophonesScoreFullyWithANote()
    {
        QFETCH(QString, reference);
        QFETCH(QString, spoken);
        QFETCH(QString, named);
        const Comparison result = *m_kit.compare(m_kit.builtin, {{reference}, {{spoken}}, u"en-US"_s});
        const Attempt &attempt = *result.attempts.front();
        QCOMPARE(attempt.score.sounds.total, 1000);
        QCOMPARE(attempt.notes.size(), 1);
        const Note &note = attempt.notes.front();
        QCOMPARE(note.kind, named.isEmpty() ? NoteKind::SameText : NoteKind::SpellingDiffers);
        QVERIFY2(note.text.contains(named), qPrintable(note.text));
    }

    void whatSoundsOtherwiseHasNoNote()
    {
        const Comparison result = *m_kit.compare(m_kit.builtin, {{u"think"_s}, {{u"sink"_s}}, u"en-US"_s});
        QVERIFY(result.attempts.front()->notes.isEmpty());
        // Nobody's recogniser wrote IPA.
        QVERIFY(attempt(u"see"_s, u"sˈiː"_s).notes.isEmpty());
    }

    void aTeachersIpaStandsForTheText()
    {
        ComparisonRequest request{
            {u"either way"_s, false, u"ˈaɪðə weɪ"_s}, {{u"ˈaɪðə weɪ"_s, true}}, u"en-US"_s};
        const Comparison result = *m_kit.compare(m_kit.builtin, request);
        QCOMPARE(result.attempts.front()->score.sounds.total, 1000);
        QCOMPARE(result.reference->transcription.words[0].text, u"either"_s);
        QCOMPARE(result.reference->transcription.ipa, u"ˈaɪðə weɪ"_s);
        // What the engine would say is not accepted beside it.
        request.spoken = {{u"ˈiːðɚ weɪ"_s, true}};
        QVERIFY(m_kit.compare(m_kit.builtin, request)->attempts.front()->score.sounds.total < 1000);
        request.reference.ipa = u"ˈaɪðə"_s;
        const ComparisonResult wrong = m_kit.compare(m_kit.builtin, request);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, PhonemeErrorKind::InvalidIpa);
    }

    void alternativesAreAccepted()
    {
        const Attempt result =
            attempt(u"schedule it"_s, u"ʃˈɛdjuːl ɪt"_s, u"en-US"_s, {}, {u"ʃˈɛdjuːl ɪt"_s});
        QCOMPARE(result.score.sounds.total, 1000);
        QCOMPARE(result.forms.front(), FormSource::Teacher);
        QVERIFY(attempt(u"schedule it"_s, u"ʃˈɛdjuːl ɪt"_s).score.sounds.total < 1000);

        ComparisonRequest request{{u"schedule it"_s}, {{u"schedule it"_s}}, u"en-US"_s};
        request.alternatives = {u"ʃˈɛdjuːl"_s};
        const ComparisonResult wrong = m_kit.compare(m_kit.builtin, request);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, PhonemeErrorKind::InvalidIpa);
        request.alternatives = {u"12"_s};
        QCOMPARE(m_kit.compare(m_kit.builtin, request).error().kind, PhonemeErrorKind::InvalidIpa);
    }

    void withoutEngineWhatIsKnownIsStillAccepted()
    {
        // IPA against IPA: notation and equal sounds count, nothing is looked up.
        ComparisonRequest request{{u"bˈɑːɾl̩"_s, true}, {{u"bˈɑːtəl"_s, true}}, u"en-US"_s};
        const Comparison result = *m_kit.compare(m_kit.builtin, request);
        QCOMPARE(result.attempts.front()->score.sounds.total, 1000);
        QVERIFY(result.provider.isEmpty());
    }

    void aLanguageKnownBadlyIsNotScored()
    {
        const Comparison japanese =
            *m_kit.compare(m_kit.builtin, {{u"こんにちは"_s}, {{u"こんばんは"_s}}, u"ja"_s});
        QVERIFY(!japanese.notScored.isEmpty());
        QVERIFY(!japanese.attempts.front()->columns.empty());
        const ComparisonRequest typed{{u"konnit͡ɕiwa"_s, true}, {{u"konniwa"_s, true}}, u"ja"_s};
        QVERIFY(m_kit.compare(m_kit.builtin, typed)->notScored.isEmpty());
        const Comparison korean = *m_kit.compare(m_kit.builtin, {{u"한국"_s}, {{u"한국"_s}}, u"ko"_s});
        QVERIFY(korean.notScored.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestBestOfVariants)
#include "tst_bestofvariants.moc"
