// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <mutex>
#include <tl/expected.hpp>

namespace phonoscope {

/// Initialises libespeak-ng the first time it is called in the process and gives its version, "1.51". The
/// library is never shut down: doing so and starting it again hangs. The error is a sentence for the user.
tl::expected<QString, QString> initialiseEspeak();

/// The right to use libespeak-ng, whose voice, options and result buffer are one for the process: whoever
/// speaks or transcribes holds a session, for as short as can be. Others wait.
/// \pre initialiseEspeak() has succeeded.
class EspeakSession
{
public:
    enum class Notation {
        Ipa,   ///< IPA, tones as one digit
        Ascii, ///< espeak-ng's own, tones in full
    };

    EspeakSession();
    Q_DISABLE_COPY_MOVE(EspeakSession)

    /// Whether \a voice is the voice from now on. Costs nothing if it is already.
    [[nodiscard]] bool setVoice(const QString &voice);

    /// The clauses of \a text: phones parted by _, words by blanks. All of it is read to its end, since
    /// what is left would be heard in the next text.
    /// \pre setVoice() has succeeded in this session.
    QList<QByteArray> transcribe(const QByteArray &utf8, Notation notation);

private:
    std::unique_lock<std::mutex> m_lock;
    bool m_hasVoice = false;
};

} // namespace phonoscope
