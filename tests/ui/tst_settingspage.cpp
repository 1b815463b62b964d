// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/memoryvault.h"
#include "ui/settings/headersfield.h"
#include "ui/settings/servicesection.h"
#include "ui/settings/settingskeeper.h"
#include "ui/settings/settingspage.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// The page over settings of its own.
struct Shown
{
    explicit Shown(StartServiceCheck check = {}, bool hasVault = true)
        : keeper(settings, hasVault ? &vault : nullptr), page(keeper, std::move(check))
    {
        page.resize(960, 700);
        page.show();
        page.activateWindow();
    }

    template <typename T>
    T *find(const QString &name)
    {
        return page.findChild<T *>(name);
    }

    void type(const QString &field, const QString &text)
    {
        auto *line = find<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Backspace);
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    bool says(const QString &part) const
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    MemoryVault vault;
    SettingsKeeper keeper;
    SettingsPage page;
};

const auto here = u"https://here.example/ipa"_s;

} // namespace

class TestSettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesApplyAtOnce()
    {
        Shown shown;
        QSignalSpy spy(&shown.page, &SettingsPage::changed);
        shown.type(u"address"_s, here);
        QCOMPARE(shown.keeper.settings().address, here);
        QCOMPARE(spy.size(), 1);
        shown.type(u"token"_s, u"abc"_s);
        QCOMPARE(shown.keeper.settings().service.token, u"abc"_s);
        auto *parallel = shown.find<QSpinBox>(u"parallel"_s);
        parallel->setFocus();
        QTest::keyClick(parallel, Qt::Key_Up);
        QCOMPARE(shown.keeper.settings().service.parallel, 7);
        for (const auto &[name, get] :
             {std::pair{u"batches"_s, std::function([&] { return shown.keeper.settings().service.batches; })},
              std::pair{u"neverSendTwice"_s,
                        std::function([&] { return shown.keeper.settings().service.neverSendTwice; })},
              std::pair{u"http2"_s, std::function([&] { return shown.keeper.settings().service.http2; })},
              std::pair{u"keepAnswers"_s, std::function([&] { return shown.keeper.settings().cache.isOn; })},
              std::pair{u"useKeptAnswers"_s,
                        std::function([&] { return shown.keeper.settings().offline.useKeptAnswers; })},
              std::pair{u"useBuiltIn"_s, std::function([&] {
                            return shown.keeper.settings().offline.fallBack ==
                                   OfflineChoice::FallBack::BuiltIn;
                        })}}) {
            const bool before = get();
            QCOMPARE(shown.find<QCheckBox>(name)->isChecked(), before);
            shown.find<QCheckBox>(name)->setFocus();
            QTest::keyClick(shown.find<QCheckBox>(name), Qt::Key_Space);
            QVERIFY2(get() != before, qPrintable(name));
        }
    }

    void numbersAreThoseOfTheSettings_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("value");
        QTest::newRow("time limit") << u"deadline"_s << 30;
        QTest::newRow("attempts") << u"retries"_s << 5;
        QTest::newRow("memory") << u"memoryMegabytes"_s << 64;
        QTest::newRow("answers in memory") << u"memoryEntries"_s << 200;
        QTest::newRow("disk") << u"storeMegabytes"_s << 4'096;
        QTest::newRow("answers on disk") << u"storeEntries"_s << 5'000;
        QTest::newRow("no end") << u"daysToLive"_s << 0;
        QTest::newRow("cleanup") << u"cleanupMinutes"_s << 15;
    }

    void numbersAreThoseOfTheSettings()
    {
        QFETCH(QString, name);
        QFETCH(int, value);
        Shown shown;
        shown.type(u"address"_s, here);
        auto *field = shown.find<QSpinBox>(name);
        QVERIFY(field->value() != value);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::number(value));
        const ProgramSettings before = shown.keeper.settings();
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!(shown.keeper.settings() == before));
        SettingsKeeper again(shown.settings, nullptr);
        SettingsPage page(again, {});
        QCOMPARE(page.findChild<QSpinBox *>(name)->value(), value);
    }

    void whatIsWrongIsToldAndNotApplied_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("told");
        QTest::newRow("address") << u"address"_s << u"here.example"_s << u"http://127.0.0.1"_s;
        QTest::newRow("password in it")
            << u"address"_s << u"https://a:b@here.example"_s << u"Leave name and password"_s;
        QTest::newRow("token") << u"token"_s << u"Bearer abc"_s << u"no blanks"_s;
        QTest::newRow("no file") << u"authorities"_s << u"/no/such/file"_s << u"/no/such/file"_s;
        QTest::newRow("no certificate") << u"authorities"_s << u"/etc/hostname"_s << u"BEGIN CERTIFICATE"_s;
    }

    void whatIsWrongIsToldAndNotApplied()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, told);
        Shown shown;
        shown.type(u"address"_s, here);
        const ProgramSettings before = shown.keeper.settings();
        QVERIFY(field == u"address"_s || !shown.says(told));
        shown.type(field, text);
        QVERIFY(shown.says(told));
        QVERIFY(shown.keeper.settings() == before);
        QCOMPARE(shown.find<QLineEdit>(field)->text(), text); // to be mended
        shown.type(field, field == u"address"_s ? here : QString());
        QVERIFY(shown.keeper.settings() == before);
    }

    void headersAreATable()
    {
        Shown shown;
        shown.type(u"address"_s, here);
        const auto fields = [&shown](const QString &name) {
            QList<QLineEdit *> visible;
            for (QLineEdit *field : shown.page.findChildren<QLineEdit *>(name)) {
                if (field->isVisible())
                    visible.append(field);
            }
            return visible;
        };
        const auto add = [&](const QString &name, const QString &value) {
            QTest::mouseClick(shown.find<QPushButton>(u"addHeader"_s), Qt::LeftButton);
            QTest::keyClicks(fields(u"headerName"_s).back(), name);
            QTest::keyClicks(fields(u"headerValue"_s).back(), value);
            QTest::keyClick(fields(u"headerValue"_s).back(), Qt::Key_Return);
        };
        add(u"X-Class"_s, u"7b"_s);
        add(u"X-Api-Key"_s, u"123"_s);
        QCOMPARE(shown.keeper.settings().service.headers,
                 (QList<HttpHeader>{{"X-Class", "7b"}, {"X-Api-Key", "123"}}));
        QCOMPARE(fields(u"headerValue"_s)[0]->echoMode(), QLineEdit::Normal);
        QVERIFY(fields(u"headerValue"_s)[1]->echoMode() != QLineEdit::Normal);
        add(u"Authorization"_s, u"Bearer abc"_s);
        QVERIFY(shown.says(u"Token"_s));
        QCOMPARE(shown.keeper.settings().service.headers.size(), 2);
        const auto removes = shown.page.findChildren<QPushButton *>(u"removeHeader"_s);
        QTest::mouseClick(removes.back(), Qt::LeftButton);
        QTest::mouseClick(removes.front(), Qt::LeftButton);
        QCOMPARE(shown.keeper.settings().service.headers, (QList<HttpHeader>{{"X-Api-Key", "123"}}));
        QCOMPARE(fields(u"headerName"_s).size(), 1);
    }

    void tokensAreHiddenUnlessAskedFor()
    {
        Shown shown;
        shown.type(u"address"_s, here);
        shown.type(u"token"_s, u"abc"_s);
        auto *token = shown.find<QLineEdit>(u"token"_s);
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::mouseClick(token->parentWidget()->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(token->echoMode(), QLineEdit::Normal);
        // Another service: the field is empty, and hides again what comes.
        shown.type(u"address"_s, u"https://there.example"_s);
        QVERIFY(token->text().isEmpty());
        shown.type(u"address"_s, here);
        QCOMPARE(token->text(), u"abc"_s);
        QCOMPARE(token->echoMode(), QLineEdit::Password);
    }

    void saysWhereTokensAreKept()
    {
        Shown shown({}, false);
        shown.type(u"address"_s, here);
        QVERIFY(!shown.says(u"until the program is closed"_s));
        shown.type(u"token"_s, u"abc"_s);
        QVERIFY(shown.says(u"until the program is closed"_s));
        Shown other;
        other.type(u"address"_s, u"http://here.example/ipa"_s);
        other.type(u"token"_s, u"abc"_s);
        other.vault.answer();
        QVERIFY(other.says(u"keyring"_s));
        QVERIFY(other.says(u"others on the way can read it"_s));
    }

    void withoutAServiceThereIsNothingToSet()
    {
        Shown shown;
        for (const auto &name : {u"token"_s, u"authorities"_s})
            QVERIFY(!shown.find<QLineEdit>(name)->isEnabled());
        QVERIFY(!shown.find<QSpinBox>(u"parallel"_s)->isEnabled());
        QVERIFY(shown.find<QSpinBox>(u"memoryMegabytes"_s)->isEnabled());
        shown.type(u"address"_s, here);
        QVERIFY(shown.find<QLineEdit>(u"token"_s)->isEnabled());
        QVERIFY(shown.find<QSpinBox>(u"parallel"_s)->isEnabled());
    }

    void aServiceIsTested()
    {
        std::function<void(const ServiceCheckAnswer &)> answer;
        ServiceProfile asked;
        QPointer<QObject> running;
        Shown shown([&](const ServiceProfile &profile, QObject *parent,
                        std::function<void(const ServiceCheckAnswer &)> done) {
            asked = profile;
            answer = std::move(done);
            running = new QObject(parent);
            return running.data();
        });
        shown.type(u"address"_s, here);
        shown.type(u"token"_s, u"abc"_s);
        auto *test = shown.find<QPushButton>(u"test"_s);
        QTest::mouseClick(test, Qt::LeftButton);
        QCOMPARE(asked.token, u"abc"_s);
        QVERIFY(shown.says(u"Asking"_s));
        answer({.works = true, .message = u"It answers in 12 ms."_s});
        QVERIFY(shown.says(u"12 ms"_s));
        QTRY_VERIFY(!running);
        // stopped
        QTest::mouseClick(test, Qt::LeftButton);
        QTest::mouseClick(test, Qt::LeftButton);
        QVERIFY(shown.says(u"stopped"_s));
        QTRY_VERIFY(!running);
        // another address: what was found out is of the one before
        QTest::mouseClick(test, Qt::LeftButton);
        shown.type(u"address"_s, u"https://there.example"_s);
        QTRY_VERIFY(!running);
        QVERIFY(!shown.says(u"Asking"_s));
        QVERIFY(!shown.says(u"stopped"_s));
    }

    void aProxyIsChosen()
    {
        Shown shown;
        auto *choice = shown.find<QComboBox>(u"proxyChoice"_s);
        QVERIFY(!shown.find<QLineEdit>(u"proxyHost"_s)->isEnabled());
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_End);
        QCOMPARE(shown.keeper.settings().proxy.choice, ProxyChoice::Own);
        QVERIFY(shown.says(u"proxy\u2019s name"_s));
        shown.type(u"proxyHost"_s, u"http://proxy.example.org/"_s);
        QVERIFY(shown.says(u"alone"_s));
        QVERIFY(shown.keeper.settings().proxy.host.isEmpty());
        shown.type(u"proxyHost"_s, u"proxy.example.org"_s);
        shown.type(u"proxyUser"_s, u"me"_s);
        shown.type(u"proxyPassword"_s, u"secret word"_s);
        const ProxySettings proxy = shown.keeper.settings().proxy;
        QCOMPARE(proxy.host, u"proxy.example.org"_s);
        QCOMPARE(proxy.port, 8080);
        QCOMPARE(proxy.user, u"me"_s);
        QCOMPARE(proxy.password, u"secret word"_s);
    }

    void everyFieldHasAName()
    {
        Shown shown([](const ServiceProfile &, QObject *,
                       std::function<void(const ServiceCheckAnswer &)>) -> QObject * { return nullptr; });
        for (QWidget *widget : shown.page.findChildren<QWidget *>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->inherits("QScrollArea"))
                continue;
            if (widget->parentWidget()->inherits("QAbstractSpinBox") || widget->inherits("QAbstractItemView"))
                continue;
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->objectName() + QLatin1StringView(widget->metaObject()->className())));
        }
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settingspage.moc"
