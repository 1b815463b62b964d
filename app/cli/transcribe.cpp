// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcribe.h"

#include "app/cli/console.h"
#include "app/cli/linereader.h"
#include "app/cli/session.h"
#include "core/phonemes/text.h"
#include "core/similarity/comparisonjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <deque>
#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

constexpr int linesAhead = 256;

QString oneField(QString text)
{
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

/// Asks for each sentence as it comes and writes the answers in the order of the sentences.
class Transcriber : public QObject
{
public:
    Transcriber(const CommandLine &line, Session &session) : m_line(line), m_session(session) {}

    int exitStatus() const { return m_exitStatus; }
    /// False only if every sentence failed; no sentence at all is answered with an empty list.
    bool hasAnswers() const { return m_exitStatus == 0 || !m_json.isEmpty(); }
    std::function<void()> onWritten; ///< called after each sentence has been dealt with

    void add(const UtteranceResult &refused) { m_sentences.push_back({refused, ++m_added}); }

    void add(const QString &text)
    {
        m_sentences.push_back({std::nullopt, ++m_added});
        ask(m_session.provider(), text, m_added, m_session.standIn());
    }

    /// No more sentences will come; \a fault says so if that is for an error.
    void atEnd(const QString &fault = {})
    {
        m_isAtEnd = true;
        m_fault = fault;
        writeReady();
    }

    void writeReady()
    {
        while (!m_sentences.empty() && m_sentences.front().answer) {
            write(m_sentences.front());
            m_sentences.pop_front();
            if (onWritten)
                onWritten();
        }
        if (m_sentences.empty()) {
            flushOut();
            if (m_isAtEnd) {
                if (!m_fault.isEmpty()) {
                    m_exitStatus = 1;
                    writeError(m_fault);
                }
                QCoreApplication::quit();
            }
        }
    }

    void writeJson() const
    {
        const QJsonObject all{{u"lang"_s, m_line.lang},
                              {u"provider"_s, m_session.provider().id()},
                              {u"engine"_s, m_engine},
                              {u"sentences"_s, m_json}};
        writeOut(QJsonDocument(all).toJson(QJsonDocument::Compact) + '\n');
    }

private:
    struct Sentence
    {
        std::optional<UtteranceResult> answer;
        int number;
    };

    /// \a standIn, which may be null, answers if \a provider is out of reach.
    void ask(PhonemeProvider &provider, const QString &text, int number, PhonemeProvider *standIn)
    {
        UtteranceJob *job = m_session.cache().fetch(provider, {text, m_line.lang}, this);
        connect(job, &UtteranceJob::finished, this, [=, this](const UtteranceResult &result) {
            job->deleteLater();
            if (standIn && !result && isOutOfReach(result.error())) {
                writeError(u"sentence %1: warning: the built-in engine stands in: %2"_s.arg(
                    QString::number(number), result.error().message));
                ask(*standIn, text, number, nullptr);
                return;
            }
            const auto index = static_cast<std::size_t>(number - m_sentences.front().number);
            m_sentences[index].answer = result;
            writeReady();
        });
    }

    void write(const Sentence &sentence)
    {
        const UtteranceResult &answer = *sentence.answer;
        if (!answer) {
            m_exitStatus = 1;
            writeError(m_line.texts.size() == 1 ? answer.error().message
                                                : u"sentence %1: %2"_s.arg(QString::number(sentence.number),
                                                                           answer.error().message));
            return;
        }
        const Transcription &transcription = (*answer)->transcription;
        m_engine = transcription.engine;
        switch (m_line.format) {
        case Format::Text:
            writeOut(transcription.ipa + u'\n');
            break;
        case Format::Tsv:
            writeOut(oneField(transcription.text) + u'\t' + transcription.ipa + u'\n');
            break;
        case Format::Json:
            m_json.append(transcriptionToJson(transcription));
            return; // the warnings are in it
        }
        for (const QString &warning : transcription.warnings)
            writeError(u"sentence %1: warning: %2"_s.arg(QString::number(sentence.number), warning));
    }

    const CommandLine &m_line;
    Session &m_session;
    std::deque<Sentence> m_sentences; ///< those not written yet
    QString m_engine;
    QJsonArray m_json;
    int m_added = 0;
    bool m_isAtEnd = false;
    QString m_fault;
    int m_exitStatus = 0;
};

} // namespace

int transcribe(const CommandLine &line, Session &session)
{
    Transcriber transcriber(line, session);
    LineReader reader(linesAhead);
    if (line.texts.isEmpty()) {
        transcriber.onWritten = [&reader] { reader.release(); };
        QObject::connect(&reader, &LineReader::lineRead, &transcriber, [&](const InputLine &read) {
            if (read.bytes.trimmed().isEmpty()) {
                reader.release();
                return;
            }
            const auto text = decodeText(read.bytes);
            if (read.isWhole && text) {
                transcriber.add(*text);
                return;
            }
            const PhonemeError error =
                read.isWhole ? text.error() : PhonemeError{PhonemeErrorKind::TextTooLong, overlongLine()};
            transcriber.add(UtteranceResult(tl::unexpected(error)));
            transcriber.writeReady();
        });
        QObject::connect(&reader, &LineReader::endReached, &transcriber,
                         [&](const QString &fault) { transcriber.atEnd(fault); });
        reader.start();
    } else {
        for (const QString &text : line.texts)
            transcriber.add(text);
        QMetaObject::invokeMethod(
            &transcriber, [&] { transcriber.atEnd(); }, Qt::QueuedConnection);
    }
    QCoreApplication::exec();
    if (line.format == Format::Json && transcriber.hasAnswers())
        transcriber.writeJson();
    return transcriber.exitStatus();
}

} // namespace phonoscope::cli
