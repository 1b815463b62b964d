// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/languagecombo.h"

#include "ui/widgets/roles.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStyledItemDelegate>

#include <algorithm>

namespace phonoscope {

LanguageCombo::LanguageCombo(const Languages &languages, QWidget *parent)
    : QComboBox(parent), m_languages(languages)
{
    setEditable(true);
    setItemDelegate(new QStyledItemDelegate(this)); // heeds the style sheet's padding
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(14);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(26);
    // Languages without a good enough voice are not offered.
    QList<Language> offered;
    for (const Language &language : languages.all()) {
        if (language.grade != u'C')
            offered.append(language);
    }
    std::sort(offered.begin(), offered.end(),
              [](const Language &a, const Language &b) { return a.name.localeAwareCompare(b.name) < 0; });
    for (const Language &language : std::as_const(offered))
        addItem(tr("%1 \u00b7 %2").arg(language.name, language.tag), language.tag);

    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    setRole(completer()->popup(), "popup");
    lineEdit()->setPlaceholderText(tr("Find a language"));

    connect(lineEdit(), &QLineEdit::editingFinished, this, &LanguageCombo::takeTypedText);
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) {
            lineEdit()->setCursorPosition(0);
            Q_EMIT tagChanged(tag());
        }
    });
}

QString LanguageCombo::tag() const
{
    return currentData().toString();
}

bool LanguageCombo::setTag(const QString &tag)
{
    const auto language = m_languages.find(tag);
    if (!language)
        return false;
    int index = findData(language->tag);
    if (index < 0) {
        addItem(tr("%1 \u00b7 %2").arg(language->name, language->tag), language->tag);
        index = count() - 1;
    }
    setCurrentIndex(index);
    return true;
}

void LanguageCombo::takeTypedText()
{
    const QString typed = currentText();
    int index = findText(typed, Qt::MatchFixedString);
    if (index < 0 && !typed.isEmpty()) {
        // Of those that hold what was typed, the plainest: "vi" before its dialects.
        for (int i = 0; i < count(); ++i) {
            const bool holds = itemText(i).contains(typed, Qt::CaseInsensitive);
            if (holds && (index < 0 || itemText(i).size() < itemText(index).size()))
                index = i;
        }
    }
    // What is no language leaves the one that was.
    if (index >= 0 && index != currentIndex())
        setCurrentIndex(index);
    else
        setEditText(itemText(currentIndex()));
    lineEdit()->setCursorPosition(0);
}

} // namespace phonoscope
