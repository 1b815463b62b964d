// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;

namespace phonoscope {

class MissingQuestions;
class PhonemeProvider;

/// The sentences that wait until the service can be reached; not there while there are none.
class MissingPanel : public QFrame
{
    Q_OBJECT
public:
    /// The provider that is chosen now; null: none can be asked.
    using Provider = std::function<PhonemeProvider *()>;

    /// \a missing must outlive this.
    MissingPanel(MissingQuestions &missing, Provider provider, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A sentence for the user.
    void told(const QString &sentence);

private:
    void update();
    void send();

    MissingQuestions &m_missing;
    Provider m_provider;
    QLabel *m_title;
    QListWidget *m_sentences;
    QPushButton *m_send;
    QPushButton *m_forget;
};

} // namespace phonoscope
