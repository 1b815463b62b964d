// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/phonemecache.h"
#include "core/phonemes/service/phonemeclient.h"

#include <QElapsedTimer>
#include <QMap>
#include <QRandomGenerator>
#include <QTimer>

class QNetworkAccessManager;

namespace phonoscope::test {

/// What came of the questions of a soak.
struct SoakFigures
{
    qint64 asked = 0;
    qint64 answered = 0;
    qint64 deleted = 0;   ///< by the asker, before they ended
    qint64 cancelled = 0; ///< ended as Cancelled
    qint64 longestMs = 0;
    QMap<PhonemeErrorKind, qint64> errors; ///< Cancelled included
    QStringList wrong;                     ///< what must not be: at most 20 are kept

    bool isRight() const { return wrong.isEmpty(); }
};

/// Many who ask one service at once through a client and a cache: single questions, many in one turn, the
/// same ones, some taken back, under settings that change.
class SoakAskers : public QObject
{
public:
    SoakAskers(QNetworkAccessManager &network, const QUrl &url, bool http2, const Tokenizer &tokenizer,
               quint32 seed);
    ~SoakAskers() override;

    /// Asks no more. What is under way goes on.
    void stop();
    qsizetype waiting() const { return m_open.size(); }
    const SoakFigures &figures() const { return m_figures; }
    int connections() const { return m_client.figures().connections; } ///< opened so far

private:
    struct Question
    {
        QString text;
        qint64 since = 0;
        bool isCancelled = false;
        bool hasEnded = false;
    };

    void act();
    void askSome();
    void askOne(const QString &text);
    void end(QObject *job, const tl::expected<QString, PhonemeError> &ipa);
    void blame(const QString &what);
    QString someText();
    QObject *someJob();
    PhonemeClientSettings someSettings();

    const QUrl m_url;
    const bool m_http2;
    QRandomGenerator m_dice;
    PhonemeClient m_client;
    PhonemeCache m_cache;
    QTimer m_pace;
    QElapsedTimer m_clock;
    QHash<QObject *, std::shared_ptr<Question>> m_open;
    SoakFigures m_figures;
};

} // namespace phonoscope::test
