// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/xsampa.h"
#include "ui/ipakeyboard/xsampatyping.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// Either editor, driven in one way.
struct Editor
{
    QLineEdit line;
    QPlainTextEdit text;
    bool isLine;
    XsampaTyping *typing;

    Editor(bool asLine, const std::shared_ptr<const Xsampa> &xsampa)
        : isLine(asLine), typing(asLine ? new XsampaTyping(xsampa, &line) : new XsampaTyping(xsampa, &text))
    {
        typing->setEnabled(true);
    }

    QWidget *widget() { return isLine ? static_cast<QWidget *>(&line) : &text; }
    QString content() const { return isLine ? line.text() : text.toPlainText(); }
    void keys(const QString &typed) { QTest::keyClicks(widget(), typed); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(widget(), key, modifiers); }
    void undo() { isLine ? line.undo() : text.undo(); }
};

} // namespace

class TestXsampaTyping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = Xsampa::load();
        QVERIFY(loaded);
        m_xsampa = *loaded;
    }

    void turnsIntoIpa_data()
    {
        QTest::addColumn<bool>("isLine");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        for (const bool isLine : {true, false}) {
            const auto row = [isLine](const char *name, const QString &typed, const QString &shown) {
                QTest::addRow("%s, %s", name, isLine ? "line" : "text") << isLine << typed << shown;
            };
            row("a word", u"\"TINk"_s, u"ˈθɪŋk"_s);
            row("longer and longer sequences", u"r\\`"_s, u"ɻ"_s);
            row("a mark", u"t_h"_s, u"tʰ"_s);
            row("not a mark yet", u"t_"_s, u"t_"_s);
            row("a tie", u"t_S"_s, u"t͡ʃ"_s);
            row("the separator goes", u"t-s"_s, u"ts"_s);
            row("words", u"D@ {p@l"_s, u"ðə æpəl"_s);
            row("a sign across a blank is none", u"r \\"_s, u"r \\"_s);
            row("clicks of four signs", u"|\\|\\"_s, u"ǁ"_s);
            row("a long run", u"TTTTTTTTTTTTTTTTTTTTTTTTr\\`"_s, u"θθθθθθθθθθθθθθθθθθθθθθθθɻ"_s);
            row("what is unknown stays", u"a#T"_s, u"a#θ"_s);
        }
    }

    void turnsIntoIpa()
    {
        QFETCH(const bool, isLine);
        QFETCH(const QString, typed);
        Editor editor(isLine, m_xsampa);
        editor.keys(typed);
        QTEST(editor.content(), "shown");
    }

    void beginsAnewAfterOtherChanges_data()
    {
        QTest::addColumn<bool>("isLine");
        QTest::newRow("line") << true;
        QTest::newRow("text") << false;
    }

    void beginsAnewAfterOtherChanges()
    {
        QFETCH(const bool, isLine);
        Editor editor(isLine, m_xsampa);
        editor.keys(u"aT"_s);
        editor.key(Qt::Key_Left);
        editor.keys(u"r"_s); // aRθ: within what was typed before
        QCOMPARE(editor.content(), u"arθ"_s);
        editor.keys(u"\\"_s);
        QCOMPARE(editor.content(), u"aɹθ"_s);
        editor.key(Qt::Key_Backspace);
        editor.keys(u"S"_s);
        QCOMPARE(editor.content(), u"aʃθ"_s);
        editor.key(Qt::Key_A, Qt::ControlModifier);
        editor.keys(u"@"_s); // takes the place of what is selected
        QCOMPARE(editor.content(), u"ə"_s);
    }

    void leavesShortcutsAlone()
    {
        Editor editor(true, m_xsampa);
        editor.keys(u"T"_s);
        editor.undo();
        QVERIFY(!editor.content().contains(u'θ'));
        editor.keys(u"D"_s);
        QVERIFY(editor.content().endsWith(u'ð'));
    }

    void isSilentWhenOffOrReadOnly()
    {
        Editor off(true, m_xsampa);
        off.typing->setEnabled(false);
        off.keys(u"T"_s);
        QCOMPARE(off.content(), u"T"_s);
        Editor readOnly(false, m_xsampa);
        readOnly.text.setReadOnly(true);
        readOnly.keys(u"T"_s);
        QCOMPARE(readOnly.content(), QString());
    }

    void keepsToTheLength()
    {
        Editor editor(true, m_xsampa);
        editor.line.setMaxLength(2);
        editor.keys(u"TIN@"_s);
        QCOMPARE(editor.content(), u"θɪ"_s);
    }

private:
    std::shared_ptr<const Xsampa> m_xsampa;
};

QTEST_MAIN(TestXsampaTyping)
#include "tst_xsampatyping.moc"
