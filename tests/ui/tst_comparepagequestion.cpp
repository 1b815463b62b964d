// SPDX-License-Identifier: GPL-3.0-or-later
// What a teacher lays down about a reference, and what was said given as IPA.
#include "core/similarity/records/teacherreferences.h"
#include "tests/speech/fakeoutput.h"
#include "tests/support/heldprovider.h"
#include "tests/ui/pagesession.h"
#include "ui/compare/ipadrawer.h"
#include "ui/ipakeyboard/ipakeyboard.h"
#include "ui/ipakeyboard/symbolview.h"
#include "ui/speech/speaker.h"
#include "ui/window/mainwindow.h"

#include <QAccessible>
#include <QCheckBox>
#include <QKeyEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace phonoscope;

namespace {

const QString reference = u"I think three free trees"_s;

/// As an input method does it: QTest knows the keys of ASCII alone.
void press(QWidget *field, const QString &text)
{
    for (const QChar sign : text) {
        QKeyEvent event(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(sign));
        QCoreApplication::sendEvent(field, &event);
    }
}

struct Teacher : Session
{
    using Session::Session;

    QLineEdit *ipa() const { return find<QLineEdit>(u"referenceIpa"_s); }
    QLabel *chip() const { return find<QLabel>(u"teachersIpa"_s); }
    QLabel *problem() const { return find<QLabel>(u"referenceIpaProblem"_s); }
    QPushButton *acceptButton() const { return find<QPushButton>(u"alsoAccept"_s); }
    int score() const { return page.result()->attempts.front()->score.sounds.total; }
    QString engineIpa(const QString &text, const QString &lang) const
    {
        return parts.engine->transcribe({text, lang})->ipa;
    }

    static void typeInto(QLineEdit *field, const QString &text)
    {
        field->setFocus();
        field->selectAll();
        press(field, text);
    }
    using Session::typeInto;
    QLineEdit *addAlternative(const QString &text)
    {
        if (!acceptButton()->isChecked())
            click(u"alsoAccept"_s);
        click(u"addAlternative"_s);
        QLineEdit *field = page.findChildren<QLineEdit *>(u"alternative"_s).last();
        typeInto(field, text);
        return field;
    }
    void clickSymbol(const QString &symbol)
    {
        auto *view = find<SymbolView>(u"consonants"_s);
        const int position = view->positionOf(symbol);
        QVERIFY(position >= 0);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->boxOf(position).center());
    }
    void chooseIpa()
    {
        for (auto *button : find<QWidget>(u"spokenMode"_s)->findChildren<QPushButton *>()) {
            if (button->text() == u"IPA"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(page.question()->spokenIsIpa());
    }
};

/// A page whose notes go to a file.
struct Kept
{
    QTemporaryDir folder;
    std::unique_ptr<TeacherReferences> store;

    /// \a damaged: bytes that stand where the file should be, or none.
    explicit Kept(const QByteArray &damaged = {})
    {
        if (!damaged.isEmpty()) {
            QFile file(folder.filePath(u"teacher.sqlite"_s));
            if (file.open(QIODevice::WriteOnly))
                file.write(damaged);
        }
        store = *TeacherReferences::open(folder.path());
    }

    auto context()
    {
        return [this](PageFixture &parts) {
            CompareContext made = parts.context();
            made.findTeacherReference = [this](const QString &text, const QString &lang) {
                return store->find(text, lang);
            };
            made.keepTeacherReference = [this](const QString &text, const QString &lang,
                                               const TeacherReference &notes) {
                return store->keep(text, lang, notes);
            };
            made.teacherReferencesProblem = [this] { return store->warning(); };
            return made;
        };
    }
};

} // namespace

class TestComparePageQuestion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReferencesIpaIsShownBeforeThereIsAnythingToCompare()
    {
        Teacher teacher;
        QVERIFY(!teacher.ipa()->isEnabled());
        Session::typeInto(teacher.page.question()->reference(), reference);
        QTRY_COMPARE(teacher.ipa()->text(), teacher.engineIpa(reference, u"en-US"_s));
        QVERIFY(teacher.ipa()->isEnabled());
        QVERIFY(!teacher.chip()->isVisible());
        QCOMPARE(teacher.ipa()->font().family(), u"Charis SIL"_s);
        QVERIFY(teacher.page.alignment()->isEmpty());
    }

    void theTeachersIpaCountsUntilTheEnginesIsWantedAgain()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        const int before = teacher.score();
        const QString engines = teacher.ipa()->text();
        QCOMPARE(engines, teacher.engineIpa(reference, u"en-US"_s));
        QString heard = teacher.page.result()->attempts.front()->spoken->transcription.ipa;
        Teacher::typeInto(teacher.ipa(), heard);
        QVERIFY(teacher.waitForAnswer());
        QCOMPARE(teacher.score(), 1000);
        QVERIFY(before < 1000);
        QVERIFY(teacher.chip()->isVisible());
        QCOMPARE(teacher.page.result()->reference->transcription.words.at(1).text, u"think"_s);
        teacher.click(u"useEnginesIpa"_s);
        QCOMPARE(teacher.ipa()->text(), engines);
        QVERIFY(!teacher.chip()->isVisible());
        QVERIFY(teacher.waitForAnswer());
        QCOMPARE(teacher.score(), before);
    }

    void anEmptiedFieldHasTheEnginesAgain()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        const QString engines = teacher.ipa()->text();
        Teacher::typeInto(teacher.ipa(), u"x"_s);
        QTRY_VERIFY(teacher.problem()->isVisible());
        QTest::keyClick(teacher.ipa(), Qt::Key_Backspace);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(!teacher.problem()->isVisible());
        QVERIFY(teacher.ipa()->text().isEmpty()); // it may be about to be written anew
        QVERIFY(QTest::qWaitForWindowActive(&teacher.page));
        teacher.page.question()->spoken()->setFocus();
        QTRY_COMPARE(teacher.ipa()->text(), engines);
        QVERIFY(!teacher.chip()->isVisible());
    }

    void wordsThatDoNotAgreeAreExplainedByTheField()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        Teacher::typeInto(teacher.ipa(), u"aɪ θɪŋk"_s);
        QTRY_VERIFY(teacher.problem()->isVisible());
        QVERIFY(teacher.problem()->text().contains(u"5 words"_s));
        QVERIFY(!teacher.error()->isVisible());
        QVERIFY(teacher.page.alignment()->isOutdated());
        press(teacher.ipa(), u" θriː friː triːz"_s);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(!teacher.problem()->isVisible());
        QVERIFY(!teacher.page.alignment()->isOutdated());
    }

    void anAlternativeCostsNothing()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        QVERIFY(teacher.score() < 1000);
        QCOMPARE(teacher.acceptButton()->text(), u"Also accept\u2026"_s);
        const QString heard = teacher.page.result()->attempts.front()->spoken->transcription.ipa;
        teacher.addAlternative(heard);
        QVERIFY(teacher.waitForAnswer());
        QCOMPARE(teacher.score(), 1000);
        QCOMPARE(teacher.acceptButton()->text(), u"Also accepted: 1 alternative"_s);
        auto *remove = teacher.find<QToolButton>(u"removeAlternative"_s);
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(teacher.score() < 1000);
        QCOMPARE(teacher.acceptButton()->text(), u"Also accept\u2026"_s);
    }

    void anAlternativeThatIsWrongIsMarked()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        QLineEdit *fitting = teacher.addAlternative(u"aɪ sɪŋk triː friː θriːz"_s);
        QLineEdit *wrong = teacher.addAlternative(u"aɪ sɪŋk"_s);
        auto *problem = teacher.find<QLabel>(u"alternativeProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(wrong->property("wrong").toBool());
        QVERIFY(!fitting->property("wrong").toBool());
        QVERIFY(!teacher.error()->isVisible());
        QVERIFY(!teacher.problem()->isVisible());
    }

    void anotherAccentIsAccepted()
    {
        Teacher teacher;
        const QString text = u"we cannot ask for a bath"_s;
        teacher.type(text, text);
        QVERIFY(teacher.waitForAnswer());
        teacher.chooseIpa();
        teacher.page.question()->spoken()->setSentence(teacher.engineIpa(text, u"en-GB"_s));
        QVERIFY(teacher.waitForAnswer());
        const int without = teacher.score();
        teacher.click(u"alsoAccept"_s);
        auto *british = teacher.find<QCheckBox>(u"en-GB"_s);
        QVERIFY(british->isVisible());
        british->setFocus();
        QTest::keyClick(british, Qt::Key_Space);
        QVERIFY(teacher.waitForAnswer());
        QCOMPARE(teacher.score(), 1000);
        QVERIFY(without < 1000);
        QCOMPARE(teacher.page.result()->attempts.front()->matchedLang, u"en-GB"_s);
        QCOMPARE(teacher.acceptButton()->text(), u"Also accepted: en-GB"_s);
        // where the teacher writes the IPA, accents have no say
        Teacher::typeInto(teacher.ipa(), teacher.ipa()->text() + u"s"_s);
        QVERIFY(!british->isEnabled());
        QVERIFY(teacher.page.question()->request().accents.isEmpty());
    }

    void theLanguageDecidesOnTheAccents_data()
    {
        QTest::addColumn<QString>("lang");
        QTest::addColumn<QStringList>("accents");
        QTest::newRow("English") << u"en-GB"_s << QStringList{u"en-US"_s};
        QTest::newRow("Spanish") << u"es"_s << QStringList{u"es-419"_s};
        QTest::newRow("Vietnamese") << u"vi"_s << QStringList{u"vi-VN-x-central"_s, u"vi-VN-x-south"_s};
        QTest::newRow("Polish") << u"pl"_s << QStringList();
    }

    void theLanguageDecidesOnTheAccents()
    {
        QFETCH(QString, lang);
        QFETCH(QStringList, accents);
        Teacher teacher;
        teacher.page.question()->language()->setTag(lang);
        Session::typeInto(teacher.page.question()->reference(), u"tu"_s);
        teacher.click(u"alsoAccept"_s);
        QStringList offered;
        for (const auto *accent : teacher.page.findChildren<QCheckBox *>()) {
            if (accent->isVisible())
                offered.append(accent->objectName());
        }
        QCOMPARE(offered, accents);
    }

    void escapeLeavesTheAccepted()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        QVERIFY(QTest::qWaitForWindowActive(&teacher.page));
        teacher.acceptButton()->setFocus();
        QTest::keyClick(teacher.acceptButton(), Qt::Key_Space);
        auto *add = teacher.find<QPushButton>(u"addAlternative"_s);
        QTRY_VERIFY(add->hasFocus());
        QTest::keyClick(add, Qt::Key_Space);
        QWidget *field = QApplication::focusWidget();
        QCOMPARE(field->objectName(), u"alternative"_s);
        QCOMPARE(qobject_cast<QLineEdit *>(field)->text(), teacher.ipa()->text());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!add->isVisible());
        QCOMPARE(QApplication::focusWidget(), teacher.acceptButton());
    }

    void whatATeacherLaidDownStaysWithItsText()
    {
        Kept kept;
        const QString ipa = u"aɪ sɪŋk triː friː triːz"_s;
        {
            Teacher teacher(kept.context());
            teacher.compareTheUsual();
            Teacher::typeInto(teacher.ipa(), ipa);
            teacher.addAlternative(u"aɪ sɪŋk triː friː θriːz"_s);
            // another text has nothing of it, and this one all of it again
            Session::typeInto(teacher.page.question()->reference(), u"three"_s);
            QVERIFY(!teacher.chip()->isVisible());
            QVERIFY(teacher.page.question()->request().alternatives.isEmpty());
            Session::typeInto(teacher.page.question()->reference(), reference);
            QCOMPARE(teacher.ipa()->text(), ipa);
            QCOMPARE(teacher.acceptButton()->text(), u"Also accepted: 1 alternative"_s);
            // and so has another language
            teacher.page.question()->language()->setTag(u"en-GB"_s);
            QVERIFY(!teacher.chip()->isVisible());
        }
        Teacher teacher(kept.context());
        Session::typeInto(teacher.page.question()->reference(), reference);
        QVERIFY(teacher.chip()->isVisible());
        QCOMPARE(teacher.page.question()->request().reference.ipa, ipa);
        teacher.click(u"useEnginesIpa"_s);
        QTRY_COMPARE(kept.store->find(reference, u"en-US"_s).ipa, QString());
        QCOMPARE(kept.store->find(reference, u"en-US"_s).alternatives.size(), 1);
    }

    void opensWhatWasLaidDownThen_data()
    {
        QTest::addColumn<TeacherReference>("then");
        QTest::addColumn<QString>("spokenIpa");
        const QString other = u"a\u026a s\u026a\u014bk tri\u02d0 fri\u02d0 tri\u02d0z"_s;
        const QString another = u"a\u026a s\u026a\u014bk tri\u02d0 fri\u02d0 \u03b8ri\u02d0z"_s;
        QTest::newRow("nothing") << TeacherReference{} << QString();
        QTest::newRow("the teacher's IPA") << TeacherReference{other, {}, {}} << QString();
        QTest::newRow("an accent and two ways")
            << TeacherReference{{}, {other, another}, {u"en-GB"_s}} << QString();
        QTest::newRow("IPA as what was said") << TeacherReference{{}, {another}, {}} << other;
        QTest::newRow("IPA on both sides") << TeacherReference{other, {another}, {}} << another;
    }

    void opensWhatWasLaidDownThen()
    {
        QFETCH(TeacherReference, then);
        QFETCH(QString, spokenIpa);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lesson.phonoscope"_s);
        ComparisonRequest asked;
        {
            Teacher teacher;
            teacher.compareTheUsual();
            if (!then.accents.isEmpty()) {
                teacher.click(u"alsoAccept"_s);
                teacher.find<QCheckBox>(then.accents.front())->click();
            }
            for (const QString &alternative : then.alternatives)
                teacher.addAlternative(alternative);
            if (!then.ipa.isEmpty())
                Teacher::typeInto(teacher.ipa(), then.ipa);
            if (!spokenIpa.isEmpty()) {
                teacher.chooseIpa();
                teacher.page.question()->spoken()->setSentence(spokenIpa);
            }
            teacher.page.compareNow();
            QVERIFY(teacher.waitForAnswer());
            asked = teacher.page.question()->request();
            teacher.save(path);
        }
        Kept kept;
        const TeacherReference now{
            u"a\u026a \u03b8\u026a\u014bk \u03b8ri\u02d0 fri\u02d0 tri\u02d0s"_s, {}, {}};
        QVERIFY(kept.store->keep(reference, u"en-US"_s, now));
        test::HeldProvider nobody;
        {
            Teacher teacher([&](PageFixture &parts) {
                CompareContext context = kept.context()(parts);
                context.builtIn = &nobody;
                return context;
            });
            QSignalSpy edits(teacher.page.question(), &QuestionPanel::edited);
            teacher.open(path);
            const ComparisonRequest shown = teacher.page.question()->request();
            QCOMPARE(shown.reference, asked.reference);
            QCOMPARE(shown.spoken, asked.spoken);
            QCOMPARE(shown.lang, asked.lang);
            QCOMPARE(shown.accents, asked.accents);
            QCOMPARE(shown.alternatives, asked.alternatives);
            QCOMPARE(shown.reference.ipa, then.ipa);
            QCOMPARE(shown.alternatives, then.alternatives);
            QCOMPARE(shown.accents, then.accents);
            QCOMPARE(teacher.chip()->isVisible(), !then.ipa.isEmpty());
            QCOMPARE(teacher.page.question()->spokenIsIpa(), !spokenIpa.isEmpty());
            QVERIFY(!teacher.page.question()->isKeyboardOpen());
            QVERIFY(!teacher.ipa()->text().isEmpty()); // the engine's, as it was then, or the teacher's
            QTest::qWait(2 * ComparePage::typingRest); // what was filled in is not a question
            QVERIFY(nobody.asked.isEmpty());
            QVERIFY(edits.isEmpty());
            QVERIFY(!teacher.page.alignment()->isOutdated());
        }
        QCOMPARE(kept.store->find(reference, u"en-US"_s), now);
    }

    void whatWasOpenedIsKeptOnceItIsEdited()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"lesson.phonoscope"_s);
        const QString then = u"a\u026a s\u026a\u014bk tri\u02d0 fri\u02d0 tri\u02d0z"_s;
        Kept kept;
        Teacher teacher(kept.context());
        teacher.compareTheUsual();
        Teacher::typeInto(teacher.ipa(), then);
        QVERIFY(teacher.waitForAnswer());
        teacher.save(path);
        teacher.click(u"useEnginesIpa"_s);
        QVERIFY(teacher.waitForAnswer());
        teacher.open(path); // the same text, with something about it that has not been kept yet
        QCOMPARE(teacher.page.question()->request().reference.ipa, then);
        QCOMPARE(kept.store->find(reference, u"en-US"_s), TeacherReference());
        press(teacher.ipa(), u"\u0259"_s);
        QTRY_COMPARE(kept.store->find(reference, u"en-US"_s).ipa, teacher.ipa()->text());
        QVERIFY(teacher.ipa()->text() != then);
        // and what is kept comes with its text
        Session::typeInto(teacher.page.question()->reference(), u"three"_s);
        QVERIFY(!teacher.chip()->isVisible());
    }

    void whatBecameOfTheStoreIsSaidOnce()
    {
        Kept kept(QByteArray(4096, 'x'));
        QVERIFY(!kept.store->warning().isEmpty());
        Teacher teacher(kept.context());
        const auto *notice = teacher.find<Banner>(u"teacherNotice"_s);
        QVERIFY(!notice->isVisible());
        teacher.compareTheUsual();
        QVERIFY(notice->isVisible()); // the answer does not take it away
        QCOMPARE(notice->message(), kept.store->warning());
        QVERIFY(!teacher.error()->isVisible());
        QTest::mouseClick(notice->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY(!notice->isVisible());
        Session::typeInto(teacher.page.question()->reference(), u"three"_s);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(!notice->isVisible());
    }

    void aStoreThatCannotBeOpenedIsSaidOnce()
    {
        const QString problem = u"The folder cannot be written to."_s;
        Teacher teacher([problem](PageFixture &parts) {
            CompareContext context = parts.context();
            context.keepTeacherReference = [problem](const QString &, const QString &,
                                                     const TeacherReference &) {
                return tl::expected<void, QString>(tl::unexpected(problem));
            };
            context.teacherReferencesProblem = [problem] { return problem; };
            return context;
        });
        teacher.compareTheUsual();
        const auto *notice = teacher.find<Banner>(u"teacherNotice"_s);
        QCOMPARE(notice->message(), problem);
        Teacher::typeInto(teacher.ipa(),
                          u"a\u026a \u03b8\u026a\u014bk \u03b8ri\u02d0 fri\u02d0 tri\u02d0z"_s);
        QVERIFY(teacher.waitForAnswer());
        QSignalSpy failed(teacher.page.question(), &QuestionPanel::failed);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(notice->isVisible());
        QVERIFY(!teacher.find<Banner>(u"notice"_s)->isVisible()); // it stands there already
    }

    void whatCannotBeKeptIsSaid()
    {
        Teacher teacher([](PageFixture &parts) {
            CompareContext context = parts.context();
            context.keepTeacherReference = [](const QString &, const QString &, const TeacherReference &) {
                return tl::expected<void, QString>(tl::unexpected(u"The disk is full."_s));
            };
            return context;
        });
        teacher.compareTheUsual();
        Teacher::typeInto(teacher.ipa(), u"aɪ θɪŋk θriː friː triːz"_s);
        QTRY_COMPARE(teacher.find<Banner>(u"notice"_s)->message(), u"The disk is full."_s);
    }

    void ipaIsTypedWithTheKeyboard()
    {
        Teacher teacher;
        teacher.type(u"three"_s, u"tree"_s);
        QVERIFY(teacher.waitForAnswer());
        const int before = teacher.score();
        auto *keyboard = teacher.find<QPushButton>(u"keyboard"_s);
        QVERIFY(!keyboard->isChecked());
        teacher.chooseIpa();
        QVERIFY(keyboard->isChecked()); // it comes with the IPA
        SentenceEditor *spoken = teacher.page.question()->spoken();
        QCOMPARE(spoken->sentence(), teacher.engineIpa(u"tree"_s, u"en-US"_s)); // to begin with
        QCOMPARE(spoken->font().family(), u"Charis SIL"_s);
        spoken->setFocus();
        spoken->selectAll();
        teacher.clickSymbol(u"θ"_s);
        teacher.clickSymbol(u"ɹ"_s);
        press(spoken, u"ˈiː"_s);
        QCOMPARE(spoken->sentence(), u"θɹˈiː"_s);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(before < 1000);
        QCOMPARE(teacher.score(), 1000);
        QVERIFY(teacher.page.result()->attempts.front()->spoken->transcription.engine.isEmpty());
        // the text is still there, and swapping it is as before
        teacher.page.question()->setSpokenIsIpa(false);
        QCOMPARE(spoken->sentence(), u"tree"_s);
        teacher.page.question()->setSpokenIsIpa(true);
        QCOMPARE(spoken->sentence(), u"θɹˈiː"_s);
    }

    void symbolsGoToTheFieldOfLast()
    {
        Teacher teacher;
        teacher.type(u"three"_s, u"tree"_s);
        QVERIFY(teacher.waitForAnswer());
        QVERIFY(QTest::qWaitForWindowActive(&teacher.page));
        teacher.page.question()->setKeyboardOpen(true);
        const QString ipa = teacher.ipa()->text();
        teacher.clickSymbol(u"ʃ"_s); // no field had the focus: the reference's is the only one
        QCOMPARE(teacher.ipa()->text().size(), ipa.size() + 1);
        QLineEdit *alternative = teacher.addAlternative(u"t"_s);
        QTRY_VERIFY(alternative->hasFocus());
        teacher.clickSymbol(u"ʃ"_s);
        QCOMPARE(alternative->text(), u"tʃ"_s);
        // text takes none, whoever had the focus last
        teacher.page.question()->spoken()->setFocus();
        teacher.clickSymbol(u"ʒ"_s);
        QCOMPARE(teacher.page.question()->spoken()->sentence(), u"tree"_s);
    }

    void xsampaIsTypedIntoIpaFieldsAlone()
    {
        Teacher teacher;
        teacher.type(u"three"_s, u"tree"_s);
        QVERIFY(teacher.waitForAnswer());
        teacher.page.question()->setKeyboardOpen(true);
        auto *box = teacher.find<QCheckBox>(u"xsampaTyping"_s);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        Teacher::typeInto(teacher.ipa(), u"Tri:"_s);
        QCOMPARE(teacher.ipa()->text(), u"θriː"_s);
        Session::typeInto(teacher.page.question()->spoken(), u"Tri:"_s);
        QCOMPARE(teacher.page.question()->spoken()->sentence(), u"Tri:"_s);
        teacher.chooseIpa();
        Session::typeInto(teacher.page.question()->spoken(), u"Tri:"_s);
        QCOMPARE(teacher.page.question()->spoken()->sentence(), u"θriː"_s);
    }

    void spokenIpaThatIsNoneIsExplainedByTheField()
    {
        Teacher teacher;
        teacher.compareTheUsual();
        teacher.chooseIpa();
        teacher.page.question()->spoken()->setSentence(u"12"_s);
        auto *problem = teacher.find<QLabel>(u"spokenProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!teacher.error()->isVisible());
        teacher.page.question()->spoken()->setSentence(u"aɪ"_s);
        QVERIFY(!problem->isVisible());
    }

    void whatOpensHasNamesAndFits_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("the smallest window") << QSize(960, 480);
        QTest::newRow("a small window") << QSize(960, 580);
        QTest::newRow("a usual window") << QSize(1360, 830);
    }

    void whatOpensHasNamesAndFits()
    {
        QFETCH(QSize, size);
        Teacher teacher;
        teacher.compareTheUsual();
        teacher.page.resize(size);
        teacher.find<QCheckBox>(u"en-GB"_s)->click();
        teacher.addAlternative(u"aɪ sɪŋk triː friː θriːz"_s);
        teacher.addAlternative(u"aɪ sɪŋk"_s);
        Teacher::typeInto(teacher.ipa(), u"aɪ"_s);
        QTRY_VERIFY(teacher.find<QLabel>(u"alternativeProblem"_s)->isVisible() ||
                    teacher.problem()->isVisible());
        teacher.page.question()->setKeyboardOpen(true);
        const QWidget &question = *teacher.page.question();
        const QWidget &symbols = *teacher.find<SymbolView>(u"consonants"_s);
        QTRY_VERIFY(question.rect().contains({symbols.mapTo(&question, QPoint()), symbols.size()}));
        QTRY_VERIFY(question.mapTo(&teacher.page, QPoint(question.width(), 0)).x() <= size.width());
        for (QWidget *widget : question.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            const QByteArray name = widget->objectName().toUtf8();
            const bool isInner = qobject_cast<QComboBox *>(widget->parentWidget()) != nullptr;
            QVERIFY2(isInner || !interface->text(QAccessible::Name).isEmpty(), name.constData());
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), name.constData());
            QVERIFY2(question.rect().contains({widget->mapTo(&question, QPoint()), widget->size()}),
                     name.constData());
        }
    }

    void wordsThatSoundAreMarked()
    {
        auto *output = new FakeOutput;
        Speaker speaker(SpeechSynthesis::create(*Languages::load()), std::unique_ptr<AudioOutput>(output));
        Teacher teacher([&speaker](PageFixture &parts) {
            CompareContext context = parts.context();
            context.speaker = &speaker;
            return context;
        });
        teacher.compareTheUsual();
        auto *speak = teacher.find<QWidget>(u"speakReference"_s)->findChild<QToolButton *>(u"speak"_s);
        QTRY_VERIFY(speak->isEnabled());
        QSignalSpy sounding(teacher.page.question(), &QuestionPanel::wordSounding);
        QTest::mouseClick(speak, Qt::LeftButton);
        QTRY_COMPARE(output->plays, 1);
        output->playToTheEnd();
        QList<int> words;
        for (const auto &signal : sounding) {
            QCOMPARE(signal.at(0).value<AlignmentRow>(), AlignmentRow::Reference);
            if (signal.at(1).toInt() >= 0)
                words.append(signal.at(1).toInt());
        }
        QCOMPARE(words, (QList<int>{0, 1, 2, 3, 4}));
        // a symbol of the keyboard is heard too
        teacher.page.question()->setKeyboardOpen(true);
        teacher.page.question()->keyboardDrawer()->setPlaysOnInsert(true);
        teacher.clickSymbol(u"ʃ"_s);
        QTRY_COMPARE(output->plays, 2);
    }

    void theWindowRemembersHowIpaIsTyped()
    {
        PageFixture parts;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            MainWindow window(parts.context(), settings, {});
            QuestionPanel *question = window.comparePage()->question();
            QVERIFY(!question->spokenIsIpa() && !question->isKeyboardOpen());
            question->setSpokenIsIpa(true);
            question->setTypesXsampa(true);
            question->keyboardDrawer()->setRecentSymbols({u"θ"_s, u"ʃ"_s});
            window.show();
            window.close();
        }
        MainWindow window(parts.context(), settings, {});
        const QuestionPanel *question = window.comparePage()->question();
        QVERIFY(question->spokenIsIpa());
        QVERIFY(question->isKeyboardOpen());
        QVERIFY(question->typesXsampa());
        QCOMPARE(question->keyboardDrawer()->keyboard()->recentSymbols(), (QStringList{u"θ"_s, u"ʃ"_s}));
        // a text from the command line is a text
        window.prefill({}, u"tree"_s, {});
        QVERIFY(!question->spokenIsIpa());
    }
};

QTEST_MAIN(TestComparePageQuestion)
#include "tst_comparepagequestion.moc"
