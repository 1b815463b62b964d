// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/helpdialogs.h"

#include "core/alignment/costs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/roles.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace phonoscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::Help", source);
}

QDialogButtonBox *closeButton(QDialog *dialog)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setText(text("Close"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    return buttons;
}

QString thousandths(int value)
{
    return QLocale().toString(value / 1000.0, 'g', 3);
}

QString formulaHelp(const ScoringDistances &distances)
{
    return text("<h2>How the score is counted</h2>"
                "<p>Both sentences are turned into sounds and lined up, so that sounds which belong together "
                "share a column.</p>"
                "<h3>Phonetic score, 0 to 100</h3>"
                "<p>Everyone starts with 100 points. Each expected sound is worth an equal share of them: "
                "with 15 expected sounds, 100 / 15 = 6.7 points. A column then loses</p>"
                "<ul>"
                "<li><b>Match</b> and <b>Variant</b>: nothing.</li>"
                "<li><b>Substitution</b>: the share times the distance of the two sounds, from 0 (the same) "
                "to 1 (nothing in common). The distance is read from features such as place, manner and "
                "voicing, so a near miss loses little.</li>"
                "<li><b>Omission</b>: the whole share.</li>"
                "<li><b>Insertion</b>: %1 of a share.</li>"
                "</ul>"
                "<p>The score is 100 minus what all columns lose; choose a column to see its sum. Points are "
                "rounded to tenths in such a way that the columns add up. The score never falls below 0, and "
                "the panel says so when more was lost.</p>"
                "<p><b>Strictness</b> changes near misses only: strict doubles their distance up to the "
                "near-miss limit, standard leaves it, lenient halves it. A near miss is a substitution at a "
                "distance below %2.</p>")
        .arg(thousandths(distances.insertionCost()), thousandths(distances.nearMissLimit()));
}

QString tiersHelp()
{
    return text(
        "<h3>What counts as right</h3>"
        "<p>A <b>variant</b> costs nothing: the same sound in other signs, another sound that counts "
        "as the same in its place, or another accepted form of the word, such as a weak form, an "
        "entry of the dictionary, a tone changed by its neighbours, the form of an accent that is "
        "accepted, or what a teacher has added. Of all forms the score takes those which come nearest "
        "to what was said.</p>"
        "<h3>Tones and stress</h3>"
        "<p><b>Tones</b> have cells of their own, rounder and lighter, and a score of their own: "
        "100 points among the expected tones. They change nothing in the score of the sounds.</p>"
        "<p><b>Stress</b> on another syllable of a word is marked and counted as an error of its own. "
        "It costs no points.</p>"
        "<h3>An example</h3>"
        "<p>Four sounds are expected, so each is worth 25 points. Two are said as expected and lose "
        "nothing. One is replaced by a sound at distance 0.3 and loses 25 \u00d7 0.3 = 7.5 points. "
        "One is left out and loses 25. The score is 100 \u2212 7.5 \u2212 25 = <b>67.5</b>.</p>"
        "<h3>Similarity, 0 to 1</h3>"
        "<p>A simpler figure to compare with other tools: 1 minus the number of sounds to change, "
        "leave out or add, divided by the number of sounds in the longer sentence. Every difference "
        "weighs the same. In the example two of four sounds differ: 1 \u2212 2 / 4 = "
        "<b>0.5</b>.</p>");
}

QString editingHelp()
{
    return text(
        "<h3>The teacher\u2019s hand</h3>"
        "<p>Choose a column, then press a key, a button above the alignment, or the right mouse "
        "button. The score follows at once.</p>"
        "<ul>"
        "<li><b>M</b>: merge with the next column. Merged sounds stand under a slur and are judged as "
        "the one sound they make, for as many shares as there are expected sounds.</li>"
        "<li><b>S</b>: split a column.</li>"
        "<li><b>A</b>: accept what was said. It costs nothing, is shown as a variant, and has a T "
        "beside its sign.</li>"
        "<li><b>I</b>: ignore the column. It has no share: the score is that of the others. It is "
        "grey, hatched and struck out.</li>"
        "<li><b>J</b>: judge it again.</li>"
        "<li><b>Ctrl+Z</b> and <b>Ctrl+Shift+Z</b>: undo and redo, while no text field has the "
        "keyboard.</li>"
        "</ul>"
        "<p>A saved comparison keeps what was done. A new answer drops it, unless the sounds on both "
        "sides are the same.</p>"
        "<h3>Keys in the alignment</h3>"
        "<ul>"
        "<li><b>Arrows</b>, <b>Home</b>, <b>End</b>: choose a column. <b>Escape</b>: none.</li>"
        "<li><b>Ctrl+Left</b>, <b>Ctrl+Right</b>, or <b>F8</b>: from error to error.</li>"
        "<li><b>Ctrl+C</b>: copy as text. <b>Ctrl+wheel</b>: zoom.</li>"
        "<li><b>Ctrl+S</b>, <b>Ctrl+O</b>: save and open a comparison; <b>Ctrl+Shift+S</b>: save "
        "the picture.</li>"
        "</ul>");
}

QString scoreHelp(const ScoringDistances &distances)
{
    return formulaHelp(distances) + tiersHelp() + editingHelp();
}

} // namespace

QDialog *makeScoreHelp(QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("scoreHelp"));
    dialog->setWindowTitle(text("How the score is counted"));
    auto *browser = new QTextBrowser(dialog);
    browser->document()->setDocumentMargin(16);
    browser->document()->setDefaultStyleSheet(
        QStringLiteral("p, li { line-height: 140%; } ul { margin-left: -16px; }"));
    if (const auto distances = ScoringDistances::load())
        browser->setHtml(scoreHelp(*distances));
    else
        browser->setPlainText(distances.error());
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 20, 20, 20);
    layout->setSpacing(16);
    layout->addWidget(browser);
    layout->addWidget(closeButton(dialog));
    dialog->resize(720, 720);
    return dialog;
}

QDialog *makeAbout(const QString &engine, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("about"));
    dialog->setWindowTitle(text("About Phonoscope"));
    auto *icon = new QLabel(dialog);
    icon->setPixmap(applicationIcon().pixmap(QSize(96, 96), parent ? parent->devicePixelRatioF() : 1));
    auto *name = makeLabel(text("Phonoscope %1").arg(QStringLiteral(PHONOSCOPE_VERSION)), "heading", dialog);
    name->setFont(scaledFont(dialog->font(), 1.6, QFont::DemiBold));
    auto *about = new QLabel(dialog);
    about->setWordWrap(true);
    about->setTextFormat(Qt::RichText);
    about->setOpenExternalLinks(true);
    about->setText(
        text("<p>Shows how a sentence was said: two sentences become phonemes, the phonemes are lined up, "
             "and every sound is scored.</p>"
             "<p>Qt %1<br/>%2<br/>IPA in Charis SIL (SIL Open Font License 1.1)</p>"
             "<p>Free software under the <a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU "
             "General Public License</a>, version 3 or later. It comes with no warranty.</p>")
            .arg(QString::fromLatin1(qVersion()),
                 engine.isEmpty() ? text("No built-in engine") : engine.toHtmlEscaped()));
    about->setMinimumWidth(400);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(8);
    texts->addWidget(name);
    texts->addWidget(about);
    texts->addStretch();
    auto *content = new QHBoxLayout;
    content->setSpacing(24);
    content->addWidget(icon, 0, Qt::AlignTop);
    content->addLayout(texts, 1);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 24, 24, 20);
    layout->setSpacing(16);
    layout->addLayout(content);
    layout->addWidget(closeButton(dialog));
    return dialog;
}

} // namespace phonoscope
