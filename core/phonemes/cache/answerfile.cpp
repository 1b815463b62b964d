// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/cache/answerfile.h"

#include "core/phonemes/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr qint64 answersAStep = 250;
constexpr qsizetype maxBadNamed = 100;
constexpr qsizetype maxFieldLength = 1'000; ///< of what is neither text nor IPA
constexpr auto formatName = "phonoscope-answers"_L1;

QString tr(const char *text)
{
    return QCoreApplication::translate("AnswerFile", text);
}

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// A string that is there and not too long.
std::optional<QString> stringIn(const QJsonObject &object, QLatin1StringView name, qsizetype longest)
{
    const QJsonValue value = object.value(name);
    const QString text = value.toString();
    if (!value.isString() || text.size() > longest)
        return std::nullopt;
    return text;
}

std::optional<QList<TranscribedWord>> wordsIn(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QList<TranscribedWord> words;
    for (const QJsonValue &pair : value.toArray()) {
        const QJsonArray word = pair.toArray();
        if (word.size() != 2 || !word.at(0).isString() || word.at(1).toString().trimmed().isEmpty())
            return std::nullopt;
        words.append({word.at(0).toString(), word.at(1).toString()});
    }
    return words.isEmpty() ? std::nullopt : std::optional(words);
}

} // namespace

QByteArray answerToLine(const NewAnswer &answer)
{
    QJsonArray words;
    for (const TranscribedWord &word : answer.transcription.words)
        words.append(QJsonArray{word.text, word.ipa});
    return toLine({{u"cacheId"_s, answer.key.cacheId},
                   {u"text"_s, answer.key.query.text},
                   {u"lang"_s, answer.key.query.lang},
                   {u"mode"_s, answer.key.query.mode},
                   {u"answerLang"_s, answer.transcription.lang},
                   {u"ipa"_s, answer.transcription.ipa},
                   {u"words"_s, words},
                   {u"provider"_s, answer.transcription.provider},
                   {u"engine"_s, answer.transcription.engine},
                   {u"warnings"_s, QJsonArray::fromStringList(answer.transcription.warnings)},
                   {u"answeredMs"_s, answer.answeredMs}});
}

std::optional<NewAnswer> answerFromLine(const QByteArray &line, qint64 nowMs)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const auto cacheId = stringIn(object, "cacheId"_L1, 4 * maxFieldLength);
    const auto text = stringIn(object, "text"_L1, maxTextBytes);
    const auto lang = stringIn(object, "lang"_L1, maxFieldLength);
    const auto answerLang = stringIn(object, "answerLang"_L1, maxFieldLength);
    const auto provider = stringIn(object, "provider"_L1, maxFieldLength);
    const auto engine = stringIn(object, "engine"_L1, maxFieldLength);
    const auto words = wordsIn(object.value("words"_L1));
    const QJsonValue mode = object.value("mode"_L1);
    const double answeredMs = object.value("answeredMs"_L1).toDouble(-1);
    if (!cacheId || !text || !lang || !answerLang || !provider || !engine || !words || !mode.isBool())
        return std::nullopt;
    if (answeredMs < 0 || std::trunc(answeredMs) != answeredMs || checkText(*text))
        return std::nullopt;
    const QString ipa = joinedIpa(*words);
    if (object.value("ipa"_L1).toString() != ipa)
        return std::nullopt;

    NewAnswer answer{.key = {*cacheId, {*text, *lang, mode.toBool()}},
                     .transcription = {*text, *answerLang, ipa, *words, *provider, *engine, {}},
                     .answeredMs =
                         answeredMs > static_cast<double>(nowMs) ? nowMs : static_cast<qint64>(answeredMs)};
    for (const QJsonValue &warning : object.value("warnings"_L1).toArray()) {
        if (!warning.isString() || warning.toString().size() > maxFieldLength)
            return std::nullopt;
        answer.transcription.warnings.append(warning.toString());
    }
    return answer;
}

bool AnswerFile::fail(const QString &sentence)
{
    m_outcome.error = sentence;
    return false;
}

bool AnswerFile::fail(const DatabaseError &error)
{
    m_storeError = error;
    return fail(error.message);
}

bool AnswerExport::step(PhonemeStore &store, qint64)
{
    const auto notWritten = [this] {
        return fail(tr("%1 cannot be written: %2; choose another place.")
                        .arg(shown(m_file.fileName()), m_file.errorString()));
    };
    if (!m_file.isOpen()) {
        if (!m_file.open(QIODevice::WriteOnly))
            return notWritten();
        m_file.write(toLine({{u"format"_s, formatName}, {u"version"_s, version}}));
    }
    const auto answers = store.answersAfter(m_lastId, answersAStep);
    if (!answers)
        return fail(answers.error());
    for (const NewAnswer &answer : *answers) {
        const QByteArray line = answerToLine(answer);
        if (m_file.write(line) != line.size())
            return notWritten();
        ++m_outcome.answers;
    }
    if (!answers->isEmpty())
        return true;
    if (!m_file.commit())
        return notWritten();
    return false;
}

bool AnswerImport::begin()
{
    if (!QFileInfo(m_file.fileName()).isFile() || !m_file.open(QIODevice::ReadOnly)) {
        return fail(
            tr("%1 cannot be read; choose a file that was exported here.").arg(shown(m_file.fileName())));
    }
    const auto first = readLine();
    QByteArray line = first.value_or(QByteArray());
    if (line.startsWith("\xef\xbb\xbf")) // an editor's byte-order mark
        line.remove(0, 3);
    const QJsonObject head = QJsonDocument::fromJson(line).object();
    const double found = head.value("version"_L1).toDouble(0);
    if (head.value("format"_L1).toString() != formatName || found < 1) {
        return fail(tr("%1 is not a file of answers; choose one that was exported here.")
                        .arg(shown(m_file.fileName())));
    }
    if (found > version) {
        return fail(tr("%1 was written by a newer version of Phonoscope; update this one.")
                        .arg(shown(m_file.fileName())));
    }
    return true;
}

std::optional<QByteArray> AnswerImport::readLine()
{
    ++m_line;
    QByteArray line = m_file.readLine(maxLineBytes + 2);
    if (line.size() <= maxLineBytes || line.endsWith('\n'))
        return line;
    while (!line.isEmpty() && !line.endsWith('\n'))
        line = m_file.readLine(maxLineBytes);
    return std::nullopt;
}

void AnswerImport::noteBad()
{
    ++m_outcome.bad;
    if (m_outcome.badLines.size() < maxBadNamed)
        m_outcome.badLines.append(m_line);
}

bool AnswerImport::step(PhonemeStore &store, qint64 nowMs)
{
    if (!m_file.isOpen() && !begin())
        return false;
    QList<NewAnswer> answers;
    qint64 bytes = 0;
    while (answers.size() < answersAStep && bytes < maxLineBytes && !m_file.atEnd()) {
        if (m_line > maxLines) {
            fail(tr("%1 holds more than %2 lines; the others were left.")
                     .arg(shown(m_file.fileName()))
                     .arg(maxLines));
            break;
        }
        const auto line = readLine();
        bytes += line ? line->size() : maxLineBytes;
        if (line && line->trimmed().isEmpty())
            continue;
        if (auto answer = line ? answerFromLine(*line, nowMs) : std::nullopt)
            answers.append(std::move(*answer));
        else
            noteBad();
    }
    const auto taken = store.insertNewer(answers, nowMs);
    if (!taken)
        return fail(taken.error());
    m_outcome.answers += *taken;
    m_outcome.known += answers.size() - *taken;
    return m_outcome.error.isEmpty() && !m_file.atEnd();
}

} // namespace phonoscope
