// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestPhonemeProtocol : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesTheRequestOfTheProtocol();
    void readsBackWhatItWrites_data();
    void readsBackWhatItWrites();
    void readsRequests_data();
    void readsRequests();
    void refusesRequests_data();
    void refusesRequests();
    void readsAnswers_data();
    void readsAnswers();
    void refusesAnswers_data();
    void refusesAnswers();
    void quotesNothingOfAnAnswer();
    void readsErrors_data();
    void readsErrors();
    void knowsWhatIsCutShort();
    void knowsWhatIsNotCutShort_data();
    void knowsWhatIsNotCutShort();
};

void TestPhonemeProtocol::writesTheRequestOfTheProtocol()
{
    const QByteArray body = encodeRequest({.text = u"Grüß “dich”\n"_s, .lang = u"de-DE"_s, .mode = false});
    const QJsonObject expected{{u"text"_s, u"Grüß “dich”\n"_s}, {u"lang"_s, u"de-DE"_s}, {u"mode"_s, false}};
    QCOMPARE(QJsonDocument::fromJson(body).object(), expected);
    QVERIFY(body.contains("Grüß"));
}

void TestPhonemeProtocol::readsBackWhatItWrites_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a sentence") << u"I think three free trees"_s;
    QTest::newRow("several lines") << u"one\ntwo\r\nthree"_s;
    QTest::newRow("quotes and backslashes") << u"\"\\ \\n \\u0041"_s;
    QTest::newRow("beyond the basic plane") << u"𝔸 😀 字"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(u'\0') + u'b';
    QTest::newRow("half a surrogate pair") << u"a"_s + QChar(0xD83D) + u'b';
    QTest::newRow("nothing") << QString();
    QTest::newRow("100 kB") << QString(100'000, u'ß');
}

void TestPhonemeProtocol::readsBackWhatItWrites()
{
    QFETCH(QString, text);
    const PhonemeQuery query{.text = text, .lang = u"en-US"_s, .mode = true};
    const auto read = decodeRequest(encodeRequest(query));
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(*read, query);
    if (text.trimmed().isEmpty())
        return;
    const PhonemeAnswer answer{.ipa = text, .detected = text, .lang = text, .spelling = text};
    const auto readAnswer = decodeAnswer(encodeAnswer(answer));
    QVERIFY2(readAnswer, qPrintable(readAnswer ? QString() : readAnswer.error()));
    QCOMPARE(*readAnswer, answer);
}

void TestPhonemeProtocol::readsRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("mode");
    QTest::newRow("as public clients send it")
        << R"({"text": "hello", "lang": "en-US", "mode": true})"_ba << true;
    QTest::newRow("mode false") << R"({"text":"hello","lang":"en-US","mode":false})"_ba << false;
    QTest::newRow("without a mode") << R"({"text":"hello","lang":"en-US"})"_ba << true;
    QTest::newRow("with more than is asked") << R"({"text":"hello","lang":"en-US","x":[{}]})"_ba << true;
    QTest::newRow("with a byte-order mark")
        << "\xEF\xBB\xBF{\"text\":\"hello\",\"lang\":\"en-US\"}"_ba << true;
    QTest::newRow("with byte-order marks in it")
        << "{\"text\":\"\xEF\xBB\xBF\xEF\xBB\xBFhello\",\"lang\":\"\\ufeff\xEF\xBB\xBF"
           "en-US\"}"_ba
        << true;
    QTest::newRow("with blanks around it") << "\r\n {\"text\":\"hello\",\"lang\":\"en-US\"} \n"_ba << true;
}

void TestPhonemeProtocol::readsRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, mode);
    const auto query = decodeRequest(body);
    QVERIFY2(query, qPrintable(query ? QString() : query.error()));
    QCOMPARE(*query, (PhonemeQuery{.text = u"hello"_s, .lang = u"en-US"_s, .mode = mode}));
}

void TestPhonemeProtocol::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << ""_ba << u"empty"_s;
    QTest::newRow("blanks") << " \n"_ba << u"empty"_s;
    QTest::newRow("half of it") << R"({"text": "hel)"_ba << u"JSON"_s;
    QTest::newRow("a form") << "text=hello&lang=en-US"_ba << u"JSON"_s;
    QTest::newRow("a list") << R"(["hello"])"_ba << u"object"_s;
    QTest::newRow("invalid UTF-8") << "{\"text\":\"\xFF\xFE\",\"lang\":\"en-US\"}"_ba << u"JSON"_s;
    QTest::newRow("no text") << R"({"lang":"en-US"})"_ba << u"\"text\""_s;
    QTest::newRow("a number for a text") << R"({"text":7,"lang":"en-US"})"_ba << u"\"text\""_s;
    QTest::newRow("null for a text") << R"({"text":null,"lang":"en-US"})"_ba << u"\"text\""_s;
    QTest::newRow("no language") << R"({"text":"hello"})"_ba << u"\"lang\""_s;
    QTest::newRow("an empty language") << R"({"text":"hello","lang":""})"_ba << u"\"lang\""_s;
    QTest::newRow("a language as long as a text")
        << R"({"text":"hello","lang":")" + QByteArray(1000, 'x') + R"("})" << u"\"lang\""_s;
    QTest::newRow("a word for a mode")
        << R"({"text":"hello","lang":"en-US","mode":"yes"})"_ba << u"\"mode\""_s;
    QTest::newRow("10,000 brackets") << R"({"text":)" + QByteArray(10'000, '[') << u"JSON"_s;
}

void TestPhonemeProtocol::refusesRequests()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto query = decodeRequest(body);
    QVERIFY(!query);
    QVERIFY2(query.error().contains(says), qPrintable(query.error()));
    QVERIFY2(query.error().contains(u": "), "what, and what to do");
}

void TestPhonemeProtocol::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<PhonemeAnswer>("expected");
    QTest::newRow("all of it") << R"({"detected":"English","ipa":"həlˈoʊ","lang":"en","spelling":"hello"})"_ba
                               << PhonemeAnswer{u"həlˈoʊ"_s, u"English"_s, u"en"_s, u"hello"_s};
    QTest::newRow("no more than is sure")
        << R"({"ipa":"həlˈoʊ"})"_ba << PhonemeAnswer{u"həlˈoʊ"_s, {}, {}, {}};
    QTest::newRow("null for the rest") << R"({"ipa":"həlˈoʊ","detected":null,"lang":false,"spelling":3})"_ba
                                       << PhonemeAnswer{u"həlˈoʊ"_s, {}, {}, {}};
    QTest::newRow("with a byte-order mark")
        << "\xEF\xBB\xBF{\"ipa\":\"a\"}"_ba << PhonemeAnswer{u"a"_s, {}, {}, {}};
    QTest::newRow("with escapes") << R"({"ipa":"h\u0259l\u02c8o\u028a"})"_ba
                                  << PhonemeAnswer{u"həlˈoʊ"_s, {}, {}, {}};
}

void TestPhonemeProtocol::readsAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(PhonemeAnswer, expected);
    const auto answer = decodeAnswer(body);
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error()));
    QCOMPARE(*answer, expected);
}

void TestPhonemeProtocol::refusesAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << ""_ba << u"empty"_s;
    QTest::newRow("a byte-order mark alone") << "\xEF\xBB\xBF"_ba << u"empty"_s;
    QTest::newRow("a page of a portal") << "<!DOCTYPE html><html>Log in</html>"_ba << u"HTML"_s;
    QTest::newRow("half of it") << R"({"ipa":"hə)"_ba << u"not JSON"_s;
    QTest::newRow("two of them") << R"({"ipa":"a"}{"ipa":"b"})"_ba << u"not JSON"_s;
    QTest::newRow("words") << "OK"_ba << u"not JSON"_s;
    QTest::newRow("a string") << R"("həlˈoʊ")"_ba << u"JSON"_s;
    QTest::newRow("a list") << R"([{"ipa":"a"}])"_ba << u"object"_s;
    QTest::newRow("invalid UTF-8") << "{\"ipa\":\"h\xC9\"}"_ba << u"not JSON"_s;
    QTest::newRow("no IPA") << R"({"detected":"English"})"_ba << u"no \"ipa\""_s;
    QTest::newRow("null for the IPA") << R"({"ipa":null})"_ba << u"not a string"_s;
    QTest::newRow("a list for the IPA") << R"({"ipa":["a"]})"_ba << u"not a string"_s;
    QTest::newRow("blank IPA") << R"({"ipa":" \n\t"})"_ba << u"blank"_s;
    QTest::newRow("IPA of invisible signs") << R"({"ipa":"\u200b\u00ad\u0000"})"_ba << u"blank"_s;
}

void TestPhonemeProtocol::refusesAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto answer = decodeAnswer(body);
    QVERIFY(!answer);
    QVERIFY2(answer.error().contains(says), qPrintable(answer.error()));
}

void TestPhonemeProtocol::quotesNothingOfAnAnswer()
{
    for (const auto &body : {R"({"error":"cannot read SECRET"})"_ba, R"({"ipa":SECRET})"_ba, "SECRET"_ba}) {
        const auto answer = decodeAnswer(body);
        QVERIFY(!answer);
        QVERIFY2(!answer.error().contains("SECRET"_L1), qPrintable(answer.error()));
    }
}

void TestPhonemeProtocol::readsErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("what encodeError writes") << encodeError(u"“lang” is “xx”"_s) << u"“lang” is “xx”"_s;
    QTest::newRow("several lines become one") << encodeError(u"one\n\ttwo "_s) << u"one two"_s;
    QTest::newRow("markup is taken out") << encodeError(u"<b>bold</b>"_s) << u"b bold /b"_s;
    QTest::newRow("marks that turn the line round are taken out")
        << encodeError(u"a\u202Eb\u0000c"_s) << u"a b c"_s;
    QTest::newRow("a long one is cut") << encodeError(QString(1000, u'x')) << QString(199, u'x') + u'…';
    QTest::newRow("no pair of surrogates is cut")
        << encodeError(QString(198, u'x') + u"😀😀"_s) << QString(198, u'x') + u'…';
    QTest::newRow("an object is none") << R"({"error":{"code":7}})"_ba << QString();
    QTest::newRow("a page is none") << "<html>"_ba << QString();
    QTest::newRow("an answer is none") << R"({"ipa":"a"})"_ba << QString();
}

void TestPhonemeProtocol::readsErrors()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QCOMPARE(decodeError(body), expected);
}

void TestPhonemeProtocol::knowsWhatIsCutShort()
{
    const QByteArray whole = "\xEF\xBB\xBF{\"ipa\": \"h\\\"ə}l\\\\\", \"x\": [1, {\"y\": []}]} "_ba;
    QVERIFY(!isCutShort(whole));
    for (qsizetype length = 4; length < whole.size() - 1; ++length)
        QVERIFY2(isCutShort(whole.first(length)), whole.first(length).constData());
}

void TestPhonemeProtocol::knowsWhatIsNotCutShort_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("half a page") << "<html><bo"_ba;
    QTest::newRow("an object with wrong contents") << "{ipa}"_ba;
    QTest::newRow("an object with more behind it") << "{}{"_ba;
}

void TestPhonemeProtocol::knowsWhatIsNotCutShort()
{
    QFETCH(QByteArray, body);
    QVERIFY(!isCutShort(body));
}

QTEST_GUILESS_MAIN(TestPhonemeProtocol)
#include "tst_phonemeprotocol.moc"
