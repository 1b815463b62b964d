// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/memoryvault.h"
#include "ui/settings/settingskeeper.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

const auto here = u"https://here.example/ipa"_s;
const auto there = u"https://there.example/ipa"_s;

} // namespace

class TestSettingsKeeper : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path() const { return m_folder.filePath(u"settings.ini"_s); }

    static void giveToken(SettingsKeeper &keeper, const QString &token)
    {
        ProgramSettings values = keeper.settings();
        values.service.token = token;
        keeper.set(values);
    }

    static void addKey(SettingsKeeper &keeper, const QByteArray &value)
    {
        ProgramSettings values = keeper.settings();
        values.service.headers.append(HttpHeader{"X-Api-Key", value});
        keeper.set(values);
    }

    QByteArray file() const
    {
        QFile saved(path());
        return saved.open(QIODevice::ReadOnly) ? saved.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void tellsAndSavesWhatChanged()
    {
        QSettings settings(path(), QSettings::IniFormat);
        SettingsKeeper keeper(settings, nullptr);
        QSignalSpy spy(&keeper, &SettingsKeeper::changed);
        keeper.setAddress(here);
        QCOMPARE(spy.size(), 1);
        keeper.set(keeper.settings());
        keeper.setAddress(u' ' + here + u' ');
        QCOMPARE(spy.size(), 1);
        ProgramSettings values = keeper.settings();
        values.service.parallel = 3;
        keeper.set(values);
        QCOMPARE(spy.size(), 2);
        const SettingsKeeper other(settings, nullptr);
        QVERIFY(other.settings() == values);
    }

    void aTokenNeverGoesElsewhere()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        SettingsKeeper keeper(settings, &vault);
        keeper.setAddress(here);
        giveToken(keeper, u"abc"_s);
        addKey(keeper, "123");
        vault.answer();
        QCOMPARE(vault.kept.keys(), QStringList{u"https://here.example:443"_s});

        keeper.setAddress(there);
        QVERIFY(keeper.settings().service.token.isEmpty());
        QVERIFY(keeper.settings().service.headers.isEmpty());
        QVERIFY(!keeper.settings().service.hasToken);
        // Not even by a page that hands over all that it shows.
        keeper.setAddress(here);
        ProgramSettings values = keeper.settings();
        QCOMPARE(values.service.token, u"abc"_s);
        values.address = u"http://here.example/ipa"_s; // another scheme is another origin
        keeper.set(values);
        QVERIFY(keeper.settings().service.token.isEmpty());
        QCOMPARE(keeper.profileFor(QUrl(here)).token, u"abc"_s);
        QVERIFY(keeper.profileFor(QUrl(there)).token.isEmpty());
        keeper.setAddress(u"https://here.example/another/path"_s);
        QCOMPARE(keeper.settings().service.token, u"abc"_s);
        QVERIFY(!file().contains("abc"));
    }

    void secretsComeBackFromTheVault()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        {
            SettingsKeeper keeper(settings, &vault);
            keeper.setAddress(here);
            giveToken(keeper, u"abc"_s);
            addKey(keeper, "123");
            vault.answer();
            QCOMPARE(keeper.keeping(), SettingsKeeper::Keeping::Vault);
        }
        SettingsKeeper keeper(settings, &vault);
        QVERIFY(keeper.settings().service.hasToken);
        QVERIFY(keeper.settings().service.token.isEmpty());
        QSignalSpy spy(&keeper, &SettingsKeeper::changed);
        vault.answer();
        QCOMPARE(spy.size(), 1);
        QCOMPARE(keeper.settings().service.token, u"abc"_s);
        QCOMPARE(keeper.settings().service.headers.front().value, QByteArray("123"));
    }

    void theVaultIsAskedOnlyForWhatItHolds()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        SettingsKeeper keeper(settings, &vault);
        keeper.setAddress(here);
        keeper.setAddress(there);
        QVERIFY(vault.reads.isEmpty());
    }

    void aTokenThatIsEmptiedIsForgotten()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        SettingsKeeper keeper(settings, &vault);
        keeper.setAddress(here);
        giveToken(keeper, u"abc"_s);
        giveToken(keeper, {}); // before the vault has answered
        vault.answer();
        QVERIFY(vault.kept.isEmpty());
        const SettingsKeeper other(settings, &vault);
        QVERIFY(vault.reads.isEmpty());
        QVERIFY(!other.settings().service.hasToken);
    }

    void whatIsTypedMeanwhileIsNewer()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        {
            SettingsKeeper keeper(settings, &vault);
            keeper.setAddress(here);
            giveToken(keeper, u"old"_s);
            vault.answer();
        }
        {
            SettingsKeeper keeper(settings, &vault);
            giveToken(keeper, u"new"_s);
            vault.answer();
            vault.answer();
            QCOMPARE(keeper.settings().service.token, u"new"_s);
        }
        SettingsKeeper keeper(settings, &vault);
        addKey(keeper, "123"); // must not cost the token
        vault.answer();
        vault.answer();
        QCOMPARE(keeper.settings().service.token, u"new"_s);
        QCOMPARE(keeper.settings().service.headers.front().value, QByteArray("123"));
        QVERIFY(vault.kept.value(u"https://here.example:443"_s).contains(u"new"_s));
    }

    void anAnswerForAnotherAddressWaits()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        {
            SettingsKeeper keeper(settings, &vault);
            keeper.setAddress(here);
            giveToken(keeper, u"abc"_s);
            vault.answer();
        }
        SettingsKeeper keeper(settings, &vault);
        keeper.setAddress(there);
        vault.answer();
        QVERIFY(keeper.settings().service.token.isEmpty());
        keeper.setAddress(here);
        QCOMPARE(keeper.settings().service.token, u"abc"_s);
    }

    void withoutAVaultSecretsLastForTheSession_data()
    {
        QTest::addColumn<bool>("hasVault");
        QTest::newRow("none") << false;
        QTest::newRow("one that cannot be opened") << true;
    }

    void withoutAVaultSecretsLastForTheSession()
    {
        QFETCH(bool, hasVault);
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        vault.isThere = false;
        {
            SettingsKeeper keeper(settings, hasVault ? &vault : nullptr);
            QSignalSpy spy(&keeper, &SettingsKeeper::keepingChanged);
            keeper.setAddress(here);
            giveToken(keeper, u"abc"_s);
            vault.answer();
            QCOMPARE(spy.size(), 1);
            QCOMPARE(keeper.keeping(), SettingsKeeper::Keeping::SessionOnly);
            keeper.setAddress(there);
            keeper.setAddress(here);
            QCOMPARE(keeper.settings().service.token, u"abc"_s);
        }
        const SettingsKeeper keeper(settings, hasVault ? &vault : nullptr);
        QVERIFY(!keeper.settings().service.hasToken);
        QVERIFY(!file().contains("abc"));
    }

    void aProxysPasswordBelongsToIt()
    {
        QSettings settings(path(), QSettings::IniFormat);
        MemoryVault vault;
        {
            SettingsKeeper keeper(settings, &vault);
            ProgramSettings values = keeper.settings();
            values.proxy = {.choice = ProxyChoice::Own, .host = u"one"_s, .port = 8080, .user = u"me"_s};
            keeper.set(values);
            values.proxy.password = u"word"_s;
            keeper.set(values);
            vault.answer();
            values.proxy.host = u"two"_s;
            keeper.set(values);
            QVERIFY(keeper.settings().proxy.password.isEmpty());
            values.proxy.host = u"one"_s;
            values.proxy.password.clear();
            keeper.set(values);
            QCOMPARE(keeper.settings().proxy.password, u"word"_s);
        }
        SettingsKeeper keeper(settings, &vault);
        vault.answer();
        QCOMPARE(keeper.settings().proxy.password, u"word"_s);
        QVERIFY(!file().contains("word"));
    }
};

QTEST_GUILESS_MAIN(TestSettingsKeeper)
#include "tst_settingskeeper.moc"
