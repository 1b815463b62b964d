// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/speech/fakeoutput.h"
#include "tests/ui/pagesession.h"
#include "tests/ui/samplecomparison.h"
#include "ui/compare/advicelist.h"
#include "ui/compare/columndetails.h"
#include "ui/compare/columnsum.h"
#include "ui/compare/edithistory.h"
#include "ui/compare/scorepanel.h"
#include "ui/speech/speaker.h"
#include "ui/widgets/scorering.h"
#include "ui/widgets/segmentedchoice.h"

#include <QAccessible>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QToolButton>

#include <cstdlib>

using namespace phonoscope;

namespace {

const Attempt &attemptOf(const Session &session)
{
    return *session.page.result()->attempts.front();
}

int totalOf(const Session &session)
{
    return attemptOf(session).score.sounds.total;
}

QString textOfLabel(const Session &session, const QString &name)
{
    return session.find<QLabel>(name)->text();
}

bool isEnabled(const Session &session, const QString &edit)
{
    return session.find<QToolButton>(edit)->isEnabled();
}

void press(const Session &session, const QString &button)
{
    QTest::mouseClick(session.find<QToolButton>(button), Qt::LeftButton);
}

/// What "θ" said as "s" in "think" is column of.
constexpr int wrongColumn = 1;

QList<AdviceItem *> adviceOf(const Session &session)
{
    QList<AdviceItem *> items;
    for (auto *item : session.page.findChildren<AdviceItem *>()) {
        if (item->isVisible())
            items.append(item);
    }
    return items;
}

QStringList textsOf(const QList<AdviceItem *> &items)
{
    QStringList texts;
    for (const AdviceItem *item : items)
        texts.append(item->accessibleName());
    return texts;
}

/// As a person clicks: what is out of sight is scrolled to first.
void clickOn(QAbstractButton *button)
{
    for (QWidget *parent = button->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent)) {
            QTRY_VERIFY(button->height() >= button->minimumSizeHint().height());
            area->ensureWidgetVisible(button);
            break;
        }
    }
    QTRY_VERIFY(button->visibleRegion().contains(button->rect().center()));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// A device, and a speaker that plays on it.
struct Sound
{
    FakeOutput *output = new FakeOutput;
    Speaker speaker{SpeechSynthesis::create(*Languages::load()), std::unique_ptr<AudioOutput>(output)};

    auto context()
    {
        return [this](PageFixture &parts) {
            CompareContext made = parts.context();
            made.speaker = &speaker;
            return made;
        };
    }
};

QToolButton *playButton(const Session &session, const QString &box)
{
    return session.find<QWidget>(box)->findChild<QToolButton *>(u"playSound"_s);
}

/// A session with a language and both sentences, answered.
void compare(Session &session, const QString &lang, const QString &reference, const QString &spoken)
{
    session.page.question()->language()->setTag(lang);
    session.page.question()->reference()->setSentence(reference);
    session.page.question()->spoken()->setSentence(spoken);
    QVERIFY(session.waitForAnswer());
}

} // namespace

/// What a teacher does with an answer, and what a learner reads in it.
class TestComparePageResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptingRaisesTheScoreAtOnce()
    {
        Session session;
        session.compareTheUsual();
        QVERIFY(QTest::qWaitForWindowActive(&session.page));
        const int before = totalOf(session);
        const int points = attemptOf(session).score.columns[wrongColumn].points;
        QVERIFY(points > 0);
        session.page.alignment()->setFocus();
        session.page.alignment()->selectColumn(wrongColumn);
        QTest::keyClick(session.page.alignment(), Qt::Key_A);
        QCOMPARE(totalOf(session), before + points);
        QCOMPARE(session.page.findChild<ScoreRing *>()->score(), std::optional(before + points));
        QCOMPARE(session.page.alignment()->selectedColumn(), wrongColumn);
        QCOMPARE(session.page.alignment()->content().columns[wrongColumn].type, ColumnType::Variant);
        QVERIFY(textOfLabel(session, u"rule"_s).contains(u"Accepted"_s));

        QUndoStack *stack = session.page.edits()->stack();
        stack->undo();
        QCOMPARE(totalOf(session), before);
        QCOMPARE(session.page.alignment()->content().columns[wrongColumn].type, ColumnType::Substitution);
        stack->redo();
        QCOMPARE(totalOf(session), before + points);
        QTest::keyClick(session.page.alignment(), Qt::Key_J);
        QCOMPARE(totalOf(session), before);
        QTest::keyClick(session.page.alignment(), Qt::Key_I);
        QCOMPARE(attemptOf(session).columns[wrongColumn].ruling, Ruling::Ignored);
        QCOMPARE(attemptOf(session).score.sounds.shares, 14);
    }

    void mergesAndSplitsByButtons()
    {
        Session session;
        session.compareTheUsual();
        const Columns before = attemptOf(session).columns;
        session.page.alignment()->selectColumn(2);
        press(session, u"edit-merge"_s);
        QCOMPARE(attemptOf(session).columns.size(), before.size() - 1);
        QCOMPARE(session.page.alignment()->selectedColumn(), 2);
        QCOMPARE(session.page.alignment()->content().columns[2].marks.referenceSounds, 2);
        press(session, u"edit-split"_s);
        QCOMPARE(attemptOf(session).columns, before);
        press(session, u"edit-split"_s); // two facing sounds: one left out, one added
        QCOMPARE(session.typeCount(ColumnType::Omission), u"1"_s);
        QCOMPARE(session.typeCount(ColumnType::Insertion), u"1"_s);
        for (int i = 0; i < 3; ++i)
            session.page.edits()->stack()->undo();
        QCOMPARE(attemptOf(session).columns, before);
        QVERIFY(!session.page.edits()->stack()->canUndo());
    }

    void onlyWhatCanBeDoneIsOffered()
    {
        Session session;
        for (const auto &edit :
             {u"edit-merge"_s, u"edit-split"_s, u"edit-accept"_s, u"edit-ignore"_s, u"edit-judge"_s})
            QVERIFY(!isEnabled(session, edit));
        session.compareTheUsual();
        QVERIFY(!isEnabled(session, u"edit-accept"_s)); // nothing is chosen
        session.page.alignment()->selectColumn(wrongColumn);
        QVERIFY(isEnabled(session, u"edit-accept"_s) && isEnabled(session, u"edit-merge"_s));
        QVERIFY(!isEnabled(session, u"edit-judge"_s));
        press(session, u"edit-accept"_s);
        QVERIFY(isEnabled(session, u"edit-judge"_s) && !isEnabled(session, u"edit-accept"_s));
        session.page.alignment()->selectColumn(14); // the last one
        QVERIFY(!isEnabled(session, u"edit-merge"_s));
        session.page.question()->clearSentences();
        QVERIFY(!isEnabled(session, u"edit-ignore"_s));
    }

    void editsStayWithTheSameSoundsOnly()
    {
        Session session;
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        press(session, u"edit-accept"_s);
        const int accepted = totalOf(session);
        QSignalSpy answers(session.page.alignment(), &AlignmentView::contentChanged);
        session.page.compareNow();
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE(totalOf(session), accepted);
        QVERIFY(session.page.edits()->stack()->canUndo());
        session.page.setStrictness(Strictness::Standard);
        Session::typeInto(session.page.question()->spoken(), u"I sink tree free trees"_s);
        QVERIFY(session.waitForAnswer());
        QVERIFY(attemptOf(session).edits.empty());
        QVERIFY(!session.page.edits()->stack()->canUndo());
    }

    void noScoreIsGivenWhereNoneCanBe()
    {
        Session session;
        compare(session, u"ja"_s, u"\u3053\u3093\u306b\u3061\u306f"_s, u"\u3053\u3093\u3070\u3093\u306f"_s);
        QVERIFY(!session.page.result()->notScored.isEmpty());
        QCOMPARE(session.page.findChild<ScoreRing *>()->score(), std::optional<int>());
        QCOMPARE(textOfLabel(session, u"similarity"_s), u"\u2013"_s);
        QVERIFY(textOfLabel(session, u"remarks"_s).contains(session.page.result()->notScored));
        QVERIFY(session.find<QLabel>(u"remarks"_s)->isVisible());
        QVERIFY(!session.find<Banner>(u"notice"_s)->isVisible()); // once is enough
        QVERIFY(session.typeCount(ColumnType::Match).toInt() > 0);
        QVERIFY(adviceOf(session).isEmpty());
        session.page.alignment()->selectNextError();
        QVERIFY(session.page.alignment()->selectedColumn() >= 0);
        QVERIFY(!session.find<ColumnSum>(u"sum"_s)->isVisible());
        for (const auto *label : session.page.findChildren<QLabel *>()) {
            if (label->isVisible())
                QVERIFY2(!label->text().contains(u"points lost"_s), qPrintable(label->text()));
        }
        QVERIFY(!session.page.alignment()->sentence(0).contains(u"points"_s));
    }

    void tonesHaveAFigureOfTheirOwn()
    {
        Session session;
        session.compareTheUsual();
        QVERIFY(!session.find<QLabel>(u"tones"_s)->isVisible());
        compare(session, u"vi"_s, u"Người Việt Nam"_s, u"Ngươi Viết nằm"_s);
        const Score &score = attemptOf(session).score;
        QVERIFY(score.tones && score.tones->total < 1000);
        QVERIFY(session.find<QLabel>(u"tones"_s)->isVisible());
        QCOMPARE(textOfLabel(session, u"tones"_s), pointsText(score.tones->total));
        for (std::size_t i = 0; i < score.columns.size(); ++i) {
            if (score.columns[i].tier != Tier::Tones || score.columns[i].points == 0)
                continue;
            session.page.alignment()->selectColumn(static_cast<int>(i));
            QVERIFY(textOfLabel(session, u"allColumns"_s).startsWith(u"All tones"_s));
            return;
        }
        QFAIL("no tone lost points");
    }

    void notesAreQuiet_data()
    {
        QTest::addColumn<QString>("spoken");
        QTest::addColumn<QString>("note");
        QTest::newRow("the same text") << u"write it"_s << u"speech recogniser"_s;
        QTest::newRow("another spelling") << u"right it"_s << u"write / right"_s;
    }

    void notesAreQuiet()
    {
        QFETCH(QString, spoken);
        QFETCH(QString, note);
        Session session;
        session.type(u"write it"_s, spoken);
        QVERIFY(session.waitForAnswer());
        QVERIFY(session.find<QLabel>(u"remarks"_s)->isVisible());
        QVERIFY2(textOfLabel(session, u"remarks"_s).contains(note),
                 qPrintable(textOfLabel(session, u"remarks"_s)));
        QVERIFY(!session.error()->isVisible() && !session.find<Banner>(u"notice"_s)->isVisible());
        session.type(u"write it"_s, u"bite it"_s);
        QVERIFY(session.waitForAnswer());
        QVERIFY(!session.find<QLabel>(u"remarks"_s)->isVisible());
    }

    void thePanelSaysHowItCounted()
    {
        ScorePanel panel;
        panel.show();
        Comparison comparison = *sample::marked();
        comparison.strictness = Strictness::Lenient;
        panel.setResult(comparison, 0, u"English (United Kingdom)"_s);
        const QString note = panel.findChild<QLabel *>(u"note"_s)->text();
        QVERIFY(note.contains(u"Lenient"_s));
        QVERIFY(note.contains(u"matched: English (United Kingdom)"_s));
        QCOMPARE(panel.findChild<QLabel *>(u"tones"_s)->text(), u"70.0"_s);
        const auto *stress = panel.findChild<QLabel *>(u"countStress"_s);
        QVERIFY(stress->isVisible());
        QCOMPARE(stress->text(), u"1"_s);
        panel.setResult(*sample::fiveWords(), 0, {});
        QVERIFY(!stress->isVisible());
        QVERIFY(!panel.findChild<QLabel *>(u"note"_s)->text().contains(u"matched"_s));
    }

    void cellsAddUp()
    {
        Session session;
        session.compareTheUsual();
        const Attempt &attempt = attemptOf(session);
        int lost = 0;
        for (std::size_t i = 0; i < attempt.columns.size(); ++i) {
            const auto lines = columnSum(attempt, static_cast<int>(i));
            QCOMPARE(lines.size(), 3);
            QCOMPARE(lines[0].reckoning, u"100 / 15 sounds"_s);
            QCOMPARE(lines[0].value, u"6.67"_s);
            QCOMPARE(lines[2].value, u"= "_s + pointsText(attempt.score.columns[i].points));
            lost += attempt.score.columns[i].points;
        }
        QCOMPARE(allColumnsSentence(attempt.score, attempt.score.columns[0]),
                 u"All columns: %1 = 100 \u2212 %2"_s.arg(pointsText(lost), pointsText(1000 - lost)));
        session.page.alignment()->selectColumn(wrongColumn);
        QVERIFY(session.find<QLabel>(u"allColumns"_s)->isVisible());
    }

    void mergedSoundsCountForAsManyShares()
    {
        const auto comparison = sample::marked();
        Attempt attempt = sample::attempt(comparison);
        attempt.score.columns[5].distance = 700;
        const auto lines = columnSum(attempt, 5);
        QCOMPARE(lines[1].reckoning, u"0.35 \u00d7 2 sounds"_s);
        QCOMPARE(lines[1].value, u"\u00d7 0.70"_s);
        QVERIFY(columnSum(attempt, 4).isEmpty()); // ignored: no share
    }

    void rulesAreInWords_data()
    {
        QTest::addColumn<ScoreRule>("rule");
        QTest::addColumn<Strictness>("strictness");
        QTest::addColumn<QString>("words");
        QTest::newRow("strict") << ScoreRule::NearMiss << Strictness::Strict << u"double (strict)"_s;
        QTest::newRow("lenient") << ScoreRule::NearMiss << Strictness::Lenient << u"half (lenient)"_s;
        QTest::newRow("left out") << ScoreRule::LeftOut << Strictness::Standard << u"whole share"_s;
        QTest::newRow("form") << ScoreRule::AcceptedForm << Strictness::Standard << u"accepted form"_s;
    }

    void rulesAreInWords()
    {
        QFETCH(ScoreRule, rule);
        QFETCH(Strictness, strictness);
        QFETCH(QString, words);
        QVERIFY(ruleSentence({.rule = rule}, strictness).contains(words));
    }

    void formsAreNamed()
    {
        Attempt attempt = sample::attempt(sample::fiveWords());
        QVERIFY(formSentence(attempt, 1).isEmpty());
        attempt.forms = {FormSource::Context, FormSource::Weak, FormSource::Context, FormSource::Context,
                         FormSource::Context};
        QCOMPARE(formSentence(attempt, 1), u"Matched: weak form of \u201cthink\u201d"_s);
        QVERIFY(formSentence(attempt, 0).isEmpty());
    }

    void adviceLeadsToItsColumn()
    {
        Session session;
        session.page.setAdviceLanguage(AdviceLanguage::English);
        session.compareTheUsual();
        const QList<AdviceItem *> items = adviceOf(session);
        QVERIFY(items.size() >= 2 && items.size() <= 3);
        QStringList texts = textsOf(items);
        QCOMPARE(texts.removeDuplicates(), 0);
        clickOn(items.first());
        const int column = session.page.alignment()->selectedColumn();
        QVERIFY(column >= 0);
        QVERIFY(isError(session.page.alignment()->content().columns[static_cast<std::size_t>(column)].type));
        QVERIFY(session.find<QFrame>(u"columnAdvice"_s)->isVisible());
        press(session, u"overview"_s);
        QCOMPARE(session.page.alignment()->selectedColumn(), -1);
        QCOMPARE(adviceOf(session).size(), items.size());
    }

    void adviceIsInTheLanguageChosen()
    {
        Session session;
        session.page.setAdviceLanguage(AdviceLanguage::English);
        session.compareTheUsual();
        const QStringList english = textsOf(adviceOf(session));
        for (auto *button : session.find<AdviceList>({})->findChildren<QPushButton *>()) {
            if (button->text() == u"Tiếng Việt"_s)
                clickOn(button);
        }
        QCOMPARE(session.page.adviceLanguage(), AdviceLanguage::Vietnamese);
        QTRY_COMPARE(adviceOf(session).size(), english.size());
        QVERIFY(textsOf(adviceOf(session)) != english);
    }

    void whatWasAcceptedNeedsNoAdvice()
    {
        Session session;
        session.type(u"think"_s, u"sink"_s);
        QVERIFY(session.waitForAnswer());
        QCOMPARE(adviceOf(session).size(), 1);
        session.page.alignment()->selectColumn(0);
        press(session, u"edit-accept"_s);
        session.page.alignment()->selectColumn(-1);
        QCOMPARE(adviceOf(session).size(), 0);
    }

    void theSoundsOfAColumnAreHeard()
    {
        Sound sound;
        Session session(sound.context());
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        int plays = 0;
        // No two are the same sample by sample; how long they are tells them apart.
        const auto speech = SpeechSynthesis::create(*Languages::load());
        const auto length = [&speech](const QString &symbol) {
            const std::atomic_bool cancelled = false;
            return (*speech)->synthesizeSound(symbol, cancelled)->samples.size();
        };
        const qsizetype soft = length(u"\u03b8"_s);
        const qsizetype sharp = length(u"s"_s);
        QVERIFY(std::abs(soft - sharp) > soft / 50);
        for (const auto &[box, expected] :
             {std::pair{u"expectedSound"_s, soft}, std::pair{u"heardSound"_s, sharp}}) {
            QToolButton *button = playButton(session, box);
            QTRY_VERIFY(button->isEnabled());
            clickOn(button);
            ++plays;
            QTRY_COMPARE(sound.output->plays, plays);
            QVERIFY2(std::abs(sound.output->samples.size() - expected) < soft / 100,
                     qPrintable(u"%1, not %2; %3, %4"_s.arg(sound.output->samples.size())
                                    .arg(expected)
                                    .arg(soft)
                                    .arg(sharp)));
        }
        // and by the keyboard
        QToolButton *button = playButton(session, u"expectedSound"_s);
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Space);
        QTRY_COMPARE(sound.output->plays, plays + 1);
    }

    void theButtonsOfSoundsHaveNames()
    {
        Sound sound;
        Session session(sound.context());
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        QStringList names;
        for (const auto &box : {u"expectedSound"_s, u"heardSound"_s}) {
            QToolButton *button = playButton(session, box);
            QVERIFY(button->isVisible());
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            names.append(QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name));
        }
        QCOMPARE(names, (QStringList{u"Play what was expected"_s, u"Play what was heard"_s}));
    }

    void withoutADeviceTheButtonsSayWhy()
    {
        Sound sound;
        sound.output->available = false;
        Session session(sound.context());
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        QToolButton *button = playButton(session, u"expectedSound"_s);
        QVERIFY(button->isVisible() && !button->isEnabled());
        QTRY_VERIFY(button->toolTip().contains(u"no audio device"_s));
        QCOMPARE(button->accessibleDescription(), button->toolTip());
        sound.output->plug(true);
        QVERIFY(button->isEnabled());
        QCOMPARE(button->toolTip(), u"Play what was expected"_s);
    }

    void whatNoVoiceHasHasNoButton()
    {
        Sound sound;
        Session session(sound.context());
        session.type(u"think"_s, u"ink"_s);
        QVERIFY(session.waitForAnswer());
        session.page.alignment()->selectColumn(0);
        QVERIFY(playButton(session, u"expectedSound"_s)->isVisible());
        QVERIFY(!playButton(session, u"heardSound"_s)->isVisible()); // nothing was
        session.page.alignment()->selectColumn(1);
        QVERIFY(playButton(session, u"heardSound"_s)->isVisible());
        press(session, u"edit-merge"_s); // two sounds that no voice has as one
        QVERIFY(!sound.speaker.canPlaySound(attemptOf(session).expected->segments[1].text +
                                            attemptOf(session).expected->segments[2].text));
        QVERIFY(!playButton(session, u"heardSound"_s)->isVisible());

        Session silent; // without a speaker there is nothing to press
        silent.compareTheUsual();
        silent.page.alignment()->selectColumn(wrongColumn);
        QVERIFY(!playButton(silent, u"expectedSound"_s)->isVisible());
    }

    void aSoundThatFailsIsSaid()
    {
        Sound sound;
        Session session(sound.context());
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        QTRY_VERIFY(playButton(session, u"heardSound"_s)->isEnabled());
        clickOn(playButton(session, u"heardSound"_s));
        QTRY_COMPARE(sound.output->plays, 1);
        sound.output->breakDown();
        QTRY_COMPARE(session.find<Banner>(u"notice"_s)->message(), u"The audio device stopped."_s);
    }

    void opensAsItWasSaved()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lesson"_s);
        Session session;
        session.compareTheUsual();
        session.page.alignment()->selectColumn(wrongColumn);
        press(session, u"edit-accept"_s);
        session.page.setAskWhereToSave([path](QWidget *) { return path; });
        session.page.saveComparison();
        QVERIFY(QFile::exists(path + u".phonoscope"_s));

        Session other;
        other.page.setAskWhichToOpen([path](QWidget *) { return path + u".phonoscope"_s; });
        other.page.openComparison();
        QVERIFY(other.page.result());
        QCOMPARE(attemptOf(other).edits, attemptOf(session).edits);
        QCOMPARE(attemptOf(other).columns, attemptOf(session).columns);
        QCOMPARE(totalOf(other), totalOf(session));
        QCOMPARE(other.page.question()->reference()->sentence(), u"I think three free trees"_s);
        QVERIFY(!other.page.alignment()->isOutdated());
        QSignalSpy answers(other.page.alignment(), &AlignmentView::contentChanged);
        QTest::qWait(2 * ComparePage::typingRest); // what was filled in is not a question
        QCOMPARE(answers.size(), 0);
        QVERIFY(!other.error()->isVisible());
        // what was done before can be taken back
        QUndoStack *stack = other.page.edits()->stack();
        QCOMPARE(stack->count(), 1);
        stack->undo();
        QVERIFY(totalOf(other) < totalOf(session));
        QVERIFY(!stack->canUndo());
        QVERIFY(!other.page.alignment()->isOutdated());
        stack->redo();
        QCOMPARE(totalOf(other), totalOf(session));
        // and it can be worked on
        other.page.alignment()->selectColumn(wrongColumn);
        press(other, u"edit-judge"_s);
        QVERIFY(totalOf(other) < totalOf(session));
    }

    void openingDropsTheQuestionUnderWay()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.phonoscope"_s);
        Session session;
        session.compareTheUsual();
        session.page.setAskWhereToSave([path](QWidget *) { return path; });
        session.page.saveComparison();

        SilentServer server;
        session.chooseService(server.endpoint());
        session.page.question()->spoken()->setSentence(u"I drink tea"_s);
        session.page.compareNow();
        QTRY_VERIFY(session.find<QPushButton>(u"cancel"_s)->isVisible());
        session.page.setAskWhichToOpen([path](QWidget *) { return path; });
        session.page.openComparison();
        QVERIFY(!session.find<QPushButton>(u"cancel"_s)->isVisible());
        QVERIFY(!session.page.alignment()->isOutdated());
        QCoreApplication::processEvents(); // nothing follows from the question that was dropped
        QVERIFY(!session.page.alignment()->isOutdated());
        QCOMPARE(session.page.question()->spoken()->sentence(), u"I sink tree free threes"_s);
    }

    void saysWhyItCannotOpen_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no comparison") << QByteArray("{\"format\":\"something\"}");
        QTest::newRow("rubbish") << QByteArray(1000, '\xff');
    }

    void saysWhyItCannotOpen()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.phonoscope"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        Session session;
        session.compareTheUsual();
        const auto before = session.page.result();
        session.page.setAskWhichToOpen([path](QWidget *) { return path; });
        session.page.openComparison();
        QVERIFY(session.find<Banner>(u"notice"_s)->isVisible());
        QVERIFY(!session.find<Banner>(u"notice"_s)->message().isEmpty());
        QCOMPARE(session.page.result(), before);
        session.page.setAskWhichToOpen([](QWidget *) { return u"/nowhere/a.phonoscope"_s; });
        session.page.openComparison();
        QVERIFY(session.find<Banner>(u"notice"_s)->message().contains(u"/nowhere/a.phonoscope"_s));
        session.page.setAskWhereToSave([](QWidget *) { return u"/nowhere/a.phonoscope"_s; });
        session.page.saveComparison();
        QVERIFY(session.find<Banner>(u"notice"_s)->message().contains(u"could not be saved"_s));
    }
};

QTEST_MAIN(TestComparePageResult)
#include "tst_comparepageresult.moc"
