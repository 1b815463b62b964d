// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeaklibrary.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class EspeakLibraryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsOnceHoweverOftenItIsAsked();
    void refusesAVoiceThatIsNotThere_data();
    void refusesAVoiceThatIsNotThere();
    void readsEveryClause();
    void keepsNothingForTheNextText();
};

void EspeakLibraryTest::startsOnceHoweverOftenItIsAsked()
{
    for (int i = 0; i < 3; ++i) {
        const auto version = initialiseEspeak();
        QVERIFY2(version.has_value(), version ? "" : qPrintable(version.error()));
        QVERIFY(!version->isEmpty());
        QVERIFY2(!version->contains(u' '), qPrintable(*version));
    }
}

void EspeakLibraryTest::refusesAVoiceThatIsNotThere_data()
{
    QTest::addColumn<QString>("voice");
    QTest::newRow("a language that is no file") << u"zh"_s;
    QTest::newRow("a listed language that is no file") << u"en-gb"_s;
    QTest::newRow("no name") << QString();
    QTest::newRow("a name that cannot be") << u"../../etc/passwd"_s;
}

void EspeakLibraryTest::refusesAVoiceThatIsNotThere()
{
    QFETCH(QString, voice);
    QVERIFY(initialiseEspeak().has_value());
    EspeakSession session;
    QVERIFY(session.setVoice(u"de"_s));
    QVERIFY(!session.setVoice(voice));
    // The old voice may have stayed or not: asking for one by name is what counts.
    QVERIFY(session.setVoice(u"en-us"_s));
    QCOMPARE(session.transcribe("apple", EspeakSession::Notation::Ipa), QList<QByteArray>{"ˈæ_p_əl"});
    QVERIFY(session.setVoice(u"de"_s));
    QCOMPARE(session.transcribe("Vater", EspeakSession::Notation::Ipa), QList<QByteArray>{"f_ˈɑː_t_ɜ"});
}

void EspeakLibraryTest::readsEveryClause()
{
    EspeakSession session;
    QVERIFY(session.setVoice(u"en-us"_s));
    const auto clauses = session.transcribe("one, two. three", EspeakSession::Notation::Ipa);
    QVERIFY(clauses.size() > 1);
    QVERIFY2(clauses.last().endsWith("θ_ɹ_ˈiː"), clauses.last().constData());
    QCOMPARE(session.transcribe("three", EspeakSession::Notation::Ascii), QList<QByteArray>{"T_r_'i:"});
}

void EspeakLibraryTest::keepsNothingForTheNextText()
{
    EspeakSession session;
    QVERIFY(session.setVoice(u"en-us"_s));
    for (const QByteArray text : {"a, b, c", "", " ", ".", "\xff\xfe", "hello\n\nworld", "(((", "…"}) {
        session.transcribe(text, EspeakSession::Notation::Ipa);
        QCOMPARE(session.transcribe("apple", EspeakSession::Notation::Ipa), QList<QByteArray>{"ˈæ_p_əl"});
    }
}

QTEST_GUILESS_MAIN(EspeakLibraryTest)
#include "tst_espeaklibrary.moc"
