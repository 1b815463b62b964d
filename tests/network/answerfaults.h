// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/network/httpfaults.h"

namespace phonoscope::test {

/// What the right service of these tests says of a text: each word backwards. Words of letters that are IPA
/// as they stand come back as they are expected, so an answer that went to the wrong asker is found out.
QString ipaFor(const QString &text);

namespace faults {

/// The right answer to \a request, a line for each of its lines, as a whole HTTP answer.
QByteArray rightAnswer(const ServerRequest &request, const QByteArray &headers = {});
/// The same as JSON alone.
QByteArray rightJson(const ServerRequest &request);

/// The right service: ipaFor() every line.
Script right(milliseconds delay = {});

/// What comes back for several lines, and wrongly.
enum class Lines { OneFewer, OneMore, AllInOne };
/// Right for one line, wrong by \a lines for several.
Script wrongLines(Lines lines);

/// Plays \a fault to requests whose text has the word \a word, and \a otherwise to the others.
Script whereTextHas(const QString &word, const Script &fault, const Script &otherwise);

/// Plays \a fault to the first \a times requests for which it is asked, then \a otherwise.
Script atFirst(int times, const Script &fault, const Script &otherwise);

/// The right JSON under other headers, e.g. "Content-Type: text/html\r\n".
Script rightWith(const QByteArray &headers);
/// The right JSON with \a before in front of it: a byte-order mark, say.
Script rightBehind(const QByteArray &before);
/// Says \a bytes, an interim answer (RFC 9110, 15.2), and the right answer behind them.
Script rightAfter(const QByteArray &bytes);
/// The right answer as gzip, whole or with a byte of its checksum turned over.
Script packed(bool broken);
/// The right answer in chunks.
Script chunked();
/// Takes the connection for itself after every answer, without having announced that it would close it.
Script rightAndClose();

} // namespace faults

} // namespace phonoscope::test
