// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/records/teacherreferences.h"

#include "core/phonemes/transcription.h"
#include "core/storage/database.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

Q_LOGGING_CATEGORY(lcTeacher, "phonoscope.similarity.teacher", QtInfoMsg)

QString tr(const char *text)
{
    return QCoreApplication::translate("TeacherReferences", text);
}

/// `key` is the text as it is looked up, `text` as it was written last, white space apart.
const Migrations &migrations()
{
    static const Migrations all{
        {
            u"CREATE TABLE teacher_references ("
            " lang TEXT NOT NULL,"
            " key TEXT NOT NULL,"
            " text TEXT NOT NULL,"
            " ipa TEXT NOT NULL,"
            " alternatives TEXT NOT NULL,"
            " accents TEXT NOT NULL,"
            " changed_ms INTEGER NOT NULL,"
            " PRIMARY KEY (lang, key)) WITHOUT ROWID"_s,
        },
    };
    return all;
}

/// Folding may take letters apart that were composed, so that they are composed once more.
QString keyOf(const QString &text)
{
    return text.simplified()
        .normalized(QString::NormalizationForm_C)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_C);
}

/// Language tags are the same in any case.
QString langKey(const QString &lang)
{
    return lang.isEmpty() ? u""_s : lang.toLower(); // a null string would be bound as NULL
}

QString toJson(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QStringList fromJson(const QVariant &json)
{
    QStringList texts;
    for (const QJsonValue text : QJsonDocument::fromJson(json.toString().toUtf8()).array())
        texts.append(text.toString());
    return texts;
}

/// The log tells what failed, never the text.
bool run(QSqlQuery &query, const char *what)
{
    if (query.exec())
        return true;
    qCWarning(lcTeacher).noquote() << what << "failed:" << query.lastError().databaseText();
    return false;
}

qsizetype bytesOf(const TeacherReference &reference)
{
    qsizetype bytes = reference.ipa.toUtf8().size();
    for (const QString &text : reference.alternatives + reference.accents)
        bytes += text.toUtf8().size();
    return bytes;
}

/// Why it cannot be kept, by a sentence for the user; empty if it can.
QString whyNotKept(const QString &key, const TeacherReference &reference)
{
    if (key.isEmpty())
        return tr("There is no reference to keep this for; type one first.");
    if (key.toUtf8().size() > maxTextBytes || bytesOf(reference) > maxTextBytes)
        return tr("The reference is too long to be kept; give one sentence at a time.");
    return {};
}

} // namespace

tl::expected<std::unique_ptr<TeacherReferences>, QString> TeacherReferences::open(const QString &folder)
{
    auto database = Database::open(QDir(folder).filePath(u"teacher.sqlite"_s), migrations());
    if (!database) {
        if (!database.error().detail.isEmpty())
            qCWarning(lcTeacher).noquote() << "Opening failed:" << database.error().detail;
        return tl::unexpected(database.error().message);
    }
    return std::unique_ptr<TeacherReferences>(new TeacherReferences(std::move(*database)));
}

TeacherReferences::TeacherReferences(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

TeacherReferences::~TeacherReferences() = default;

QString TeacherReferences::warning() const
{
    return m_database->warning();
}

QString TeacherReferences::path() const
{
    return m_database->path();
}

TeacherReference TeacherReferences::find(const QString &text, const QString &lang) const
{
    QSqlQuery select(m_database->connection());
    select.setForwardOnly(true);
    select.prepare(u"SELECT ipa, alternatives, accents FROM teacher_references WHERE lang = ? AND key = ?"_s);
    select.addBindValue(langKey(lang));
    select.addBindValue(keyOf(text));
    if (!run(select, "Finding") || !select.next())
        return {};
    return {select.value(0).toString(), fromJson(select.value(1)), fromJson(select.value(2))};
}

tl::expected<void, QString> TeacherReferences::keep(const QString &text, const QString &lang,
                                                    const TeacherReference &reference)
{
    const QString key = keyOf(text);
    if (const QString why = whyNotKept(key, reference); !why.isEmpty())
        return tl::unexpected(why);
    const auto forget = [&] {
        QSqlQuery query(m_database->connection());
        query.prepare(u"DELETE FROM teacher_references WHERE lang = ? AND key = ?"_s);
        query.addBindValue(langKey(lang));
        query.addBindValue(key);
        return run(query, "Forgetting");
    };
    const auto put = [&] {
        QSqlQuery query(m_database->connection());
        query.prepare(u"INSERT OR REPLACE INTO teacher_references"
                      " (lang, key, text, ipa, alternatives, accents, changed_ms)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
        query.addBindValue(langKey(lang));
        query.addBindValue(key);
        query.addBindValue(text.simplified());
        query.addBindValue(reference.ipa.isNull() ? u""_s : reference.ipa);
        query.addBindValue(toJson(reference.alternatives));
        query.addBindValue(toJson(reference.accents));
        query.addBindValue(QDateTime::currentMSecsSinceEpoch());
        return run(query, "Keeping");
    };
    if (m_database->transact([&] { return reference.isEmpty() ? forget() : put(); }))
        return {};
    return tl::unexpected(tr("What you entered for this reference could not be written to %1; check that the "
                             "disk has room and that the file may be written, then try again.")
                              .arg(QDir::toNativeSeparators(path())));
}

qsizetype TeacherReferences::size() const
{
    QSqlQuery query(m_database->connection());
    query.prepare(u"SELECT count(*) FROM teacher_references"_s);
    return run(query, "Counting") && query.next() ? query.value(0).toLongLong() : 0;
}

} // namespace phonoscope
