// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cache/missingpanel.h"

#include "core/phonemes/cache/missingquestions.h"
#include "core/phonemes/phonemeprovider.h"
#include "ui/widgets/roles.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace phonoscope {

namespace {

constexpr int shownLines = 4;

} // namespace

MissingPanel::MissingPanel(MissingQuestions &missing, Provider provider, QWidget *parent)
    : QFrame(parent), m_missing(missing), m_provider(std::move(provider)),
      m_title(makeLabel({}, "heading", this)), m_sentences(new QListWidget(this)),
      m_send(new QPushButton(tr("&Send now"), this)), m_forget(new QPushButton(tr("&Forget"), this))
{
    setRole(this, "card");
    m_title->setObjectName(QStringLiteral("missingTitle"));
    m_sentences->setObjectName(QStringLiteral("missingSentences"));
    m_sentences->setAccessibleName(tr("Sentences that wait"));
    m_sentences->setSelectionMode(QAbstractItemView::NoSelection);
    m_sentences->setUniformItemSizes(true);
    m_send->setObjectName(QStringLiteral("sendMissing"));
    m_forget->setObjectName(QStringLiteral("forgetMissing"));
    connect(m_send, &QPushButton::clicked, this, &MissingPanel::send);
    connect(m_forget, &QPushButton::clicked, this, [this] { m_missing.clear(); });
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(m_send);
    head->addWidget(m_forget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 16);
    layout->setSpacing(8);
    layout->addLayout(head);
    layout->addWidget(m_sentences);
    connect(&m_missing, &MissingQuestions::changed, this, &MissingPanel::update);
    update();
}

void MissingPanel::update()
{
    const QList<MissingQuestion> entries = m_missing.entries();
    const qsizetype underWay = m_missing.underWay();
    setVisible(!entries.isEmpty());
    QString title = entries.size() == 1
                        ? tr("1 sentence waits for the service")
                        : tr("%1 sentences wait for the service").arg(QLocale().toString(entries.size()));
    if (underWay > 0)
        title = tr("%1 \u00b7 %2 on their way").arg(title, QLocale().toString(underWay));
    m_title->setText(title);
    m_send->setEnabled(underWay < entries.size());
    m_sentences->clear();
    for (const MissingQuestion &entry : entries)
        m_sentences->addItem(entry.key.query.text.simplified());
    const int lines = std::clamp(static_cast<int>(entries.size()), 1, shownLines);
    m_sentences->ensurePolished(); // rows are as high as the style sheet says
    const int line = std::max(m_sentences->sizeHintForRow(0), fontMetrics().height());
    m_sentences->setFixedHeight(lines * line + 2 * m_sentences->frameWidth() + 8);
}

void MissingPanel::send()
{
    PhonemeProvider *provider = m_provider ? m_provider() : nullptr;
    if (provider)
        provider->tryNow();
    if (!provider || m_missing.sendAll(*provider) == 0)
        Q_EMIT told(
            tr("None of them belongs to the service that is chosen on the page \u201cCompare\u201d: choose "
               "the one that they were meant for."));
    update();
}

} // namespace phonoscope
