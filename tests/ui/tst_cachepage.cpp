// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/missingquestions.h"
#include "core/phonemes/cache/phonemecache.h"
#include "ui/cache/cachepage.h"
#include "ui/cache/entriesmodel.h"
#include "ui/cache/entriesview.h"
#include "ui/cache/figurespanel.h"
#include "ui/cache/outcomes.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'750'000'000'000;
const auto service = u"service http://127.0.0.1:1/ipav3"_s;

qint64 clockAtNow()
{
    return now;
}

/// A cache over a store in a folder of its own.
struct Parts
{
    Parts()
        : store(folder.filePath(u"kept"_s), {}, clockAtNow), tokenizer(*Tokenizer::loadTables(), inventory),
          cache(tokenizer, {}, &store, clockAtNow)
    {
        store.waitUntilOpened();
    }

    StoreKey key(const QString &text) const
    {
        return {service, {.text = text, .lang = u"en-US"_s, .mode = true}};
    }

    void keep(const QString &text, qint64 ageMs = 0)
    {
        Transcription transcription;
        transcription.text = text;
        transcription.lang = u"en-US"_s;
        transcription.words = {{.text = text, .ipa = u"tɹiː"_s}};
        transcription.ipa = u"tɹiː"_s;
        transcription.provider = u"service"_s;
        transcription.engine = u"engine 1"_s;
        store.insert({key(text), transcription, now - ageMs});
    }

    CachePage::Context context()
    {
        return {.cache = cache, .store = &store, .settings = &keeper, .clock = clockAtNow};
    }

    QTemporaryDir folder;
    AnswerStore store;
    SegmentInventory inventory;
    Tokenizer tokenizer;
    PhonemeCache cache;
    QSettings settings{folder.filePath(u"s.ini"_s), QSettings::IniFormat};
    SettingsKeeper keeper{settings, nullptr};
};

QStringList sentences(const CachePage &page)
{
    QStringList texts;
    for (int row = 0; row < page.model()->rowCount(); ++row)
        texts.append(page.model()->index(row, 0).data().toString());
    return texts;
}

bool says(const QWidget &page, const QString &part)
{
    const auto labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
        return label->isVisible() && label->text().contains(part);
    });
}

void click(const QWidget &page, const QString &name)
{
    QTest::mouseClick(page.findChild<QPushButton *>(name), Qt::LeftButton);
}

} // namespace

class TestCachePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsWhatIsKept()
    {
        Parts parts;
        parts.keep(u"three trees"_s);
        parts.keep(u"<b>bold</b>\nand more"_s, 3 * 3'600'000);
        CachePage page(parts.context());
        page.resize(1000, 800);
        page.show();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QTRY_VERIFY(sentences(page).contains(u"<b>bold</b> and more"_s));
        const int row = static_cast<int>(sentences(page).indexOf(u"<b>bold</b> and more"_s));
        const auto cell = [&](EntriesModel::Column column) {
            return page.model()->index(row, static_cast<int>(column)).data().toString();
        };
        QCOMPARE(cell(EntriesModel::Column::Language), u"en-US"_s);
        QCOMPARE(cell(EntriesModel::Column::Provider), u"engine 1"_s);
        QCOMPARE(cell(EntriesModel::Column::Age), u"3 h"_s);
        QTRY_VERIFY(says(page, u"2 answers"_s));
    }

    void isEmptyInWords()
    {
        Parts parts;
        CachePage page(parts.context());
        page.show();
        QVERIFY(says(page, u"Nothing is kept yet"_s));
        QVERIFY(!page.findChild<QPushButton *>(u"clear"_s)->isEnabled());
        CachePage without({.cache = parts.cache, .clock = clockAtNow});
        without.show();
        QVERIFY(says(without, u"in memory only"_s));
    }

    void modelIsSound()
    {
        Parts parts;
        for (int i = 0; i < 250; ++i)
            parts.keep(u"sentence %1"_s.arg(i));
        EntriesModel model(parts.store, clockAtNow);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.reload();
        QTRY_COMPARE(model.rowCount(), 250);
        QVERIFY(model.entry(0));
        QVERIFY(!model.entry(249));
        QCOMPARE(model.index(249, 0).data().toString(), u"\u2026"_s);
        model.load(240, 249);
        QTRY_VERIFY(model.entry(249));
        model.setOrder(StoreOrder::Text);
        QTRY_COMPARE(model.rowCount(), 250);
        QTRY_VERIFY(model.entry(0));
        QCOMPARE(model.entry(0)->key.query.text, u"sentence 0"_s);
        model.setSearch(u"sentence 24"_s);
        QTRY_COMPARE(model.rowCount(), 11);
        model.setSearch(u"zebra"_s);
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 0);
        model.setSearch({});
        QTRY_COMPARE(model.rowCount(), 250);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        parts.store.clear(false, this, [](const qint64 &) {});
        model.reload();
        QTRY_COMPARE(model.rowCount(), 0);
        QCOMPARE(removed.size(), 1);
    }

    void anEarlierSearchIsDropped()
    {
        Parts parts;
        for (int i = 0; i < 30; ++i)
            parts.keep(u"sentence %1"_s.arg(i));
        EntriesModel model(parts.store, clockAtNow);
        model.setSearch(u"sentence 1"_s); // eleven
        model.setSearch(u"sentence 2"_s); // eleven, too
        model.setSearch(u"sentence 3"_s); // one
        QTRY_VERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.entry(0)->key.query.text, u"sentence 3"_s);
    }

    void isSearched()
    {
        Parts parts;
        parts.keep(u"three trees"_s);
        parts.keep(u"a free house"_s);
        CachePage page(parts.context());
        page.show();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"search"_s), u"house"_s);
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"search"_s), u"boat"_s);
        QTRY_VERIFY(says(page, u"No answer is like that"_s));
        QTest::mouseClick(page.findChild<EmptyState *>()->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_COMPARE(page.model()->rowCount(), 2);
    }

    void chosenAreRemoved()
    {
        Parts parts;
        for (int i = 0; i < 300; ++i)
            parts.keep(u"sentence %1"_s.arg(i));
        CachePage page(parts.context());
        page.resize(1000, 800);
        page.show();
        QTRY_COMPARE(page.model()->rowCount(), 300);
        page.view()->selectRow(0);
        click(page, u"remove"_s);
        QTRY_COMPARE(page.model()->rowCount(), 299);
        QVERIFY(says(page, u"Removed 1 answer."_s));
        // All of them, most of which were never read.
        page.view()->setFocus();
        QTest::keyClick(page.view(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(page.view(), Qt::Key_Delete);
        QTRY_COMPARE(page.model()->rowCount(), 0);
        QVERIFY(says(page, u"Removed 299 answers."_s));
    }

    void lessonsAreAskedAbout()
    {
        Parts parts;
        parts.keep(u"three trees"_s);
        bool pinned = false;
        parts.store.pin(u"lesson"_s, {parts.key(u"three trees"_s)}, this,
                        [&pinned](const PinOutcome &outcome) { pinned = outcome.pinned == 1; });
        QTRY_VERIFY(pinned);
        CachePage page(parts.context());
        page.show();
        QTRY_VERIFY(page.model()->entry(0));
        QVERIFY(page.model()->index(0, 0).data(EntriesModel::PinnedRole).toBool());
        QStringList asked;
        bool consent = false;
        page.setConfirm([&](QWidget *, const QString &question, const QString &) {
            asked.append(question);
            return consent;
        });
        page.view()->selectRow(0);
        click(page, u"remove"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(page.model()->rowCount(), 1);
        // Clearing leaves it.
        consent = true;
        parts.keep(u"free"_s);
        click(page, u"clear"_s);
        QCOMPARE(asked.size(), 2);
        QVERIFY(asked.last().contains(u"lessons"_s));
        QTRY_VERIFY(says(page, u"Removed 1 answer."_s));
        QTRY_COMPARE(sentences(page), QStringList{u"three trees"_s});
        page.view()->selectRow(0);
        click(page, u"remove"_s);
        QTRY_COMPARE(page.model()->rowCount(), 0);
    }

    void goesToAFileAndBack()
    {
        Parts parts;
        parts.keep(u"three"_s);
        parts.keep(u"trees"_s);
        const QString path = parts.folder.filePath(u"all.phonoscope-answers"_s);
        CachePage page(parts.context());
        page.show();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.setAskWhereToExport([path](QWidget *) { return path; });
        page.setAskWhatToImport([path](QWidget *) { return path; });
        page.setConfirm([](QWidget *, const QString &, const QString &) { return true; });
        click(page, u"export"_s);
        QTRY_VERIFY(says(page, u"Exported 2 answers"_s));
        click(page, u"clear"_s);
        QTRY_COMPARE(page.model()->rowCount(), 0);
        click(page, u"import"_s);
        QTRY_VERIFY(says(page, u"Imported 2 answers."_s));
        QTRY_COMPARE(page.model()->rowCount(), 2);
        click(page, u"import"_s);
        QTRY_VERIFY(says(page, u"2 were here already."_s));
        page.setAskWhatToImport([](QWidget *) { return u"/no/such/file"_s; });
        click(page, u"import"_s);
        QTRY_VERIFY(says(page, u"/no/such/file"_s));
    }

    void importsAreToldInSentences()
    {
        InterchangeOutcome outcome;
        outcome.answers = 20;
        outcome.known = 1;
        outcome.bad = 2;
        outcome.badLines = {4, 9};
        QCOMPARE(importSentence(outcome), u"Imported 20 answers. 1 was here already. "
                                          u"2 lines could not be read: lines 4, 9."_s);
        outcome = {};
        outcome.error = u"It is not there."_s;
        QCOMPARE(importSentence(outcome), u"It is not there."_s);
    }

    void sentencesWait()
    {
        Parts parts;
        CachePage page(parts.context());
        page.resize(1000, 900);
        page.show();
        QVERIFY(!page.findChild<MissingPanel *>()->isVisible());
        parts.cache.missing().note(
            {parts.key(u"<i>three</i>"_s), u"service"_s, u"http://127.0.0.1:1"_s, now});
        parts.cache.missing().note({parts.key(u"trees"_s), u"service"_s, u"http://127.0.0.1:1"_s, now});
        QTRY_VERIFY(says(page, u"2 sentences wait"_s));
        QCOMPARE(page.findChild<QListWidget *>()->item(0)->text(), u"<i>three</i>"_s);
        click(page, u"sendMissing"_s); // there is nobody to ask
        QVERIFY(says(page, u"Compare"_s));
        click(page, u"forgetMissing"_s);
        QTRY_VERIFY(!page.findChild<MissingPanel *>()->isVisible());
        QCOMPARE(parts.cache.missing().count(), 0);
    }

    void adviceIsTaken()
    {
        FiguresPanel panel;
        panel.show();
        CacheSettings present;
        CacheAdvice advice{CacheAdviceKind::AllNew, present, u"Nothing is asked twice."_s};
        panel.showAdvice(advice, present);
        auto *apply = panel.findChild<QPushButton *>(u"applyAdvice"_s);
        QVERIFY(says(panel, u"Nothing is asked twice."_s));
        QVERIFY(!apply->isVisible());
        advice.recommended.isOn = false;
        panel.showAdvice(advice, present);
        QVERIFY(apply->isVisible());
        CacheSettings taken;
        connect(&panel, &FiguresPanel::adviceTaken, this,
                [&taken](const CacheSettings &recommended) { taken = recommended; });
        QTest::mouseClick(apply, Qt::LeftButton);
        QVERIFY(!taken.isOn);
    }

    void scrollsThroughManyAnswers()
    {
        Parts parts;
        constexpr int many = 20'000;
        for (int i = 0; i < many; ++i)
            parts.keep(u"sentence %1"_s.arg(i));
        CachePage page(parts.context());
        page.resize(1000, 800);
        page.show();
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->rowCount(), many, 20'000);
        QElapsedTimer clock;
        clock.start();
        QScrollBar *bar = page.view()->verticalScrollBar();
        qint64 longest = 0;
        for (int step = 1; step <= 20; ++step) {
            const qint64 before = clock.elapsed();
            bar->setValue(bar->maximum() / 20 * step);
            page.view()->grab();
            longest = std::max(longest, clock.elapsed() - before);
        }
        bar->setValue(bar->maximum());
        QTRY_VERIFY(page.model()->entry(many - 1));
        qInfo("the longest of 20 jumps through %d answers: %lld ms", many, static_cast<long long>(longest));
        QVERIFY(longest < 500);
    }
};

QTEST_MAIN(TestCachePage)
#include "tst_cachepage.moc"
