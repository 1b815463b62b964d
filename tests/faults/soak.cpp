// SPDX-License-Identifier: GPL-3.0-or-later
//
// soak [SECONDS [SEED [SERVICE…]]]: asks three services (plain, tls, http2) that do every wrong there is,
// restarts them, and looks at what is left when all is over. Without SECONDS, the environment's
// PHONOSCOPE_SOAK_SECONDS, or 60. Exit status 0: every question ended once and rightly, no connection,
// descriptor or thread is left over, memory is flat.
#include "core/ipa/segmentinventory.h"
#include "core/network/networkmanager.h"
#include "tests/faults/soakaskers.h"
#include "tests/faults/soakserver.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMetaEnum>
#include <QNetworkAccessManager>

#include <cstdio>
#include <malloc.h>

using namespace phonoscope;
using namespace phonoscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// What memory may grow by after the first third: 8 MB or a tenth, whichever is more.
constexpr qint64 mostGrowthKb = 8 * 1024;
/// And by this for each connection with TLS, in a run that ends before Qt has dropped its first keys: OpenSSL
/// keeps the tickets of each connection, and the certificate with them, as long as the key lives.
constexpr qint64 ticketsKb = 10;
/// From here on keys are dropped as fast as others are made.
constexpr qsizetype longRun = 600; // s

void say(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

/// What this process takes.
struct Usage
{
    qint64 rssKb = 0;
    qint64 heapKb = 0; ///< what is allocated, whatever the allocator keeps beside
    qint64 threads = 0;
    qint64 descriptors = 0;
    int tlsConnections = 0; ///< opened so far
};

Usage usageNow()
{
    Usage usage;
    const auto heap = mallinfo2();
    usage.heapKb = static_cast<qint64>((heap.uordblks + heap.hblkhd) / 1024);
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        qFatal("no /proc/self/status");
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            usage.rssKb = line.sliced(6).trimmed().split(' ').front().toLongLong();
        if (line.startsWith("Threads:"))
            usage.threads = line.sliced(8).trimmed().toLongLong();
    }
    usage.descriptors =
        QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    return usage;
}

qint64 median(QList<qint64> values)
{
    std::ranges::sort(values);
    return values.isEmpty() ? 0 : values[values.size() / 2];
}

/// Lets events be handled until \a isTrue, or for \a longest.
bool waitUntil(const std::function<bool()> &isTrue, std::chrono::milliseconds longest)
{
    QElapsedTimer clock;
    clock.start();
    while (!isTrue() && clock.elapsed() < longest.count())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    return isTrue();
}

/// Says what is wrong, and remembers that something is.
class Verdict
{
public:
    void require(bool isRight, const QString &what)
    {
        if (!isRight) {
            m_isRight = false;
            say(u"WRONG: "_s + what);
        }
    }
    bool isRight() const { return m_isRight; }

private:
    bool m_isRight = true;
};

struct Service
{
    QString name;
    std::unique_ptr<SoakServer> server;
    std::unique_ptr<SoakAskers> askers;
};

void report(const Service &service)
{
    const SoakFigures &figures = service.askers->figures();
    QString errors;
    for (auto it = figures.errors.begin(); it != figures.errors.end(); ++it)
        errors += u" %1:%2"_s.arg(static_cast<int>(it.key())).arg(it.value());
    say(u"%1: %2 asked, %3 answered, %4 deleted, longest %5 ms, errors by kind%6"_s.arg(service.name)
            .arg(figures.asked)
            .arg(figures.answered)
            .arg(figures.deleted)
            .arg(figures.longestMs)
            .arg(errors));
}

bool soak(std::chrono::seconds length, quint32 seed, const QStringList &names)
{
    SegmentInventory inventory;
    auto tables = Tokenizer::loadTables();
    if (!tables)
        qFatal("%s", qPrintable(tables.error()));
    const Tokenizer tokenizer(std::move(*tables), inventory);
    QRandomGenerator dice(seed);
    auto manager = createNetworkManager();
    std::vector<Service> services;
    const Usage before = usageNow();
    for (const auto &[name, socket] : {std::pair{u"plain"_s, SoakSocket::Plain},
                                       {u"tls"_s, SoakSocket::Tls},
                                       {u"http2"_s, SoakSocket::Http2}}) {
        if (!names.isEmpty() && !names.contains(name))
            continue;
        auto server = std::make_unique<SoakServer>(socket, dice.generate());
        auto askers = std::make_unique<SoakAskers>(*manager, server->url(), socket == SoakSocket::Http2,
                                                   tokenizer, dice.generate());
        services.push_back({name, std::move(server), std::move(askers)});
    }

    // Once a second a look at ourselves; now and then a service that goes away and comes back.
    QList<Usage> usages;
    int restarts = 0;
    QTimer seconds;
    QObject::connect(&seconds, &QTimer::timeout, &seconds, [&] {
        usages.append(usageNow());
        for (const Service &service : services) {
            if (service.name != "plain"_L1)
                usages.back().tlsConnections += service.askers->connections();
        }
        if (dice.bounded(8) == 0) {
            services[dice.bounded(static_cast<quint32>(services.size()))].server->restart();
            ++restarts;
        }
        if (usages.size() % 60 == 0) {
            const Usage &now = usages.back();
            say(u"%1 s: %2 KB, of which %3 KB allocated, %4 threads, %5 descriptors"_s.arg(usages.size())
                    .arg(now.rssKb)
                    .arg(now.heapKb)
                    .arg(now.threads)
                    .arg(now.descriptors));
        }
    });
    seconds.start(1s);
    waitUntil([] { return false; }, length);
    seconds.stop();

    Verdict verdict;
    for (Service &service : services)
        service.askers->stop();
    const auto noneWaits = [&] {
        return std::ranges::all_of(services, [](const Service &one) { return one.askers->waiting() == 0; });
    };
    verdict.require(waitUntil(noneWaits, 30s), u"questions are left unanswered"_s);
    for (const Service &service : services) {
        report(service);
        const SoakFigures &figures = service.askers->figures();
        for (const QString &wrong : figures.wrong)
            verdict.require(false, service.name + u": "_s + wrong);
        qint64 ended = figures.answered + figures.deleted;
        for (const qint64 count : figures.errors)
            ended += count;
        verdict.require(ended == figures.asked,
                        u"%1: %2 ended of %3"_s.arg(service.name).arg(ended).arg(figures.asked));
        verdict.require(figures.answered > figures.asked / 4, service.name + u": hardly any was answered"_s);
    }

    const auto openConnections = [&] {
        QList<int> open;
        for (Service &service : services)
            open.append(service.server->open());
        return open;
    };
    const auto text = [](const QList<int> &open) {
        QStringList numbers;
        for (const int count : open)
            numbers.append(QString::number(count));
        return numbers.join(u", "_s);
    };
    // Half closed ones, which the services never close, are for the client to close.
    const QList<int> kept = openConnections();
    for (Service &service : services)
        service.askers.reset();
    manager.reset();
    QList<int> left;
    waitUntil(
        [&] {
            left = openConnections();
            return std::ranges::all_of(left, [](int count) { return count == 0; });
        },
        5s);
    say(u"connections: %1 kept open, %2 left when all is gone; %3 restarts"_s.arg(text(kept), text(left))
            .arg(restarts));
    verdict.require(std::ranges::all_of(kept, [](int count) { return count >= 0 && count <= 4 * 6; }),
                    u"more connections are kept open than may be"_s);
    verdict.require(std::ranges::all_of(left, [](int count) { return count == 0; }),
                    u"connections are left over"_s);
    services.clear();

    const Usage after = usageNow();
    const qsizetype third = usages.size() / 3;
    const qsizetype window = std::max<qsizetype>(usages.size() / 10, 1);
    const auto rssOf = [&](qsizetype from) {
        QList<qint64> values;
        for (const Usage &usage : usages.mid(from, window))
            values.append(usage.rssKb);
        return median(values);
    };
    const qint64 early = rssOf(third);
    const qint64 late = rssOf(usages.size() - window);
    const int connections =
        usages[usages.size() - window / 2 - 1].tlsConnections - usages[third + window / 2].tlsConnections;
    say(u"memory: %1 KB after a third, %2 KB at the end, %7 connections with TLS opened between; threads: %3 "
        u"before, %4 after; descriptors: %5 "
        u"before, "
        "%6 after"_s.arg(early)
            .arg(late)
            .arg(before.threads)
            .arg(after.threads)
            .arg(before.descriptors)
            .arg(after.descriptors)
            .arg(connections));
#ifndef __SANITIZE_ADDRESS__ // which keeps what is freed for a while
    const qint64 tickets = usages.size() < longRun ? ticketsKb * connections : 0;
    verdict.require(late - early <= std::max(mostGrowthKb, early / 10) + tickets, u"memory grows"_s);
#endif
    verdict.require(after.threads <= before.threads + 1, u"threads are left over"_s);
    verdict.require(after.descriptors <= before.descriptors + 2, u"descriptors are left over"_s);
    return verdict.isRight();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    if (arguments.value(0) == "--serve"_L1)
        return serveSoak(arguments.sliced(1));
    bool isNumber = false;
    int seconds = arguments.value(0, qEnvironmentVariable("PHONOSCOPE_SOAK_SECONDS")).toInt(&isNumber);
    if (!isNumber)
        seconds = 60;
    const quint32 seed =
        arguments.size() > 1 ? arguments[1].toUInt() : QRandomGenerator::global()->generate();
    say(u"soak: %1 s, seed %2"_s.arg(seconds).arg(seed));
    const bool isRight = soak(std::chrono::seconds(seconds), seed, arguments.mid(2));
    say(isRight ? u"soak: all is well"_s : u"soak: see what is WRONG above"_s);
    return isRight ? 0 : 1;
}
