// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/phonemeprotocol.h"
#include "core/phonemes/service/answerreading.h"

#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;
using Outcome = BatchAnswer::Outcome;

namespace {

PhonemeServiceContext context()
{
    PhonemeClientSettings settings;
    settings.http.url = QUrl(u"http://example.org/ipav3"_s);
    return makeContext(settings, {});
}

HttpAnswer status(int code, const QByteArray &body = {}, const QByteArray &type = "application/json")
{
    return {.status = code, .body = body, .contentType = type, .lengthKnown = true, .location = {}};
}

HttpAnswer ipa(const QString &text)
{
    return status(200, encodeAnswer({.ipa = text, .detected = {}, .lang = {}, .spelling = {}}));
}

} // namespace

class TestAnswerReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsABatch_data();
    void readsABatch();
    void acceptsTheProtocolUnderAnyType_data();
    void acceptsTheProtocolUnderAnyType();
};

void TestAnswerReading::readsABatch_data()
{
    QTest::addColumn<HttpResult>("result");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QStringList>("ipa"); // of three lines
    using enum BatchAnswer::Outcome;
    const auto row = [](const char *name, const HttpResult &result, Outcome outcome,
                        const QStringList &lines = {}) { QTest::newRow(name) << result << outcome << lines; };
    row("a line each", ipa(u"a\nb\nc"_s), Answered, {u"a"_s, u"b"_s, u"c"_s});
    row("the last line is ended too", ipa(u"a\nb\nc\n"_s), Answered, {u"a"_s, u"b"_s, u"c"_s});
    row("ends of two signs", ipa(u"a\r\nb\r\nc"_s), Answered, {u"a\r"_s, u"b\r"_s, u"c"_s});
    row("a blank line", ipa(u"a\n \nc"_s), Answered, {u"a"_s, u" "_s, u"c"_s});
    row("a blank line first", ipa(u"\nb\nc"_s), Answered, {u""_s, u"b"_s, u"c"_s});
    row("a blank line last", ipa(u"a\nb\n"_s), Doubtful);
    row("a blank line last, of two signs", ipa(u"a\r\nb\r\n"_s), Doubtful);
    row("a blank line last, with its end", ipa(u"a\nb\n\n"_s), Doubtful);
    row("too few", ipa(u"a\nb"_s), Unreadable);
    row("one for all", ipa(u"a b c"_s), Unreadable);
    row("too many", ipa(u"a\nb\nc\nd"_s), Unreadable);
    row("blank", ipa(u"\n\n"_s), Unreadable);
    row("no IPA", status(200, "{}"), Unreadable);
    row("a list of IPA", status(200, R"({"ipa":["a","b","c"]})"), Unreadable);
    row("no JSON", status(200, "a b c"), Unreadable);
    row("nothing", status(200), Unreadable);
    row("a web page", status(200, "<html>"), Failed);
    row("a web page by its type", status(200, "Log in", "text/html"), Failed);
    row("refused", status(400), Refused);
    row("too long", status(413), Refused);
    row("cannot be processed", status(422), Refused);
    for (const int code : {204, 302, 401, 403, 404, 429, 500, 503})
        row(qPrintable(u"status %1"_s.arg(code)), status(code), Failed);
    row("too late", tl::unexpected(HttpError{.kind = HttpErrorKind::Timeout}), Failed);
    row("no HTTP", tl::unexpected(HttpError{.kind = HttpErrorKind::NotHttp}), Failed);
    HttpAnswer cut = status(200, R"({"ipa":"a\nb)");
    cut.lengthKnown = false;
    row("cut short", cut, Failed);
}

void TestAnswerReading::readsABatch()
{
    QFETCH(HttpResult, result);
    QFETCH(Outcome, outcome);
    QFETCH(QStringList, ipa);
    const BatchAnswer answer = readBatch(result, 3, context());
    QCOMPARE(answer.outcome, outcome);
    QCOMPARE(answer.ipa, ipa);
    if (outcome == Outcome::Failed)
        QCOMPARE(answer.error, readIpa(result, context()).error());
}

void TestAnswerReading::acceptsTheProtocolUnderAnyType_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray body = encodeAnswer({.ipa = u"h"_s, .detected = {}, .lang = {}, .spelling = {}});
    QTest::newRow("its own") << "application/json; charset=utf-8"_ba << body;
    QTest::newRow("none") << ""_ba << body;
    QTest::newRow("text") << "text/plain"_ba << body;
    QTest::newRow("a web page's") << "text/html"_ba << body;
    QTest::newRow("with a byte-order mark") << "application/json"_ba
                                            << "\xEF\xBB\xBF" + body;
}

void TestAnswerReading::acceptsTheProtocolUnderAnyType()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QCOMPARE(readIpa(status(200, body, type), context()).value_or(QString()), u"h"_s);
}

QTEST_GUILESS_MAIN(TestAnswerReading)
#include "tst_answerreading.moc"
