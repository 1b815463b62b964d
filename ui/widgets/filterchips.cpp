// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchips.h"

#include "ui/widgets/roles.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace phonoscope {

FilterChips::FilterChips(const QStringList &names, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (const QString &name : names) {
        auto *chip = new QPushButton(name, this);
        setRole(chip, "filter");
        chip->setCheckable(true);
        chip->setAccessibleName(name);
        // Marked by more than colour; the room for the mark is there from the beginning.
        const QString marked = QStringLiteral("\u2713 ") + name;
        constexpr int padding = 2 * 12;
        chip->setMinimumWidth(chip->fontMetrics().horizontalAdvance(marked) + padding);
        connect(chip, &QPushButton::toggled, this, [this, chip, name, marked](bool on) {
            chip->setText(on ? marked : name);
            Q_EMIT changed(chosen());
        });
        m_chips.append(chip);
        layout->addWidget(chip);
    }
}

QSet<int> FilterChips::chosen() const
{
    QSet<int> indices;
    for (int i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->isChecked())
            indices.insert(i);
    }
    return indices;
}

void FilterChips::clear()
{
    for (QPushButton *chip : m_chips)
        chip->setChecked(false);
}

} // namespace phonoscope
