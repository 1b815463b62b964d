// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/programsettings.h"
#include "ui/settings/secretheaders.h"
#include "ui/settings/servicesecrets.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestProgramSettings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(u"settings.ini"_s); }

    static ProgramSettings some()
    {
        ProgramSettings values;
        values.address = u"https://example.org/ipa"_s;
        values.service.url = QUrl(values.address);
        values.service.headers = {{"X-Class", "7b: the best"}};
        values.service.authoritiesFile = u"/etc/school.pem"_s;
        values.service.http2 = true;
        values.service.neverSendTwice = true;
        values.service.batches = false;
        values.service.parallel = 17;
        values.service.deadline = std::chrono::seconds(44);
        values.service.retries = 0;
        values.cache.isOn = false;
        values.cache.memoryBytes = 3 * 1024 * 1024;
        values.cache.storeEntries = 4711;
        values.cache.timeToLive = std::chrono::hours(0);
        values.proxy.choice = ProxyChoice::Own;
        values.proxy.type = ProxyType::Socks5;
        values.proxy.host = u"proxy.example.org"_s;
        values.proxy.port = 1080;
        values.proxy.user = u"me"_s;
        values.offline.useKeptAnswers = false;
        values.offline.fallBack = OfflineChoice::FallBack::BuiltIn;
        return values;
    }

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void comeBackAsTheyWere()
    {
        {
            QSettings settings(path(), QSettings::IniFormat);
            saveSettings(settings, some());
        }
        const QSettings settings(path(), QSettings::IniFormat);
        QVERIFY(loadSettings(settings) == some());
    }

    void areTheUsualOnesWithoutAFile()
    {
        const QSettings settings(path(), QSettings::IniFormat);
        QVERIFY(loadSettings(settings) == ProgramSettings());
    }

    void nonsenseIsAsIfItWereNotThere()
    {
        {
            QSettings settings(path(), QSettings::IniFormat);
            saveSettings(settings, some());
            for (const QString &key : settings.allKeys()) {
                if (key != u"compare/endpoint"_s)
                    settings.setValue(key, key.contains(u"egabytes"_s) ? u"-3"_s : u"1e99 rubbish"_s);
            }
            settings.setValue(u"proxy/port"_s, 70'000);
            settings.setValue(u"answers/daysToLive"_s, -1);
        }
        const QSettings settings(path(), QSettings::IniFormat);
        ProgramSettings read = loadSettings(settings);
        QVERIFY(read.cache == CacheSettings());
        QCOMPARE(read.service.parallel, ServiceProfile().parallel);
        QCOMPARE(read.service.retries, ServiceProfile().retries);
        QVERIFY(read.service.deadline == ServiceProfile().deadline);
        QVERIFY(read.service.headers.isEmpty());
        QCOMPARE(read.proxy.choice, ProxyChoice::System);
        QCOMPARE(read.proxy.port, ProxySettings().port);
        QVERIFY(read.offline == OfflineChoice());
    }

    void secretsAreNotInTheFile()
    {
        ProgramSettings values = some();
        values.service.token = u"very-secret-token"_s;
        values.service.headers.append(HttpHeader{"X-Api-Key", "very-secret-key"});
        values.proxy.password = u"very-secret-password"_s;
        {
            QSettings settings(path(), QSettings::IniFormat);
            saveSettings(settings, values);
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray saved = file.readAll();
        QVERIFY(saved.contains("X-Api-Key"));
        QVERIFY(!saved.contains("very-secret"));
        const QSettings settings(path(), QSettings::IniFormat);
        QCOMPARE(loadSettings(settings).service.headers.back(), (HttpHeader{"X-Api-Key", {}}));
    }

    void originsAreTold_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("origin");
        QTest::newRow("usual port") << u"http://example.org/a"_s << u"http://example.org:80"_s;
        QTest::newRow("usual port of TLS") << u"https://example.org"_s << u"https://example.org:443"_s;
        QTest::newRow("another path") << u"https://example.org/b?c=d"_s << u"https://example.org:443"_s;
        QTest::newRow("capitals") << u"HTTPS://EXAMPLE.org:443/"_s << u"https://example.org:443"_s;
        QTest::newRow("another port") << u"https://example.org:444"_s << u"https://example.org:444"_s;
        QTest::newRow("user") << u"https://me:word@example.org"_s << u"https://example.org:443"_s;
        QTest::newRow("letters") << u"http://bücher.example/x"_s << u"http://xn--bcher-kva.example:80"_s;
        QTest::newRow("another scheme") << u"ftp://example.org"_s << QString();
        QTest::newRow("no host") << u"http:///ipa"_s << QString();
        QTest::newRow("a word") << u"example"_s << QString();
        QTest::newRow("none") << QString() << QString();
    }

    void originsAreTold()
    {
        QFETCH(QString, url);
        QFETCH(QString, origin);
        QCOMPARE(serviceOrigin(QUrl(url, QUrl::StrictMode)), origin);
    }

    void profilesBelongToOrigins()
    {
        QSettings settings(path(), QSettings::IniFormat);
        saveSettings(settings, some());
        QCOMPARE(loadProfile(settings, QUrl(u"https://example.org/other"_s)).parallel, 17);
        QCOMPARE(loadProfile(settings, QUrl(u"http://example.org/ipa"_s)).parallel, 6);
        QCOMPARE(loadProfile(settings, QUrl(u"https://example.org:8443/ipa"_s)).parallel, 6);
    }

    void headersAreChecked_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("works");
        QTest::newRow("usual") << u"X-Class"_s << u"7b"_s << true;
        QTest::newRow("value in another script") << u"X-Class"_s << u"lớp 7"_s << true;
        QTest::newRow("nothing at all") << QString() << QString() << true;
        QTest::newRow("no name") << QString() << u"7b"_s << false;
        QTest::newRow("a blank in the name") << u"X Class"_s << u"7b"_s << false;
        QTest::newRow("a line break") << u"X-Class"_s << u"7b\r\nHost: other"_s << false;
        QTest::newRow("a line break in the name") << u"X\n"_s << u"7b"_s << false;
        QTest::newRow("authorization") << u"authorization"_s << u"Bearer x"_s << false;
        QTest::newRow("host") << u"Host"_s << u"example.org"_s << false;
        QTest::newRow("length") << u"content-Length"_s << u"4"_s << false;
        QTest::newRow("too long") << u"X-Class"_s << QString(9'000, u'x') << false;
    }

    void headersAreChecked()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, works);
        QCOMPARE(headerProblem(name, value).isEmpty(), works);
    }

    void tokensAreChecked()
    {
        QVERIFY(tokenProblem(u"eyJhbGciOi.J9-_~+/="_s).isEmpty());
        QVERIFY(tokenProblem({}).isEmpty());
        QVERIFY(!tokenProblem(u"Bearer abc"_s).isEmpty());
        QVERIFY(!tokenProblem(u"abc\r\nHost: x"_s).isEmpty());
        QVERIFY(!tokenProblem(u"tökén"_s).isEmpty());
    }

    void addressesAreChecked()
    {
        QVERIFY(addressProblem({}).isEmpty());
        QVERIFY(addressProblem(u"http://127.0.0.1:8080/ipav3"_s).isEmpty());
        QVERIFY(!addressProblem(u"127.0.0.1:8080"_s).isEmpty());
        QVERIFY(!addressProblem(u"https://me:word@example.org"_s).isEmpty());
        QVERIFY(!addressProblem(u"https://example.org/"_s + QString(3'000, u'x')).isEmpty());
    }

    void theNetworkIsTold()
    {
        ServiceProfile profile = some().service;
        profile.authoritiesFile.clear();
        profile.token = u"abc"_s;
        profile.headers.append(HttpHeader{"X-Api-Key", {}}); // not read yet
        const auto http = endpointSettings(profile);
        QVERIFY(http);
        QCOMPARE(http->headers,
                 (QList<HttpHeader>{{"X-Class", "7b: the best"}, {"Authorization", "Bearer abc"}}));
        QCOMPARE(http->parallel, 17);
        QVERIFY(http->deadline == std::chrono::seconds(44));
        QCOMPARE(http->retry.retries, 0);
        QVERIFY(http->http2 && http->neverSendTwice);
    }

    void certificatesAreRead()
    {
        const QString pem = QStringLiteral(PHONOSCOPE_TEST_DATA) + u"/../network/tls/certificate.pem"_s;
        const auto read = readAuthorities(pem);
        QVERIFY(read);
        QCOMPARE(read->size(), 1);
        QVERIFY(readAuthorities({})->isEmpty());
        QVERIFY(!readAuthorities(u"/no/such/file.pem"_s));
        const auto none = readAuthorities(QStringLiteral(PHONOSCOPE_TEST_DATA) + u"/ipa_inventory.tsv"_s);
        QVERIFY(!none);
        QVERIFY(none.error().contains(u"BEGIN CERTIFICATE"_s));
        QVERIFY(!readAuthorities(m_folder.path())); // a folder
    }

    void secretsSurviveTheVault()
    {
        const ServiceSecrets secrets{u"abc"_s, {{"X-Api-Key", "kéy"}, {"X-Auth-Secret", "a=b"}}};
        QCOMPARE(secretsFromText(secretsToText(secrets)), secrets);
        QVERIFY(secretsFromText(u"rubbish"_s).isEmpty());
        QVERIFY(secretsFromText(u"{\"token\":\"a b\\r\\n\",\"headers\":{\"Host\":\"x\"}}"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProgramSettings)
#include "tst_programsettings.moc"
