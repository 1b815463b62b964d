// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/listensocket.h"
#include "app/service/phonemehttpserver.h"
#include "core/phonemes/phonemeprotocol.h"

#include <QSignalSpy>

#include <stdexcept>

namespace phonoscope::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Deterministic: the IPA of a line is the line between slashes.
inline TranscriptionResult slashes(const PhonemeQuery &query)
{
    if (query.text.contains(u"throw"_s))
        throw std::runtime_error("asked to");
    Transcription answer;
    answer.text = query.text;
    answer.lang = query.lang;
    answer.ipa = u'/' + query.text + u'/';
    answer.words = {{query.text, answer.ipa}};
    return answer;
}

inline QByteArray question(const QString &text)
{
    return encodeRequest({text, u"en-US"_s, true});
}

/// A server on a free port of this machine, in this thread.
class Running
{
public:
    explicit Running(std::chrono::milliseconds delay = 0ms, ServerLimits limits = {},
                     PhonemeHandler handler = slashes)
        : server(std::move(handler), delay, limits), finished(&server, &PhonemeHttpServer::requestFinished)
    {
        auto socket = ListenSocket::open({u"127.0.0.1"_s, 0});
        if (!socket)
            qFatal("%s", qPrintable(socket.error()));
        port = quint16(socket->url().port());
        if (const auto started = server.start(std::move(*socket)); !started)
            qFatal("%s", qPrintable(started.error()));
    }

    RequestRecord record(qsizetype index) const { return finished.at(index).first().value<RequestRecord>(); }

    PhonemeHttpServer server;
    QSignalSpy finished;
    quint16 port = 0;
};

} // namespace phonoscope::test
