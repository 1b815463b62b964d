// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/soakserver.h"

#include "core/phonemes/phonemeprotocol.h"
#include "tests/network/answerfaults.h"
#include "tests/network/connectionfaults.h"
#include "tests/network/http2server.h"
#include "tests/network/tlsfaults.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTcpSocket>

#include <cstdio>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace phonoscope::test {

namespace {

using namespace faults;
using Dice = std::shared_ptr<QRandomGenerator>;

QList<Script> everyFault()
{
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray chunks = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray half = ok + "Content-Length: 100\r\n\r\n{\"ipa\":";
    QList<Script> all{
        closeAtOnce(),
        sayAndCloseBare({}),
        sayAndReset({}),
        closeHalf(),
        sayAndHang({}),
        sayAndClose("HTTP/1."),
        sayAndClose(half),
        sayAndCloseBare(half),
        sayAndReset(half),
        sayAndHang(half),
        sayAndClose(chunks + "10\r\n{\"ipa\":"),
        drip(httpAnswer(200, ipaJson(u"a"_s.repeated(500))), 20ms),
        endlessPaced(ok + "\r\n{\"ipa\":\"", QByteArray(8192, 'a')),
        sayAndHang(ok + "Content-Length: 99999999999\r\n\r\n"),
        answer(200, gzipZeros(5'000'000), "Content-Encoding: gzip\r\n"),
        packed(true),
        packed(false),
        chunked(),
        answer(200, "<html>Log in to the network</html>", "Content-Type: text/html\r\n"),
        answer(200, "{\"ipa\":\"h\xC9\"}"),
        answer(200, {}),
        answer(200, "{\"detected\":\"English\"}"),
        rightBehind("\xEF\xBB\xBF"),
        rightAfter("HTTP/1.1 100 Continue\r\n\r\n"),
        rightAndClose(),
        rightWith("Connection: close\r\n"),
        wrongLines(Lines::OneFewer),
        wrongLines(Lines::OneMore),
        wrongLines(Lines::AllInOne),
        redirectLoop(302),
        redirectLoop(308),
        answer(429, {}, "Retry-After: 0\r\n"),
        answer(503, {}, "Retry-After: 0\r\n"),
        answer(429, {}),
        sayAndClose("HTTP/1.1 503 Busy\r\n\r\nbusy"),
    };
    for (const int status : {204, 400, 401, 403, 404, 413, 500, 502, 503, 504})
        all.append(answer(status, encodeError(u"no"_s)));
    return all;
}

/// Right for 85 of 100 requests, sooner or later; any fault for the others.
Script mixed(const Dice &dice)
{
    return [dice, all = everyFault()](QTcpSocket *socket, const ServerRequest &request) {
        const bool isRight = dice->bounded(100) < 85;
        const Script script = isRight ? right(std::chrono::milliseconds(dice->bounded(20)))
                                      : all[dice->bounded(static_cast<quint32>(all.size()))];
        closingWhenIdle(script, std::chrono::milliseconds(dice->bounded(20, 4000)))(socket, request);
    };
}

Http2Script mixedHttp2(const Dice &dice)
{
    return [dice](const ServerRequest &request, int nth) {
        using enum Http2Deed::Kind;
        Http2Deed deed{.body = rightJson(request), .delay = std::chrono::milliseconds(dice->bounded(20))};
        if (nth >= 200) {
            deed.kind = GoAwayAfter;
        } else if (dice->bounded(100) >= 90) {
            static constexpr std::array kinds{Reset, Refuse, Hang, Cut, GoAwayAfter, GoAwayBefore};
            deed.kind = kinds[dice->bounded(static_cast<quint32>(kinds.size()))];
        } else if (dice->bounded(100) >= 95) {
            deed.status = 503;
        }
        return deed;
    };
}

} // namespace

int serveSoak(const QStringList &arguments)
{
    const auto socket = static_cast<SoakSocket>(arguments.value(0).toInt());
    const auto port = static_cast<quint16>(arguments.value(1).toUInt());
    const Dice dice = std::make_shared<QRandomGenerator>(arguments.value(2).toUInt());
    std::unique_ptr<FaultServer> http1;
    std::unique_ptr<Http2Server> http2;
    const QSslConfiguration tls = tlsWith(Certificate::Right);
    if (socket == SoakSocket::Http2)
        http2 = std::make_unique<Http2Server>(mixedHttp2(dice), mixed(dice), tls, 30, port);
    else
        http1 = std::make_unique<FaultServer>(
            mixed(dice), socket == SoakSocket::Tls ? std::optional(tls) : std::nullopt, port);

    const auto say = [](const QString &line) {
        std::puts(qPrintable(line));
        std::fflush(stdout);
    };
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        char line[64];
        if (::read(STDIN_FILENO, line, sizeof line) <= 0)
            QCoreApplication::quit();
        else
            say(QString::number(http1 ? http1->open() : http2->open()));
    });
    say(u"listening "_s + (http1 ? http1->url() : http2->url()).toString());
    return QCoreApplication::exec();
}

SoakServer::SoakServer(SoakSocket socket, quint32 seed) : m_socket(socket), m_seed(seed)
{
    start();
}

SoakServer::~SoakServer()
{
    m_process->kill();
    m_process->waitForFinished();
}

void SoakServer::start()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process->start(QCoreApplication::applicationFilePath(),
                     {u"--serve"_s, QString::number(static_cast<int>(m_socket)),
                      QString::number(m_url.port(0)), QString::number(m_seed++)});
    while (!m_process->canReadLine() && m_process->waitForReadyRead(10'000)) {
    }
    const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
    if (!line.startsWith("listening "_L1))
        qFatal("a service of the soak did not start");
    m_url = QUrl(line.sliced(10));
}

void SoakServer::restart()
{
    m_process->kill();
    m_process->waitForFinished();
    start();
}

int SoakServer::open()
{
    m_process->write("open\n");
    while (!m_process->canReadLine() && m_process->waitForReadyRead(5000)) {
    }
    bool isNumber = false;
    const int count = m_process->readLine().trimmed().toInt(&isNumber);
    return isNumber ? count : -1;
}

} // namespace phonoscope::test
