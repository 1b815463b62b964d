// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/httpendpoint.h"
#include "core/network/httpexchange.h"
#include "core/network/networkmanager.h"
#include "core/phonemes/phonemeprotocol.h"
#include "tests/network/answerfaults.h"
#include "tests/network/http2server.h"
#include "tests/network/tlsfaults.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTest>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto deadline = 2s;
constexpr auto slack = 500ms;

using Kind = Http2Deed::Kind;

/// \a kind to the \a nth request of every connection, or to all with 0; the others are answered.
Http2Script doing(Kind kind, int nth, std::chrono::milliseconds delay = 0ms)
{
    return [=](const ServerRequest &request, int at) {
        return Http2Deed{.kind = nth == 0 || nth == at ? kind : Kind::Answer,
                         .body = faults::rightJson(request),
                         .delay = delay};
    };
}

HttpEndpointSettings settingsFor(const QUrl &url, int parallel)
{
    HttpEndpointSettings settings;
    settings.url = url;
    settings.authorities = testAuthorities();
    settings.parallel = parallel;
    settings.deadline = deadline;
    settings.http2 = true;
    settings.retry = {.retries = 2, .firstDelay = 10ms, .longestDelay = 40ms};
    settings.breaker.failures = 0;
    return settings;
}

/// A word of its own for each \a number, of letters that stand for themselves in IPA.
QString word(int number)
{
    QString letters = u"ta"_s;
    for (int rest = number + 1; rest > 0; rest /= 10)
        letters += u"aeioudfklm"_s[rest % 10];
    return letters;
}

} // namespace

class TestHttp2Faults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsEveryRequest_data();
    void endsEveryRequest();
};

void TestHttp2Faults::endsEveryRequest_data()
{
    QTest::addColumn<Http2Script>("script");
    QTest::addColumn<int>("maxStreams");
    QTest::addColumn<int>("parallel");
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("lost"); ///< at most so many end with an error, the others with the right answer
    const auto answer = doing(Kind::Answer, 0);
    const auto late = doing(Kind::Answer, 0, 50ms);

    QTest::newRow("right, one after the other") << answer << 100 << 1 << 30 << 0;
    QTest::newRow("right, in a burst") << late << 100 << 60 << 200 << 0;
    QTest::newRow("GOAWAY after 20, one after the other")
        << doing(Kind::GoAwayAfter, 20) << 100 << 1 << 60 << 0;
    QTest::newRow("GOAWAY after 20, six at once") << doing(Kind::GoAwayAfter, 20) << 100 << 6 << 120 << 0;
    QTest::newRow("GOAWAY after 20, six at once, slowly")
        << doing(Kind::GoAwayAfter, 20, 10ms) << 100 << 6 << 120 << 0;
    QTest::newRow("GOAWAY after 20, in a burst")
        << doing(Kind::GoAwayAfter, 20, 20ms) << 100 << 60 << 60 << 0;
    QTest::newRow("GOAWAY at every request") << doing(Kind::GoAwayAfter, 0) << 100 << 6 << 30 << 0;
    QTest::newRow("GOAWAY before every request") << doing(Kind::GoAwayBefore, 0) << 100 << 6 << 30 << 0;
    QTest::newRow("GOAWAY before the fifth") << doing(Kind::GoAwayBefore, 5) << 100 << 6 << 30 << 0;
    QTest::newRow("streams refused above 16, in a burst") << late << 16 << 60 << 120 << 0;
    QTest::newRow("streams refused above 1, in a burst") << late << 1 << 60 << 30 << 0;
    QTest::newRow("every stream refused") << doing(Kind::Refuse, 0) << 100 << 6 << 30 << 0;
    QTest::newRow("third stream refused") << doing(Kind::Refuse, 3) << 100 << 6 << 30 << 0;
    QTest::newRow("every stream reset") << doing(Kind::Reset, 0) << 100 << 6 << 30 << 30;
    QTest::newRow("third stream reset") << doing(Kind::Reset, 3) << 100 << 6 << 30 << 1;
    QTest::newRow("every connection cut") << doing(Kind::Cut, 0) << 100 << 6 << 30 << 0;
    QTest::newRow("third request cuts the connection") << doing(Kind::Cut, 3) << 100 << 6 << 30 << 0;
    QTest::newRow("third request hangs") << doing(Kind::Hang, 3) << 100 << 6 << 30 << 0;
}

void TestHttp2Faults::endsEveryRequest()
{
    QFETCH(Http2Script, script);
    QFETCH(int, maxStreams);
    QFETCH(int, parallel);
    QFETCH(int, requests);
    QFETCH(int, lost);
    const auto manager = createNetworkManager();
    Http2Server server(script, faults::right(), tlsWith(Certificate::Right), maxStreams);
    HttpEndpoint endpoint(*manager, settingsFor(server.url(), parallel));

    QElapsedTimer clock;
    QList<qint64> ended(requests, -1); ///< when, in ms
    QStringList wrong;
    QStringList failed;
    clock.start();
    for (int i = 0; i < requests; ++i) {
        const QString text = word(i);
        const auto *exchange = endpoint.post(encodeRequest({.text = text, .lang = u"en-US"_s, .mode = true}),
                                             HttpPriority::High, this);
        connect(exchange, &HttpExchange::finished, this, [&, i, text](const HttpResult &result) {
            if (ended[i] >= 0)
                wrong.append(u"%1 ended twice"_s.arg(i));
            ended[i] = clock.elapsed();
            if (!result)
                failed.append(u"%1: %2"_s.arg(i).arg(result.error().detail));
            else if (result->status != 200 || result->body != faults::ipaJson(ipaFor(text)))
                wrong.append(
                    u"%1: status %2 %3"_s.arg(i).arg(result->status).arg(QString::fromUtf8(result->body)));
        });
    }
    QTRY_VERIFY_WITH_TIMEOUT(!ended.contains(-1), 20'000);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u"; "_s)));
    QVERIFY2(failed.size() <= lost, qPrintable(failed.join(u"; "_s)));
    QVERIFY(server.http2Requests() > 0);
    const qint64 longest = *std::ranges::max_element(ended);
    // The deadline of each begins with its turn; Qt's two writes for a request may cost one 40 ms.
    const auto turns = requests / parallel * 60ms;
    QVERIFY2(longest < (deadline + turns + slack).count(), qPrintable(QString::number(longest)));
    qInfo().noquote() << requests << "requests in" << longest << "ms:" << server.http2Requests()
                      << "over HTTP/2 on" << server.http2Connections() << "connections,"
                      << server.http1Requests() << "over HTTP/1.1 on" << server.http1Connections();
}

QTEST_GUILESS_MAIN(TestHttp2Faults)
#include "tst_http2faults.moc"
