// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/log/logfilter.h"
#include "ui/log/logpage.h"
#include "ui/log/logtable.h"
#include "ui/log/logview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterchips.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

class TestLogPage : public QObject
{
    Q_OBJECT

private:
    static void fill(LogBook &book, int count)
    {
        for (int i = 0; i < count; ++i)
            book.append(LogLevel::Info, u"phonoscope.network"_s, u"line %1"_s.arg(i));
    }

    /// Waits until the book has told of its lines.
    static void settle(LogBook &book)
    {
        QSignalSpy spy(&book, &LogBook::changed);
        QVERIFY(spy.wait());
    }

    static void addSome(LogBook &book)
    {
        book.append(LogLevel::Debug, u"phonoscope.network"_s, u"request 1"_s);
        book.append(LogLevel::Debug, u"phonoscope.cache"_s, u"kept"_s);
        book.append(LogLevel::Info, u"phonoscope.similarity"_s, u"end"_s);
        book.append(LogLevel::Warning, u"qt.svg"_s, u"odd path"_s);
        book.append(LogLevel::Error, u"phonoscope.network.tls"_s, u"no library"_s);
        settle(book);
    }

    static QStringList shown(const LogPage &page)
    {
        QStringList texts;
        const QAbstractItemModel &model = *page.view()->model();
        for (int row = 0; row < model.rowCount(); ++row)
            texts.append(model.index(row, static_cast<int>(LogTable::Column::Text)).data().toString());
        return texts;
    }

private Q_SLOTS:
    void tableIsASoundModel()
    {
        LogBook book;
        LogTable table(book);
        QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
        LogFilter filter;
        filter.setSourceModel(&table);
        QAbstractItemModelTester filterTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        fill(book, 3);
        settle(book);
        QCOMPARE(table.rowCount(), 3);
        fill(book, static_cast<int>(LogBook::maxLines) - 1);
        settle(book);
        QCOMPARE(static_cast<std::size_t>(table.rowCount()), LogBook::maxLines);
        QCOMPARE(table.index(0, 3).data().toString(), u"line 2"_s);
        filter.setText(u"line 17"_s);
        fill(book, 20); // drops from the front while filtered
        settle(book);
        QCOMPARE(static_cast<std::size_t>(table.rowCount()), LogBook::maxLines);
        book.clear();
        settle(book);
        QCOMPARE(table.rowCount(), 0);
        fill(book, 2);
        settle(book);
        QCOMPARE(table.rowCount(), 2);
    }

    void saysALineInOneSentence()
    {
        LogBook book;
        book.append(LogLevel::Warning, u"phonoscope.cache"_s, u"full"_s,
                    QDateTime(QDate(2026, 5, 4), QTime(13, 5, 59, 7)));
        LogTable table(book);
        QCOMPARE(table.index(0, 0).data(Qt::AccessibleTextRole).toString(),
                 u"13:05:59.007, Warning, cache: full"_s);
    }

    void filters_data()
    {
        QTest::addColumn<QList<int>>("chips");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const QStringList all{u"request 1"_s, u"kept"_s, u"end"_s, u"odd path"_s, u"no library"_s};
        QTest::newRow("nothing chosen") << QList<int>{} << 0 << QString() << all;
        QTest::newRow("the network, below it too")
            << QList<int>{0} << 0 << QString() << QStringList{all[0], all[4]};
        QTest::newRow("two parts") << QList<int>{1, 3} << 0 << QString() << QStringList{all[1], all[3]};
        QTest::newRow("comparison") << QList<int>{2} << 0 << QString() << QStringList{all[2]};
        QTest::newRow("without details") << QList<int>{} << 1 << QString() << all.mid(2);
        QTest::newRow("warnings") << QList<int>{} << 2 << QString() << all.mid(3);
        QTest::newRow("errors") << QList<int>{} << 3 << QString() << all.mid(4);
        QTest::newRow("text in any case") << QList<int>{} << 0 << u"LIBRARY"_s << all.mid(4);
        QTest::newRow("text of the category") << QList<int>{} << 0 << u"svg"_s << QStringList{all[3]};
        QTest::newRow("all at once") << QList<int>{0} << 2 << u"no"_s << all.mid(4);
        QTest::newRow("none") << QList<int>{} << 0 << u"zebra"_s << QStringList{};
        QTest::newRow("no pattern") << QList<int>{} << 0 << u".*"_s << QStringList{};
    }

    void filters()
    {
        QFETCH(QList<int>, chips);
        QFETCH(int, level);
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        LogBook book;
        LogPage page(book, {});
        page.resize(1000, 700);
        page.show();
        addSome(book);
        for (const int chip : chips)
            QTest::mouseClick(page.findChild<FilterChips *>()->chip(chip), Qt::LeftButton);
        page.findChild<QComboBox *>(u"level"_s)->setCurrentIndex(level);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"search"_s), text);
        QCOMPARE(shown(page), expected);
        auto *empty = page.findChild<EmptyState *>();
        QCOMPARE(empty->isVisible(), expected.isEmpty());
        if (expected.isEmpty()) {
            QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton);
            QCOMPARE(shown(page).size(), 5);
        }
    }

    void holdsStillWhilePaused()
    {
        LogBook book;
        LogPage page(book, {});
        page.show();
        fill(book, 3);
        settle(book);
        auto *pause = page.findChild<QPushButton *>(u"pause"_s);
        QTest::mouseClick(pause, Qt::LeftButton);
        fill(book, 4);
        settle(book);
        QCOMPARE(shown(page).size(), 3);
        const auto says = [&page](const QString &part) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&part](const QLabel *label) { return label->text().contains(part); });
        };
        QVERIFY(says(u"4 new"_s));
        QTest::mouseClick(pause, Qt::LeftButton);
        QCOMPARE(shown(page).size(), 7);
        QVERIFY(!says(u"new"_s));
    }

    void followsTheNewestUntilScrolledAway()
    {
        LogBook book;
        LogPage page(book, {});
        page.resize(900, 600);
        page.show();
        fill(book, 200);
        settle(book);
        QScrollBar *bar = page.view()->verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        fill(book, 50);
        settle(book);
        QTRY_VERIFY(bar->maximum() > 200 * 20);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(600);
        const auto top = [&page] {
            return page.view()->model()->index(page.view()->rowAt(2), 3).data().toString();
        };
        const QString before = top();
        fill(book, static_cast<int>(LogBook::maxLines) - 245); // five lines drop out at the front
        settle(book);
        QCOMPARE(page.view()->model()->rowCount(), static_cast<int>(LogBook::maxLines));
        QCOMPARE(top(), before);
    }

    void copiesAllOrWhatIsChosen()
    {
        LogBook book;
        LogPage page(book, {});
        page.show();
        addSome(book);
        auto *copy = page.findChild<QPushButton *>(u"copy"_s);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 5);
        page.view()->selectRow(3);
        QVERIFY(page.findChild<QPlainTextEdit *>(u"wholeLine"_s)->toPlainText().endsWith(u"odd path"_s));
        page.view()->setFocus();
        QTest::keyClick(page.view(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 page.view()->model()->index(3, 0).data(LogTable::PlainRole).toString());
        QCOMPARE(copy->text(), u"Copy selection"_s);
    }

    void savesWhatIsShown()
    {
        QTemporaryDir folder;
        LogBook book;
        LogPage page(book, {});
        page.show();
        QVERIFY(!page.findChild<QPushButton *>(u"save"_s)->isEnabled());
        addSome(book);
        page.findChild<QComboBox *>(u"level"_s)->setCurrentIndex(2);
        const QString path = folder.filePath(u"log.txt"_s);
        page.setAskForPath([path](QWidget *) { return path; });
        QTest::mouseClick(page.findChild<QPushButton *>(u"save"_s), Qt::LeftButton);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].endsWith(u"warning  qt.svg  odd path"_s));
        QVERIFY(lines[2].isEmpty());
    }

    void saysWhenItCannotBeSaved()
    {
        LogBook book;
        LogPage page(book, {});
        page.show();
        addSome(book);
        page.setAskForPath([](QWidget *) { return u"/proc/no/such/folder.txt"_s; });
        page.save();
        const auto labels = page.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"/proc/no/such/folder.txt"_s);
        }));
    }

    void detailsAreASwitch()
    {
        LogBook book;
        QList<bool> asked;
        LogPage page(book, [&asked](bool on) { asked.append(on); });
        page.show();
        auto *details = page.findChild<QCheckBox *>(u"recordDetails"_s);
        QVERIFY(!details->isChecked());
        details->setFocus();
        QTest::keyClick(details, Qt::Key_Space);
        QTest::keyClick(details, Qt::Key_Space);
        QCOMPARE(asked, (QList<bool>{true, false}));
        const LogPage without(book, {});
        QVERIFY(!without.findChild<QCheckBox *>(u"recordDetails"_s));
    }

    void isQuickWhenFull()
    {
        LogBook book;
        fill(book, static_cast<int>(LogBook::maxLines));
        LogPage page(book, {});
        page.resize(1000, 700);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 20; ++i) {
            fill(book, 10);
            QCoreApplication::processEvents();
        }
        page.findChild<QLineEdit *>(u"search"_s)->setText(u"line 49"_s);
        const qint64 elapsed = clock.elapsed();
        QVERIFY2(elapsed < 2'000, qPrintable(u"%1 ms"_s.arg(elapsed)));
        qInfo("20 bursts of 10 lines and a search: %lld ms", static_cast<long long>(elapsed));
    }
};

QTEST_MAIN(TestLogPage)
#include "tst_logpage.moc"
