// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/listensocket.h"
#include "app/service/phonemehttpserver.h"
#include "app/service/requestlog.h"
#include "app/service/serviceoptions.h"
#include "app/service/stopsignals.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/phonemeprotocol.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int exitDone = 0;
constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

void print(std::FILE *where, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), where);
    std::fflush(where);
}

void say(const QString &message)
{
    print(stderr, u"phonoscope-service: "_s + message + u'\n');
}

/// Every connection takes a descriptor, and one more while it lingers; the default is 1024 in all.
void raiseOpenFiles(int connections)
{
    rlimit limit = {};
    const rlim_t needed = rlim_t(connections) + 128;
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < needed) {
        limit.rlim_cur = std::min(needed, limit.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    StopSignals signals; // before any thread
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"phonoscope-service"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PHONOSCOPE_VERSION));

    const auto options = parseServiceOptions(QCoreApplication::arguments());
    if (!options) {
        say(options.error());
        return exitUsage;
    }
    if (!options->textToPrint.isEmpty()) {
        print(stdout, options->textToPrint);
        return exitDone;
    }

    auto languages = Languages::load();
    const auto engine = languages.and_then([](const Languages &all) { return EspeakEngine::create(all); });
    if (!engine) {
        say(engine.error());
        return exitFailed;
    }
    auto socket = ListenSocket::open(options->listen);
    if (!socket) {
        say(socket.error());
        return exitFailed;
    }
    raiseOpenFiles(options->maxConnections);
    const QString url = socket->url().toString() + QLatin1String(phonemePath);
    const bool isLoopback = socket->isLoopback();

    RequestLog log(STDERR_FILENO);
    ServerLimits limits;
    limits.connections = options->maxConnections;
    PhonemeHttpServer server([&engine](const PhonemeQuery &query) { return (*engine)->transcribe(query); },
                             options->delay, limits);
    QObject::connect(&server, &PhonemeHttpServer::requestFinished, &app,
                     [&log](const RequestRecord &record) { log.write(record); });
    QObject::connect(&server, &PhonemeHttpServer::stopped, &app, [] { QCoreApplication::exit(exitDone); });
    QObject::connect(&signals, &StopSignals::stopRequested, &server, [&server] { server.stop(); });

    if (const auto started = server.start(std::move(*socket)); !started) {
        say(started.error());
        return exitFailed;
    }
    if (!isLoopback) {
        say(QCoreApplication::translate(
            "Service", "warning: listening beyond this machine, without encryption or password; whoever "
                       "reaches the port can use the service. Use --listen 127.0.0.1:PORT to keep it "
                       "to this machine"));
    }
    signals.watch();
    print(stdout, u"listening on "_s + url + u'\n');
    return QCoreApplication::exec();
}
