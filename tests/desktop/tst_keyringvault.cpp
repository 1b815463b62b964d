// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keyringvault.h"

#include <QSignalSpy>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

/// Where there is no keyring. With one: PHONOSCOPE_TEST_KEYRING=1 within dbus-run-session.
class TestKeyringVault : public QObject
{
    Q_OBJECT

private:
    static VaultState stateOf(const QSignalSpy &spy) { return spy[0][1].value<VaultState>(); }
    static bool hasKeyring() { return qEnvironmentVariableIsSet("PHONOSCOPE_TEST_KEYRING"); }

private Q_SLOTS:
    void tellsThatThereIsNone()
    {
        if (hasKeyring())
            QSKIP("there is a keyring");
        KeyringVault vault;
        const QString place = u"https://example.org:443"_s;
        QSignalSpy written(&vault, &TokenVault::writeFinished);
        vault.write(place, u"secret"_s);
        QCOMPARE(written.size(), 0); // later, not from within the call
        QVERIFY(written.wait());
        QCOMPARE(stateOf(written), VaultState::Unavailable);
        QCOMPARE(written[0][0].toString(), place);
        QSignalSpy read(&vault, &TokenVault::readFinished);
        vault.read(place);
        QVERIFY(read.wait());
        QCOMPARE(stateOf(read), VaultState::Unavailable);
        QVERIFY(read[0][2].toString().isEmpty());
        QSignalSpy removed(&vault, &TokenVault::removeFinished);
        vault.remove(place);
        QVERIFY(removed.wait());
        QCOMPARE(stateOf(removed), VaultState::Unavailable);
    }

    void keepsAndForgets()
    {
        if (!hasKeyring())
            QSKIP("there is no keyring");
        KeyringVault vault;
        const QString place = u"https://example.org:443"_s;
        QSignalSpy written(&vault, &TokenVault::writeFinished);
        vault.write(place, u"sécret"_s);
        QVERIFY(written.wait());
        QCOMPARE(stateOf(written), VaultState::Done);
        QSignalSpy read(&vault, &TokenVault::readFinished);
        vault.read(place);
        QVERIFY(read.wait());
        QCOMPARE(read[0][2].toString(), u"sécret"_s);
        QSignalSpy removed(&vault, &TokenVault::removeFinished);
        vault.remove(place);
        QVERIFY(removed.wait());
        QCOMPARE(stateOf(removed), VaultState::Done);
        QSignalSpy again(&vault, &TokenVault::readFinished);
        vault.read(place);
        QVERIFY(again.wait());
        QCOMPARE(stateOf(again), VaultState::Missing);
    }
};

int main(int argc, char *argv[])
{
    // Not the session bus of whoever runs the test.
    if (!qEnvironmentVariableIsSet("PHONOSCOPE_TEST_KEYRING"))
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    QCoreApplication application(argc, argv);
    TestKeyringVault test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyringvault.moc"
