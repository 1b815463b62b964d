// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/transcription.h"
#include "core/similarity/records/teacherreferences.h"
#include "core/storage/database.h"

#include <QFile>
#include <QProcess>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <unistd.h>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

TeacherReference reference(const QString &ipa = u"θɹˈiː tɹˈiːz"_s)
{
    return {ipa, {u"θɹiː tɹiːs"_s, u"a \"quoted\" one"_s}, {u"en-GB"_s}};
}

QString numbered(const QString &who, int number)
{
    return u"sentence %1 of %2"_s.arg(number).arg(who);
}

std::unique_ptr<TeacherReferences> opened(const QString &folder)
{
    auto references = TeacherReferences::open(folder);
    if (!references)
        qWarning("%s", qPrintable(references.error()));
    return references ? std::move(*references) : nullptr;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What another process does: keeps one reference after another, up to \a most, and tells each one kept by a
/// line.
int keepOn(const QString &folder, const QString &who, int most)
{
    const auto references = opened(folder);
    if (!references)
        return 1;
    for (int i = 0; i < most; ++i) {
        if (!references->keep(numbered(who, i), u"en-US"_s, reference(numbered(who, i))))
            return 1;
        std::printf("%d\n", i);
        std::fflush(stdout);
    }
    return 0;
}

std::unique_ptr<QProcess> startKeeping(const QString &folder, const QString &who, int most)
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(),
                   {u"--keep"_s, folder, who, QString::number(most)});
    return process;
}

} // namespace

class TestTeacherReferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsFromRunToRun();
    void keepsWhatIsNotAllThere_data();
    void keepsWhatIsNotAllThere();
    void knowsATextAgain_data();
    void knowsATextAgain();
    void replacesAndForgets();
    void refusesWhatCannotBeKept_data();
    void refusesWhatCannotBeKept();
    void isSharedByTwoConnections();
    void isSharedByProcesses();
    void losesNothingWhenAProcessIsKilled();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void refusesAReadOnlyFolder();
    void saysThatItCannotWrite();

private:
    QString file() const { return m_dir->filePath(u"teacher.sqlite"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTeacherReferences::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestTeacherReferences::keepsFromRunToRun()
{
    const QString folder = m_dir->filePath(u"new/folder"_s);
    {
        const auto references = opened(folder);
        QVERIFY(references);
        QCOMPARE(references->warning(), QString());
        QCOMPARE(references->size(), 0);
        QVERIFY(references->find(u"three trees"_s, u"en-US"_s).isEmpty());
        QVERIFY(references->keep(u"three trees"_s, u"en-US"_s, reference()));
    }
    const auto references = opened(folder);
    QVERIFY(references);
    QCOMPARE(references->size(), 1);
    QCOMPARE(references->find(u"three trees"_s, u"en-US"_s), reference());
    QCOMPARE(references->path(), folder + u"/teacher.sqlite"_s);
}

void TestTeacherReferences::keepsWhatIsNotAllThere_data()
{
    QTest::addColumn<TeacherReference>("kept");
    QTest::newRow("IPA alone") << TeacherReference{u"θɹiː"_s, {}, {}};
    QTest::newRow("alternatives alone") << TeacherReference{{}, {u"θɹiː"_s}, {}};
    QTest::newRow("accents alone") << TeacherReference{{}, {}, {u"en-GB"_s, u"en-AU"_s}};
    QTest::newRow("signs of SQL") << TeacherReference{u"'; DROP TABLE teacher_references; --"_s, {}, {}};
}

void TestTeacherReferences::keepsWhatIsNotAllThere()
{
    QFETCH(TeacherReference, kept);
    const auto references = opened(m_dir->path());
    QVERIFY(references);
    QVERIFY(references->keep(u"three"_s, u"en-US"_s, kept));
    QCOMPARE(references->find(u"three"_s, u"en-US"_s), kept);
    QCOMPARE(references->size(), 1);
}

void TestTeacherReferences::knowsATextAgain_data()
{
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("lang");
    QTest::addColumn<bool>("isFound");

    QTest::newRow("the same") << u"Three trees"_s << u"Three trees"_s << u"en-US"_s << true;
    QTest::newRow("another case") << u"Three trees"_s << u"tHREE Trees"_s << u"en-US"_s << true;
    QTest::newRow("more white space")
        << u"Three trees"_s << u"  Three\t\ntrees\u00a0"_s << u"en-US"_s << true;
    QTest::newRow("less white space") << u"\r\nThree  trees"_s << u"Three trees"_s << u"en-US"_s << true;
    QTest::newRow("letters taken apart") << u"chào"_s << u"cha\u0300o"_s << u"en-US"_s << true;
    QTest::newRow("letters put together") << u"cha\u0300o"_s << u"CHÀO"_s << u"en-US"_s << true;
    QTest::newRow("marks in another order")
        << u"ba\u0323\u0302n"_s << u"ba\u0302\u0323n"_s << u"en-US"_s << true;
    QTest::newRow("a letter with two small ones") << u"λόγος"_s << u"ΛΌΓΟΣ"_s << u"en-US"_s << true;
    QTest::newRow("the tag in another case") << u"three"_s << u"three"_s << u"EN-us"_s << true;
    QTest::newRow("another language") << u"three"_s << u"three"_s << u"en-GB"_s << false;
    QTest::newRow("other marks") << u"chào"_s << u"chao"_s << u"en-US"_s << false;
    QTest::newRow("other punctuation") << u"three"_s << u"three."_s << u"en-US"_s << false;
    QTest::newRow("no white space") << u"three trees"_s << u"threetrees"_s << u"en-US"_s << false;
    QTest::newRow("nothing") << u"three"_s << u""_s << u"en-US"_s << false;
    QTest::newRow("nothing at all") << u"three"_s << QString() << QString() << false;
}

void TestTeacherReferences::knowsATextAgain()
{
    QFETCH(QString, kept);
    QFETCH(QString, asked);
    QFETCH(QString, lang);
    QFETCH(bool, isFound);

    const auto references = opened(m_dir->path());
    QVERIFY(references);
    QVERIFY(references->keep(kept, u"en-US"_s, reference()));
    QCOMPARE(references->find(asked, lang), isFound ? reference() : TeacherReference());
    if (!isFound)
        return;
    QVERIFY(references->keep(asked, lang, {}));
    QCOMPARE(references->size(), 0);
}

void TestTeacherReferences::replacesAndForgets()
{
    const auto references = opened(m_dir->path());
    QVERIFY(references);
    QVERIFY(references->keep(u"one"_s, u"en-US"_s, reference()));
    QVERIFY(references->keep(u"two"_s, u"en-US"_s, reference(u"tuː"_s)));
    QVERIFY(references->keep(u"One"_s, u"en-US"_s, reference(u"wʌn"_s)));
    QCOMPARE(references->size(), 2);
    QCOMPARE(references->find(u"one"_s, u"en-US"_s), reference(u"wʌn"_s));
    QVERIFY(references->keep(u"ONE"_s, u"en-US"_s, {}));
    QVERIFY(references->keep(u"never kept"_s, u"en-US"_s, {}));
    QCOMPARE(references->size(), 1);
    QVERIFY(references->find(u"one"_s, u"en-US"_s).isEmpty());
    QCOMPARE(references->find(u"two"_s, u"en-US"_s), reference(u"tuː"_s));
}

void TestTeacherReferences::refusesWhatCannotBeKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<TeacherReference>("kept");
    QTest::addColumn<bool>("isRefused");

    const QString longest(maxTextBytes, u'a');
    QTest::newRow("no text") << QString() << reference() << true;
    QTest::newRow("white space") << u" \n"_s << reference() << true;
    QTest::newRow("the longest text") << longest << reference() << false;
    QTest::newRow("a text too long") << longest + u'a' << reference() << true;
    QTest::newRow("a text too long in bytes") << QString(maxTextBytes / 2 + 1, u'à') << reference() << true;
    QTest::newRow("the longest IPA") << u"a"_s << TeacherReference{longest, {}, {}} << false;
    QTest::newRow("IPA too long") << u"a"_s << TeacherReference{longest + u'a', {}, {}} << true;
    QTest::newRow("alternatives too long") << u"a"_s << TeacherReference{u"a"_s, {longest}, {}} << true;
}

void TestTeacherReferences::refusesWhatCannotBeKept()
{
    QFETCH(QString, text);
    QFETCH(TeacherReference, kept);
    QFETCH(bool, isRefused);

    const auto references = opened(m_dir->path());
    QVERIFY(references);
    const auto done = references->keep(text, u"en-US"_s, kept);
    QCOMPARE(!done, isRefused);
    QCOMPARE(references->size(), isRefused ? 0 : 1);
    QCOMPARE(references->find(text, u"en-US"_s), isRefused ? TeacherReference() : kept);
    if (isRefused)
        QVERIFY2(done.error().endsWith(u'.'), qPrintable(done.error()));
}

void TestTeacherReferences::isSharedByTwoConnections()
{
    const auto first = opened(m_dir->path());
    const auto second = opened(m_dir->path());
    QVERIFY(first);
    QVERIFY(second);
    for (int i = 0; i < 20; ++i) {
        TeacherReferences &writer = i % 2 == 0 ? *first : *second;
        TeacherReferences &reader = i % 2 == 0 ? *second : *first;
        const QString text = numbered(u"two"_s, i);
        QVERIFY(writer.keep(text, u"en-US"_s, reference(text)));
        QCOMPARE(reader.find(text, u"en-US"_s), reference(text));
    }
    QCOMPARE(first->size(), 20);
    QCOMPARE(second->size(), 20);
}

void TestTeacherReferences::isSharedByProcesses()
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (const QString &who : {u"a"_s, u"b"_s, u"c"_s})
        processes.push_back(startKeeping(m_dir->path(), who, 50));
    for (const auto &process : processes) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    const auto references = opened(m_dir->path());
    QVERIFY(references);
    QCOMPARE(references->warning(), QString());
    QCOMPARE(references->size(), 150);
    QCOMPARE(references->find(numbered(u"b"_s, 49), u"en-US"_s), reference(numbered(u"b"_s, 49)));
}

void TestTeacherReferences::losesNothingWhenAProcessIsKilled()
{
    qsizetype known = 0;
    for (int round = 0; round < 5; ++round) {
        const QString who = u"round %1"_s.arg(round);
        const auto process = startKeeping(m_dir->path(), who, 1'000'000);
        QByteArray told;
        while (told.count('\n') < 20 + 7 * round) {
            QVERIFY(process->waitForReadyRead(30'000));
            told += process->readAll();
        }
        process->kill();
        QVERIFY(process->waitForFinished(30'000));
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
        told += process->readAll();

        const auto references = opened(m_dir->path());
        QVERIFY(references);
        QCOMPARE(references->warning(), QString());
        const auto count = static_cast<int>(told.count('\n'));
        for (int i = 0; i < count; ++i)
            QCOMPARE(references->find(numbered(who, i), u"en-US"_s), reference(numbered(who, i)));
        // the last one may have been kept and not told
        const qsizetype grown = references->size() - known;
        QVERIFY2(grown == count || grown == count + 1, qPrintable(u"%1 of %2"_s.arg(grown).arg(count)));
        known += grown;
    }
}

void TestTeacherReferences::setsADamagedFileAside()
{
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(10'000, 'x'));
    damaged.close();
    {
        const auto references = opened(m_dir->path());
        QVERIFY(references);
        QVERIFY2(references->warning().contains(u"damaged"_s), qPrintable(references->warning()));
        QVERIFY(references->keep(u"three"_s, u"en-US"_s, reference()));
        QCOMPARE(references->find(u"three"_s, u"en-US"_s), reference());
    }
    const QStringList kept = QDir(m_dir->path()).entryList({u"teacher.sqlite.damaged-*"_s});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(contentOf(m_dir->filePath(kept.first())), QByteArray(10'000, 'x'));
    const auto again = opened(m_dir->path());
    QVERIFY(again);
    QCOMPARE(again->warning(), QString());
    QCOMPARE(again->size(), 1);
}

void TestTeacherReferences::leavesANewerFileAlone()
{
    QVERIFY(Database::open(file(), Migrations(100)));
    const QByteArray before = contentOf(file());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Opening failed"_s));
    const auto references = TeacherReferences::open(m_dir->path());
    QVERIFY(!references);
    QVERIFY2(references.error().contains(u"newer"_s), qPrintable(references.error()));
    QCOMPARE(contentOf(file()), before);
}

void TestTeacherReferences::refusesAReadOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("The superuser may write everywhere.");
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto references = TeacherReferences::open(m_dir->path());
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(!references);
    QVERIFY2(references.error().contains(u"permissions"_s), qPrintable(references.error()));
}

/// The table goes away under it: nothing is found, and keeping says so.
void TestTeacherReferences::saysThatItCannotWrite()
{
    const auto references = opened(m_dir->path());
    QVERIFY(references);
    QVERIFY(references->keep(u"three"_s, u"en-US"_s, reference()));
    {
        const auto other = Database::open(file(), Migrations(1));
        QVERIFY(other);
        QVERIFY(QSqlQuery((*other)->connection()).exec(u"DROP TABLE teacher_references"_s));
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Finding failed"_s));
    QVERIFY(references->find(u"three"_s, u"en-US"_s).isEmpty());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Keeping failed"_s));
    const auto kept = references->keep(u"three"_s, u"en-US"_s, reference());
    QVERIFY(!kept);
    QVERIFY2(kept.error().contains(file()), qPrintable(kept.error()));
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--keep"_s)
        return keepOn(arguments.value(2), arguments.value(3), arguments.value(4).toInt());
    TestTeacherReferences test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_teacherreferences.moc"
