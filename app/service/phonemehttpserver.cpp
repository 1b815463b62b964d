// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/phonemehttpserver.h"

#include "app/service/httprouting.h"
#include "app/service/lingeringsockets.h"
#include "app/service/listensocket.h"
#include "core/phonemes/phonemeprotocol.h"

#include <QElapsedTimer>
#include <QSocketNotifier>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <limits>
#include <microhttpd.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr int handlerThreads = 4;

/// One client's connection, from accepted to closed.
struct Connection
{
    int descriptor = -1;
    QTimer deadline; ///< runs while the client owes us: a whole request, or the taking of an answer
    bool inRequest = false;
};

/// One request, from its headers to the end of its answer.
struct Exchange
{
    quint64 number = 0;
    MHD_Connection *connection = nullptr;
    RequestRecord record;
    QElapsedTimer clock;
    QByteArray body; ///< kept only where it will be read
    qsizetype bodyBytes = 0;
    std::optional<HttpReply> reply;
    bool isSuspended = false;
    bool isHeldBack = false;   ///< the delay is not over
    bool isUnreadBody = false; ///< refused with the body on its way
};

/// libmicrohttpd takes no answer while a body is coming in, so this one is written past it, as the last
/// thing on the connection. It is the first thing written for its request and far smaller than any send
/// buffer.
void writeRefusal(int descriptor, const HttpReply &reply)
{
    const QByteArray answer = "HTTP/1.1 413 Content Too Large\r\nConnection: close\r\n"
                              "Content-Type: application/json; charset=utf-8\r\nContent-Length: " +
                              QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body;
    if (::send(descriptor, answer.constData(), std::size_t(answer.size()), MSG_NOSIGNAL | MSG_DONTWAIT) < 0)
        return; // the client has gone: nobody to tell
}

} // namespace

struct PhonemeHttpServer::Private
{
    Private(PhonemeHttpServer *server, PhonemeHandler answerer, std::chrono::milliseconds held,
            ServerLimits bounds)
        : q(server), handler(std::move(answerer)), delay(held), limits(bounds)
    {
    }

    PhonemeHttpServer *const q;
    const PhonemeHandler handler;
    const std::chrono::milliseconds delay;
    const ServerLimits limits;

    MHD_Daemon *daemon = nullptr;
    std::unique_ptr<QSocketNotifier> notifier;
    QTimer wakeUp;
    QTimer stopLimit;
    LingeringSockets lingering;
    QThreadPool pool;
    std::unordered_map<MHD_Connection *, std::unique_ptr<Connection>> connections;
    std::unordered_map<quint64, std::unique_ptr<Exchange>> exchanges;
    quint64 lastNumber = 0;
    bool isRunning = false;  ///< within MHD_run: the library must not be entered again
    bool isRoomMade = false; ///< a connection was closed in this turn of the library
    bool isStopping = false;
    std::atomic_bool isEnding = false; ///< read by the handler's threads

    void run();
    void connectionStarted(MHD_Connection *connection);
    void connectionClosed(MHD_Connection *connection);
    Exchange *begin(MHD_Connection *connection, const char *target, const char *method);
    MHD_Result takeBody(Exchange &exchange, const char *data, std::size_t size);
    MHD_Result work(Exchange &exchange);
    void release(quint64 number);
    MHD_Result send(Exchange &exchange);
    void finish(Exchange &exchange);
    void endStop();
    void endDaemon();

    static MHD_Result onAccess(void *self, MHD_Connection *connection, const char *target, const char *method,
                               const char *version, const char *data, std::size_t *size, void **context);
    static void onCompleted(void *self, MHD_Connection *connection, void **context,
                            MHD_RequestTerminationCode);
    static void onConnection(void *self, MHD_Connection *connection, void **,
                             MHD_ConnectionNotificationCode code);
    static std::size_t keepEscaped(void *, MHD_Connection *, char *text) { return std::strlen(text); }
};

MHD_Result PhonemeHttpServer::Private::onAccess(void *self, MHD_Connection *connection, const char *target,
                                                const char *method, const char *, const char *data,
                                                std::size_t *size, void **context)
{
    auto *const d = static_cast<Private *>(self);
    if (!*context) {
        Exchange *const begun = d->begin(connection, target, method);
        *context = begun;
        return begun->reply ? d->send(*begun) : MHD_YES;
    }
    Exchange &exchange = *static_cast<Exchange *>(*context);
    if (*size > 0) {
        const std::size_t came = *size;
        *size = 0;
        return d->takeBody(exchange, data, came);
    }
    exchange.isSuspended = false;
    return exchange.reply ? d->send(exchange) : d->work(exchange);
}

void PhonemeHttpServer::Private::onCompleted(void *self, MHD_Connection *, void **context,
                                             MHD_RequestTerminationCode)
{
    if (*context)
        static_cast<Private *>(self)->finish(*static_cast<Exchange *>(*context));
    *context = nullptr;
}

void PhonemeHttpServer::Private::onConnection(void *self, MHD_Connection *connection, void **,
                                              MHD_ConnectionNotificationCode code)
{
    auto *const d = static_cast<Private *>(self);
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        d->connectionStarted(connection);
    else
        d->connectionClosed(connection);
}

void PhonemeHttpServer::Private::run()
{
    if (!daemon || isRunning)
        return;
    isRunning = true;
    do {
        // At its limit of connections the library listens again only in the turn after one was closed.
        isRoomMade = false;
        MHD_run(daemon);
    } while (isRoomMade);
    isRunning = false;

    MHD_UNSIGNED_LONG_LONG ms = 0;
    if (MHD_get_timeout(daemon, &ms) == MHD_YES)
        wakeUp.start(int(std::min<MHD_UNSIGNED_LONG_LONG>(ms, std::numeric_limits<int>::max())));
    else
        wakeUp.stop();
}

void PhonemeHttpServer::Private::connectionStarted(MHD_Connection *connection)
{
    auto fresh = std::make_unique<Connection>();
    fresh->descriptor = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    fresh->deadline.setSingleShot(true);
    // Shut down, not closed: the descriptor is the library's, which sees the end of the stream and closes it.
    connect(&fresh->deadline, &QTimer::timeout, q,
            [descriptor = fresh->descriptor] { ::shutdown(descriptor, SHUT_RDWR); });
    fresh->deadline.start(limits.transfer);
    connections.insert_or_assign(connection, std::move(fresh));
}

void PhonemeHttpServer::Private::connectionClosed(MHD_Connection *connection)
{
    connections.erase(connection);
    isRoomMade = true;
}

Exchange *PhonemeHttpServer::Private::begin(MHD_Connection *connection, const char *target,
                                            const char *method)
{
    auto fresh = std::make_unique<Exchange>();
    fresh->number = ++lastNumber;
    fresh->connection = connection;
    fresh->clock.start();
    fresh->record.arrived = QDateTime::currentDateTimeUtc();
    fresh->record.method = method;
    fresh->record.path = pathOf(target);
    fresh->reply = refusalByHeaders(connection, limits.bodyBytes);
    fresh->isUnreadBody = fresh->reply.has_value();
    connections.at(connection)->inRequest = true;
    return exchanges.emplace(fresh->number, std::move(fresh)).first->second.get();
}

MHD_Result PhonemeHttpServer::Private::takeBody(Exchange &exchange, const char *data, std::size_t size)
{
    exchange.bodyBytes += qsizetype(size);
    if (exchange.bodyBytes > limits.bodyBytes) {
        exchange.reply = oversizedBody(limits.bodyBytes);
        exchange.record.status = exchange.reply->status;
        exchange.record.bytes = exchange.reply->body.size();
        exchange.isUnreadBody = true;
        writeRefusal(connections.at(exchange.connection)->descriptor, *exchange.reply);
        return MHD_NO; // closes the connection
    }
    if (exchange.record.path == phonemePath && exchange.record.method == "POST")
        exchange.body.append(data, qsizetype(size));
    return MHD_YES;
}

/// The request has come in full: answers it at once, or takes it out of the loop until its answer is there
/// and due.
MHD_Result PhonemeHttpServer::Private::work(Exchange &exchange)
{
    connections.at(exchange.connection)->deadline.stop();
    exchange.reply = replyWithoutBody(exchange.record.method, exchange.record.path);
    exchange.isHeldBack = delay.count() > 0 && exchange.record.path == phonemePath;
    if (exchange.reply && !exchange.isHeldBack)
        return send(exchange);

    MHD_suspend_connection(exchange.connection);
    exchange.isSuspended = true;
    const quint64 number = exchange.number;
    if (exchange.isHeldBack) {
        QTimer::singleShot(delay, Qt::PreciseTimer, q, [this, number] {
            if (const auto found = exchanges.find(number); found != exchanges.end())
                found->second->isHeldBack = false;
            release(number);
        });
    }
    if (exchange.reply)
        return MHD_YES;
    pool.start([this, number, body = std::move(exchange.body)] {
        HttpReply reply = answerPhonemeRequest(body, [this](const PhonemeQuery &line) -> TranscriptionResult {
            if (isEnding)
                return tl::unexpected(
                    PhonemeError{PhonemeErrorKind::Cancelled, u"The service is ending."_s, {}});
            return handler(line);
        });
        QMetaObject::invokeMethod(
            q,
            [this, number, reply = std::move(reply)] {
                if (const auto found = exchanges.find(number); found != exchanges.end())
                    found->second->reply = reply;
                release(number);
            },
            Qt::QueuedConnection);
    });
    return MHD_YES;
}

/// Gives a request back to the loop once its answer is there and due.
void PhonemeHttpServer::Private::release(quint64 number)
{
    const auto found = exchanges.find(number);
    if (found == exchanges.end())
        return;
    const Exchange &exchange = *found->second;
    if (!exchange.isSuspended || !exchange.reply || exchange.isHeldBack)
        return;
    MHD_resume_connection(exchange.connection);
    run();
}

MHD_Result PhonemeHttpServer::Private::send(Exchange &exchange)
{
    const HttpReply &reply = *exchange.reply;
    MHD_Response *const response = MHD_create_response_from_buffer(
        std::size_t(reply.body.size()), const_cast<char *>(reply.body.constData()), MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json; charset=utf-8");
    if (!reply.allow.isEmpty())
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, reply.allow.constData());
    if (isStopping)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    exchange.record.status = reply.status;
    exchange.record.bytes = reply.body.size();
    connections.at(exchange.connection)->deadline.start(limits.transfer);
    const MHD_Result result = MHD_queue_response(exchange.connection, unsigned(reply.status), response);
    MHD_destroy_response(response);
    return result;
}

void PhonemeHttpServer::Private::finish(Exchange &exchange)
{
    exchange.record.elapsedMs = exchange.clock.elapsed();
    Connection &connection = *connections.at(exchange.connection);
    connection.inRequest = false;
    connection.deadline.start(limits.transfer); // for the next request
    if (exchange.isUnreadBody)
        lingering.keep(connection.descriptor);
    const RequestRecord record = exchange.record;
    exchanges.erase(exchange.number);
    Q_EMIT q->requestFinished(record);
    if (isStopping && exchanges.empty())
        QMetaObject::invokeMethod(
            q, [this] { endStop(); }, Qt::QueuedConnection);
}

void PhonemeHttpServer::Private::endStop()
{
    if (!daemon)
        return;
    stopLimit.stop();
    endDaemon();
    Q_EMIT q->stopped();
}

void PhonemeHttpServer::Private::endDaemon()
{
    if (!daemon)
        return;
    notifier.reset();
    wakeUp.stop();
    if (!isStopping)
        ::close(MHD_quiesce_daemon(daemon));
    for (const auto &[number, exchange] : exchanges) {
        if (exchange->isSuspended)
            MHD_resume_connection(
                exchange->connection); // the library may only be stopped with none suspended
    }
    isRunning = true;
    MHD_stop_daemon(daemon);
    isRunning = false;
    daemon = nullptr;
}

PhonemeHttpServer::PhonemeHttpServer(PhonemeHandler handler, std::chrono::milliseconds delay,
                                     ServerLimits limits, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(handler), delay, limits))
{
    d->wakeUp.setSingleShot(true);
    d->wakeUp.setTimerType(Qt::PreciseTimer);
    connect(&d->wakeUp, &QTimer::timeout, this, [this] { d->run(); });
    d->stopLimit.setSingleShot(true);
    connect(&d->stopLimit, &QTimer::timeout, this, [this] { d->endStop(); });
    d->pool.setMaxThreadCount(handlerThreads);
}

PhonemeHttpServer::~PhonemeHttpServer()
{
    d->isEnding = true;
    d->pool.clear();
    d->pool.waitForDone();
    d->endDaemon();
}

tl::expected<void, QString> PhonemeHttpServer::start(ListenSocket socket)
{
    Q_ASSERT(!d->daemon);
    const int descriptor = socket.take();
    // The event loop is ours (epoll without MHD_USE_INTERNAL_POLLING_THREAD): no callback needs a lock.
    d->daemon = MHD_start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr, &Private::onAccess, d.get(),
        MHD_OPTION_LISTEN_SOCKET, descriptor, MHD_OPTION_CONNECTION_LIMIT, unsigned(d->limits.connections),
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, d->limits.headerMemory, MHD_OPTION_CONNECTION_TIMEOUT,
        unsigned(d->limits.idle.count()), MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED,
        &Private::onCompleted, d.get(), MHD_OPTION_NOTIFY_CONNECTION, &Private::onConnection, d.get(),
        MHD_OPTION_UNESCAPE_CALLBACK, &Private::keepEscaped, d.get(), MHD_OPTION_END);
    if (!d->daemon) {
        ::close(descriptor);
        return tl::unexpected(
            tr("the HTTP server could not be started; close other programs or raise the limit "
               "of open files, then try again"));
    }
    const int epoll = MHD_get_daemon_info(d->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    d->notifier = std::make_unique<QSocketNotifier>(epoll, QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] { d->run(); });
    d->run(); // puts the listening socket into the epoll set
    return {};
}

void PhonemeHttpServer::stop()
{
    if (d->isRunning) { // from a slot of requestFinished()
        QMetaObject::invokeMethod(
            this, [this] { stop(); }, Qt::QueuedConnection);
        return;
    }
    if (!d->daemon)
        return;
    if (d->isStopping) {
        d->endStop();
        return;
    }
    d->run(); // what has arrived already is in flight
    d->isStopping = true;
    ::close(MHD_quiesce_daemon(d->daemon));
    for (const auto &[library, connection] : d->connections) {
        if (!connection->inRequest)
            ::shutdown(connection->descriptor, SHUT_RDWR);
    }
    d->run();
    if (d->exchanges.empty())
        QMetaObject::invokeMethod(
            this, [this] { d->endStop(); }, Qt::QueuedConnection);
    else
        d->stopLimit.start(d->limits.stopGrace + d->delay);
}

} // namespace phonoscope
