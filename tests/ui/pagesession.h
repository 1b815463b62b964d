// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/pagefixture.h"
#include "ui/alignment/alignmentview.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/languagecombo.h"
#include "ui/compare/providerchooser.h"
#include "ui/compare/questionpanel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace phonoscope {

using namespace Qt::StringLiterals;

/// A page and a person before it.
struct Session
{
    PageFixture parts;
    ComparePage page;

    Session() : Session([](PageFixture &made) { return made.context(); }) {}
    template <class MakeContext>
    explicit Session(MakeContext makeContext) : page(makeContext(parts))
    {
        page.question()->language()->setTag(u"en-US"_s);
        page.resize(1300, 860);
        page.show();
        page.activateWindow();
    }

    template <class Widget>
    Widget *find(const QString &name) const
    {
        return page.findChild<Widget *>(name);
    }
    Banner *error() const { return find<Banner>(u"error"_s); }
    QLabel *outdated() const { return find<QLabel>(u"outdated"_s); }
    QString typeCount(ColumnType type) const
    {
        return find<QLabel>(u"count%1"_s.arg(static_cast<int>(type)))->text();
    }

    void type(const QString &reference, const QString &spoken)
    {
        typeInto(page.question()->reference(), reference);
        typeInto(page.question()->spoken(), spoken);
    }
    static void typeInto(SentenceEditor *editor, const QString &text)
    {
        editor->setFocus();
        editor->selectAll();
        QTest::keyClicks(editor, text);
    }
    bool waitForAnswer()
    {
        QSignalSpy spy(page.alignment(), &AlignmentView::contentChanged);
        return spy.wait(5000);
    }
    void compareTheUsual()
    {
        type(u"I think three free trees"_s, u"I sink tree free threes"_s);
        QVERIFY(waitForAnswer());
        QVERIFY(!page.alignment()->isEmpty());
    }
    void chooseService(const QString &endpoint)
    {
        find<QComboBox>(u"provider"_s)->setCurrentIndex(1);
        find<QLineEdit>(u"endpoint"_s)->setText(endpoint);
    }
    /// Opens \a path as with the menu.
    void open(const QString &path)
    {
        page.setAskWhichToOpen([path](QWidget *) { return path; });
        page.openComparison();
    }
    void save(const QString &path)
    {
        page.setAskWhereToSave([path](QWidget *) { return path; });
        page.saveComparison();
    }
    void click(const QString &button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
};

} // namespace phonoscope
