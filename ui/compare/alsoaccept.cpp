// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/alsoaccept.h"

#include "ui/compare/ipafields.h"
#include "ui/widgets/problemlabel.h"
#include "ui/compare/sentenceeditor.h"
#include "ui/widgets/roles.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace phonoscope {

namespace {

constexpr QChar noGoodVoice = u'C';

QStringView primary(QStringView tag)
{
    const qsizetype end = tag.indexOf(u'-');
    return end < 0 ? tag : tag.first(end);
}

void mark(QLineEdit *field, bool isWrong)
{
    field->setProperty("wrong", isWrong);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

AlsoAccept::AlsoAccept(const Languages &languages, QWidget *parent) : QFrame(parent), m_languages(languages)
{
    setRole(this, "sunken");
    setAccessibleName(tr("Also accept"));
    auto *close = new QPushButton(tr("Done"), this);
    setRole(close, "link");
    close->setObjectName(QStringLiteral("closeAccept"));
    close->setAccessibleName(tr("Close what is also accepted"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QPushButton::clicked, this, &AlsoAccept::closeRequested);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 12, 10, 12);
    layout->setSpacing(24);
    layout->addLayout(makeAlternatives(), 3);
    layout->addWidget(makeAccents(), 1, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    setTabOrder(m_add, close);
    rowsChanged();
}

QVBoxLayout *AlsoAccept::makeAlternatives()
{
    m_hint = makeLabel(tr("Write here how else the whole reference may be said. What is said in one of these "
                          "ways costs nothing."),
                       "caption", this);
    m_hint->setWordWrap(true);
    m_problem = makeProblemLabel(this);
    m_problem->setObjectName(QStringLiteral("alternativeProblem"));
    m_add = new QPushButton(tr("Add another way"), this);
    m_add->setObjectName(QStringLiteral("addAlternative"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow(m_referenceIpa)->setFocus();
        rowsChanged();
    });
    m_rowsLayout = new QVBoxLayout;
    m_rowsLayout->setSpacing(6);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Other ways to say it"), "heading", this));
    layout->addWidget(m_hint);
    layout->addLayout(m_rowsLayout);
    layout->addWidget(m_problem);
    layout->addWidget(m_add, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return layout;
}

QWidget *AlsoAccept::makeAccents()
{
    m_accentsBox = new QWidget(this);
    m_accentsNote = makeLabel(tr("Accents count where the reference has the engine\u2019s IPA. Yours is "
                                 "the only one that counts now."),
                              "caption", m_accentsBox);
    m_accentsNote->setWordWrap(true);
    m_accentsNote->setObjectName(QStringLiteral("accentsNote"));
    m_accentsNote->hide();
    m_accentsLayout = new QVBoxLayout;
    m_accentsLayout->setSpacing(6);
    auto *layout = new QVBoxLayout(m_accentsBox);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLabel(tr("Other accents"), "heading", m_accentsBox));
    layout->addLayout(m_accentsLayout);
    layout->addWidget(m_accentsNote);
    return m_accentsBox;
}

void AlsoAccept::setLang(const QString &lang)
{
    if (lang == m_lang)
        return;
    m_lang = lang;
    for (QCheckBox *accent : std::as_const(m_accents))
        delete accent;
    m_accents.clear();
    QWidget *before = m_add;
    for (const Language &language : m_languages.all()) {
        if (language.tag == lang || language.grade == noGoodVoice || primary(language.tag) != primary(lang))
            continue;
        auto *accent = new QCheckBox(language.name, m_accentsBox);
        accent->setObjectName(language.tag);
        accent->setToolTip(language.tag);
        connect(accent, &QCheckBox::clicked, this, &AlsoAccept::edited);
        m_accentsLayout->addWidget(accent);
        m_accents.append(accent);
        setTabOrder(std::exchange(before, accent), accent);
    }
    m_accentsBox->setVisible(!m_accents.isEmpty());
}

void AlsoAccept::setAccepted(const QStringList &alternatives, const QStringList &accents)
{
    removeRows();
    for (const QString &alternative :
         alternatives.first(std::min<qsizetype>(alternatives.size(), maxAlternatives)))
        addRow(alternative);
    for (QCheckBox *accent : std::as_const(m_accents))
        accent->setChecked(accents.contains(accent->objectName()));
    rowsChanged();
}

void AlsoAccept::setReferenceIsTeachers(bool isTeachers)
{
    for (QCheckBox *accent : std::as_const(m_accents))
        accent->setEnabled(!isTeachers);
    m_accentsNote->setVisible(isTeachers);
}

QStringList AlsoAccept::alternatives() const
{
    QStringList alternatives;
    for (const Row &row : m_rows) {
        const QString ipa = row.field->text().simplified();
        if (!ipa.isEmpty() && ipa != m_referenceIpa && !alternatives.contains(ipa))
            alternatives.append(ipa);
    }
    return alternatives;
}

QStringList AlsoAccept::accents() const
{
    QStringList accents;
    for (const QCheckBox *accent : m_accents) {
        if (accent->isChecked())
            accents.append(accent->objectName());
    }
    return accents;
}

QString AlsoAccept::summary() const
{
    // A disabled accent stays chosen but has no say.
    const QStringList chosen = accents();
    const bool count = !m_accents.isEmpty() && m_accents.front()->isEnabled();
    constexpr int shortTag = 6;
    QStringList parts;
    if (count && chosen.size() == 1)
        parts.append(chosen.front().size() <= shortTag ? chosen.front() : tr("1 accent"));
    else if (count && !chosen.isEmpty())
        parts.append(tr("%1 accents").arg(chosen.size()));
    const qsizetype ways = alternatives().size();
    if (ways > 0)
        parts.append(ways == 1 ? tr("1 alternative") : tr("%1 alternatives").arg(ways));
    return parts.isEmpty() ? tr("Also accept\u2026") : tr("Also accepted: %1").arg(parts.join(u", "));
}

void AlsoAccept::showProblem(const QString &message, const QString &alternative)
{
    tellProblem(m_problem, message);
    for (const Row &row : std::as_const(m_rows))
        mark(row.field, !message.isEmpty() && row.field->text().simplified() == alternative);
}

void AlsoAccept::focusFirst()
{
    (m_rows.isEmpty() ? static_cast<QWidget *>(m_add) : m_rows.front().field)->setFocus(Qt::TabFocusReason);
}

QLineEdit *AlsoAccept::addRow(const QString &ipa)
{
    auto *box = new QWidget(this);
    auto *field = new QLineEdit(ipa, box);
    field->setObjectName(QStringLiteral("alternative"));
    field->setFont(ipaFont(font(), 1.15));
    field->setMaxLength(SentenceEditor::maxLength);
    field->setPlaceholderText(tr("The whole reference in IPA"));
    field->setCursorPosition(0);
    auto *remove = new QToolButton(box);
    remove->setText(tr("Remove"));
    remove->setObjectName(QStringLiteral("removeAlternative"));
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(field, 1);
    layout->addWidget(remove);
    connect(field, &QLineEdit::textChanged, this, [this] {
        showProblem({});
        Q_EMIT edited();
    });
    connect(remove, &QToolButton::clicked, this, [this, box] { removeRow(box); });
    if (!m_rows.isEmpty())
        setTabOrder(m_rows.back().box->findChild<QToolButton *>(), field);
    setTabOrder(field, remove);
    setTabOrder(remove, m_add);
    m_rowsLayout->addWidget(box);
    box->show(); // at once, so that the field can take the focus
    m_rows.append({box, field});
    Q_EMIT fieldAdded(field);
    return field;
}

void AlsoAccept::removeRow(const QWidget *box)
{
    const auto row = std::ranges::find(m_rows, box, &Row::box);
    const auto at = std::distance(m_rows.begin(), row);
    row->box->hide();
    row->box->deleteLater(); // the button in it is being clicked
    m_rows.erase(row);
    showProblem({});
    rowsChanged();
    // Not to the start of the page: to the row that has come here.
    if (at < m_rows.size())
        m_rows[at].field->setFocus();
    else
        m_add->setFocus();
    Q_EMIT edited();
}

void AlsoAccept::removeRows()
{
    for (const Row &row : std::as_const(m_rows)) {
        row.box->hide();
        row.box->deleteLater();
    }
    m_rows.clear();
    showProblem({});
}

void AlsoAccept::rowsChanged()
{
    int number = 0;
    for (const Row &row : std::as_const(m_rows)) {
        row.field->setAccessibleName(tr("Other way %1, in IPA").arg(++number));
        row.box->findChild<QToolButton *>()->setAccessibleName(tr("Remove other way %1").arg(number));
    }
    m_hint->setVisible(m_rows.isEmpty());
    m_add->setEnabled(m_rows.size() < maxAlternatives);
}

void AlsoAccept::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace phonoscope
