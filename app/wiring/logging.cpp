// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/logging.h"

#include <QLoggingCategory>

#include <mutex>

namespace phonoscope {

namespace {

/// A message handler is a plain function that any thread may call: what it needs cannot be handed to it.
struct Capture
{
    std::mutex mutex;
    LogBook *book = nullptr;
    QtMessageHandler before = nullptr;
    bool passesAll = false;
};

Capture &capture()
{
    static Capture only;
    return only;
}

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        return LogLevel::Error;
    }
    return LogLevel::Error;
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    QtMessageHandler before = nullptr;
    const LogLevel level = levelOf(type);
    {
        const std::lock_guard lock(capture().mutex);
        if (capture().book)
            capture().book->append(level, QString::fromUtf8(context.category), text);
        if (level >= LogLevel::Warning || capture().passesAll)
            before = capture().before;
    }
    if (before)
        before(type, context, text);
}

} // namespace

LogCapture::LogCapture(LogBook &book)
{
    const std::lock_guard lock(capture().mutex);
    Q_ASSERT(!capture().book);
    capture().book = &book;
    capture().passesAll =
        !qEnvironmentVariableIsEmpty("QT_LOGGING_RULES") || !qEnvironmentVariableIsEmpty("QT_LOGGING_CONF");
    capture().before = qInstallMessageHandler(handle);
}

LogCapture::~LogCapture()
{
    setDetailed(false);
    const std::lock_guard lock(capture().mutex);
    qInstallMessageHandler(capture().before);
    capture().book = nullptr;
    capture().before = nullptr;
}

void LogCapture::setDetailed(bool detailed)
{
    QLoggingCategory::setFilterRules(detailed ? QStringLiteral("phonoscope.network.debug=true\n"
                                                               "phonoscope.cache.debug=true\n"
                                                               "phonoscope.similarity.debug=true\n")
                                              : QString());
}

} // namespace phonoscope
