// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/headersfield.h"

#include "ui/settings/programsettings.h"
#include "ui/settings/secretheaders.h"
#include "ui/widgets/problemlabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace phonoscope {

HeadersField::HeadersField(QWidget *parent)
    : QWidget(parent), m_layout(new QGridLayout(this)), m_add(new QPushButton(tr("Add a header"), this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(8);
    m_layout->setColumnStretch(0, 2);
    m_layout->setColumnStretch(1, 3);
    m_add->setObjectName(QStringLiteral("addHeader"));
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow({}, {});
        layOut();
        m_rows.back().name->setFocus();
    });
    setFocusProxy(m_add);
    layOut();
}

void HeadersField::setHeaders(const QList<HttpHeader> &headers)
{
    if (headers == m_headers)
        return;
    m_headers = headers;
    while (!m_rows.isEmpty())
        removeRow(m_rows.back().name);
    for (const HttpHeader &header : headers)
        addRow(QString::fromLatin1(header.name), QString::fromUtf8(header.value));
    layOut();
}

void HeadersField::addRow(const QString &name, const QString &value)
{
    const Row row{new QLineEdit(name, this), new QLineEdit(value, this), new QPushButton(tr("Remove"), this),
                  makeProblemLabel(this)};
    row.name->setObjectName(QStringLiteral("headerName"));
    row.name->setPlaceholderText(tr("Name"));
    row.name->setAccessibleName(tr("Name of a header"));
    row.value->setObjectName(QStringLiteral("headerValue"));
    row.value->setPlaceholderText(tr("Value"));
    row.value->setAccessibleName(tr("Value of the header"));
    row.remove->setObjectName(QStringLiteral("removeHeader"));
    row.remove->setAccessibleName(tr("Remove this header"));
    const auto hideSecret = [row] {
        row.value->setEchoMode(isSecretHeader(row.name->text()) ? QLineEdit::PasswordEchoOnEdit
                                                                : QLineEdit::Normal);
    };
    hideSecret();
    connect(row.name, &QLineEdit::textChanged, this, hideSecret);
    connect(row.name, &QLineEdit::editingFinished, this, &HeadersField::check);
    connect(row.value, &QLineEdit::editingFinished, this, &HeadersField::check);
    connect(row.remove, &QPushButton::clicked, this, [this, name = row.name] {
        removeRow(name);
        layOut();
        m_add->setFocus();
        check();
    });
    m_rows.append(row);
}

void HeadersField::removeRow(const QLineEdit *name)
{
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [name](const Row &other) { return other.name == name; });
    for (QWidget *widget : {static_cast<QWidget *>(row->name), static_cast<QWidget *>(row->value),
                            static_cast<QWidget *>(row->remove), static_cast<QWidget *>(row->problem)}) {
        // The button that is removed is the one that was clicked, and an edit that loses the keyboard tells.
        widget->disconnect(this);
        m_layout->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
    }
    m_rows.erase(row);
}

void HeadersField::layOut()
{
    int line = 0;
    for (const Row &row : std::as_const(m_rows)) {
        m_layout->addWidget(row.name, line, 0);
        m_layout->addWidget(row.value, line, 1);
        m_layout->addWidget(row.remove, line++, 2);
        m_layout->addWidget(row.problem, line++, 0, 1, 3);
        for (QWidget *widget : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value),
                                static_cast<QWidget *>(row.remove)})
            widget->show(); // else only at the next turn of the event loop, too late for the focus
    }
    m_layout->addWidget(m_add, line, 0, 1, 3, Qt::AlignLeft);
    m_add->setEnabled(m_rows.size() < bounds::headers);
    QWidget *before = nullptr;
    for (const Row &row : std::as_const(m_rows)) {
        for (QWidget *widget : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.value),
                                static_cast<QWidget *>(row.remove)}) {
            if (before)
                setTabOrder(before, widget);
            before = widget;
        }
    }
    if (before)
        setTabOrder(before, m_add);
}

QString HeadersField::problemOf(const Row &row) const
{
    const QString name = row.name->text().trimmed();
    const auto isSame = [&name](const Row &other) {
        return other.name->text().trimmed().compare(name, Qt::CaseInsensitive) == 0;
    };
    if (!name.isEmpty() && std::count_if(m_rows.begin(), m_rows.end(), isSame) > 1)
        return tr("There are two headers of this name.");
    return headerProblem(name, row.value->text().trimmed());
}

void HeadersField::check()
{
    bool isWhole = true;
    QList<HttpHeader> headers;
    for (const Row &row : std::as_const(m_rows)) {
        const QString problem = problemOf(row);
        tellProblem(row.problem, problem);
        isWhole = isWhole && problem.isEmpty();
        if (const QString name = row.name->text().trimmed(); !name.isEmpty())
            headers.append({name.toLatin1(), row.value->text().trimmed().toUtf8()});
    }
    if (!isWhole || headers == m_headers)
        return;
    m_headers = headers;
    Q_EMIT edited(headers);
}

} // namespace phonoscope
