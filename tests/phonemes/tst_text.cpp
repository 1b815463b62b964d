// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

class TextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checksWhatCannotBeAsked_data();
    void checksWhatCannotBeAsked();
    void acceptsTextUpToTheLimit();
    void decodesBytes_data();
    void decodesBytes();
    void splitsIntoWords_data();
    void splitsIntoWords();
};

void TextTest::checksWhatCannotBeAsked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PhonemeErrorKind>("kind");
    using enum PhonemeErrorKind;

    QTest::newRow("nothing at all is empty") << QString() << EmptyText;
    QTest::newRow("blanks alone are empty") << u" \t\r\n\u00a0\u3000"_s << EmptyText;
    QTest::newRow("emoji alone have no letters") << u"🙂👩‍👩‍👧🇩🇪"_s << NoLetters;
    QTest::newRow("punctuation alone has no letters") << u"…!?"_s << NoLetters;
    QTest::newRow("symbols alone have no letters") << u"$ + = #"_s << NoLetters;
    QTest::newRow("100,001 bytes are too long") << QString(100'001, u'a') << TextTooLong;
    QTest::newRow("100,002 bytes in half as many letters are too long")
        << QString(50'001, u'é') << TextTooLong;
    QTest::newRow("100,002 bytes of blanks are too long too") << QString(100'002, u' ') << TextTooLong;
    QTest::newRow("NUL is invalid") << QString(u"a"_s + QChar::Null + u"b"_s) << InvalidText;
    QTest::newRow("half a surrogate pair is invalid") << QString(u"a"_s + QChar(0xd83d)) << InvalidText;
}

void TextTest::checksWhatCannotBeAsked()
{
    QFETCH(QString, text);
    QFETCH(PhonemeErrorKind, kind);
    const auto error = checkText(text);
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, kind);
    QVERIFY(!error->message.isEmpty());
    QVERIFY(!error->detail.contains(u'a'));
}

void TextTest::acceptsTextUpToTheLimit()
{
    QVERIFY(!checkText(QString(maxTextBytes, u'a')).has_value());
    QVERIFY(!checkText(QString(maxTextBytes / 3, u'字')).has_value());
    QVERIFY(!checkText(u"42").has_value());
    QVERIFY(!checkText(u"½").has_value());
}

void TextTest::decodesBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("text");

    QTest::newRow("UTF-8 is taken as it is") << QByteArray("gr\xc3\xbc\xc3\x9f") << true << u"grüß"_s;
    QTest::newRow("a byte-order mark is dropped") << QByteArray("\xef\xbb\xbfhello") << true << u"hello"_s;
    QTest::newRow("no bytes are an empty text") << QByteArray() << true << QString();
    QTest::newRow("Latin-1 is refused") << QByteArray("gr\xfc\xdf") << false << QString();
    QTest::newRow("a cut sequence at the end is refused") << QByteArray("gr\xc3") << false << QString();
    QTest::newRow("an overlong form is refused") << QByteArray("\xc0\xaf") << false << QString();
    QTest::newRow("an encoded surrogate is refused") << QByteArray("\xed\xa0\x80") << false << QString();
    QTest::newRow("NUL is refused") << QByteArray("a\0b", 3) << false << QString();
}

void TextTest::decodesBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, valid);
    QFETCH(QString, text);
    const auto decoded = decodeText(bytes);
    QCOMPARE(decoded.has_value(), valid);
    if (valid)
        QCOMPARE(*decoded, text);
    else
        QCOMPARE(decoded.error().kind, PhonemeErrorKind::InvalidText);
}

void TextTest::splitsIntoWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("blanks part words")
        << u"  I think\tthree\n"_s << QStringList{u"I"_s, u"think"_s, u"three"_s};
    QTest::newRow("punctuation around words is dropped")
        << u"“Hello,” (she) said: ¿qué?"_s << QStringList{u"Hello"_s, u"she"_s, u"said"_s, u"qué"_s};
    QTest::newRow("apostrophes and hyphens stay inside")
        << u"it's a well-known dogs' ’tis l’homme"_s
        << QStringList{u"it's"_s, u"a"_s, u"well-known"_s, u"dogs"_s, u"tis"_s, u"l’homme"_s};
    QTest::newRow("abbreviations keep their dots")
        << u"U.S. e.g. 3.14"_s << QStringList{u"U.S."_s, u"e.g."_s, u"3.14"_s};
    QTest::newRow("a dash is no word") << u"Mr. Smith — no!"_s << QStringList{u"Mr"_s, u"Smith"_s, u"no"_s};
    QTest::newRow("a dash without blanks parts words")
        << u"no—never--ever"_s << QStringList{u"no"_s, u"never"_s, u"ever"_s};
    QTest::newRow("times and numbers are one word")
        << u"it's 9:30, 777,777 of 50%"_s
        << QStringList{u"it's"_s, u"9:30"_s, u"777,777"_s, u"of"_s, u"50%"_s};
    QTest::newRow("a missing blank after a sentence parts words")
        << u"one.Two,three/four"_s << QStringList{u"one"_s, u"Two"_s, u"three"_s, u"four"_s};
    QTest::newRow("symbols and emoji are no words")
        << u"rock & roll 🙂 $5"_s << QStringList{u"rock"_s, u"roll"_s, u"5"_s};
    QTest::newRow("han are parted sign by sign")
        << u"我是学生。好"_s << QStringList{u"我"_s, u"是"_s, u"学"_s, u"生"_s, u"好"_s};
    QTest::newRow("kana stay together by kind")
        << u"コーヒーをのむ 3つ"_s << QStringList{u"コーヒー"_s, u"をのむ"_s, u"3"_s, u"つ"_s};
    QTest::newRow("scripts in one run part at han")
        << u"iPhone手机x"_s << QStringList{u"iPhone"_s, u"手"_s, u"机"_s, u"x"_s};
    QTest::newRow("combining marks stay with their letters")
        << u"Vie\u0323\u0302t nam"_s << QStringList{u"Vie\u0323\u0302t"_s, u"nam"_s};
    QTest::newRow("a sign outside the basic plane is a word") << u"𠮷a"_s << QStringList{u"𠮷"_s, u"a"_s};
    QTest::newRow("a soft hyphen parts nothing")
        << u"some\u00adthing\u200b"_s << QStringList{u"some\u00adthing"_s};
    QTest::newRow("devanagari ends with a danda") << u"है घर।"_s << QStringList{u"है"_s, u"घर"_s};
    QTest::newRow("nothing gives nothing") << u" … "_s << QStringList();
}

void TextTest::splitsIntoWords()
{
    QFETCH(QString, text);
    QFETCH(QStringList, words);
    QCOMPARE(splitWords(text), words);
}

QTEST_GUILESS_MAIN(TextTest)
#include "tst_text.moc"
