// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakreports.h"

#include "core/phonemes/espeak/espeakcleaning.h"
#include "core/phonemes/grades.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("phonoscope::EspeakEngine", text);
}

/// “one”, “two”, …: a few of \a words, each cut to a length that fits a line.
QString quoted(const QStringList &words)
{
    constexpr qsizetype shownWords = 5;
    constexpr qsizetype shownLetters = 20;
    QStringList shown;
    for (const QString &word : words.first(qMin(shownWords, words.size()))) {
        const QString text = word.size() > shownLetters ? word.first(shownLetters) + u'…' : word;
        //: one word in a list of words, quoted as usual in the language
        shown.append(tr("“%1”").arg(text));
    }
    if (words.size() > shownWords)
        shown.append(u"…"_s);
    return shown.join(u", "_s);
}

/// Single signs need no quotes.
QString listed(const QStringList &signs)
{
    constexpr qsizetype shownSigns = 10;
    QStringList shown = signs.first(qMin(shownSigns, signs.size()));
    if (signs.size() > shownSigns)
        shown.append(u"…"_s);
    return shown.join(u' ');
}

bool readsKanaOnly(const Language &language)
{
    return language.scripts.contains(u"Kana"_s) && !language.scripts.contains(u"Hani"_s);
}

} // namespace

QStringList warningsOf(const EspeakFindings &findings, const Language &language)
{
    QStringList warnings;
    if (const QString rough = roughTranscriptionWarning(language); !rough.isEmpty())
        warnings.append(rough);
    if (!findings.symbols.isEmpty())
        warnings.append(tr("Symbols that were not read aloud: %1").arg(listed(findings.symbols)));
    if (!findings.overlong.isEmpty()) {
        warnings.append(tr("Left out, because a word may have at most %1 letters or %2 digits: %3")
                            .arg(QString::number(maxWordLetters), QString::number(maxWordDigits),
                                 quoted(findings.overlong)));
    }
    if (!findings.unreadable.isEmpty()) {
        warnings.append(readsKanaOnly(language)
                            ? tr("Left out, because only kana can be read; write them in kana: %1")
                                  .arg(quoted(findings.unreadable))
                            : tr("Left out, because they cannot be read in %1: %2")
                                  .arg(language.name, quoted(findings.unreadable)));
    }
    if (!findings.foreignWords.isEmpty())
        warnings.append(
            tr("Read with the sounds of another language: %1").arg(quoted(findings.foreignWords)));
    return warnings;
}

PhonemeError nothingToRead(const EspeakFindings &findings, const Language &language)
{
    if (findings.unreadable.isEmpty() && !findings.overlong.isEmpty()) {
        return {.kind = PhonemeErrorKind::TextTooLong,
                .message = tr("A word may have at most %1 letters or %2 digits: %3 cannot be read. "
                              "Put blanks between the words.")
                               .arg(QString::number(maxWordLetters), QString::number(maxWordDigits),
                                    quoted(findings.overlong)),
                .detail = {}};
    }
    if (findings.unreadable.isEmpty()) {
        return {.kind = PhonemeErrorKind::NoLetters,
                .message = tr("Nothing in the text has a sound in %1. Enter a sentence.").arg(language.name),
                .detail = {}};
    }
    return {.kind = PhonemeErrorKind::NoLetters,
            .message = readsKanaOnly(language)
                           ? tr("Only kana can be read, and the text has none. Write the sentence in kana.")
                           : tr("The text cannot be read in %1. Choose the language that it is written in.")
                                 .arg(language.name),
            .detail = {}};
}

PhonemeError unknownLanguage(const QString &tag)
{
    return {.kind = PhonemeErrorKind::UnknownLanguage,
            .message = tr("The built-in engine does not know the language “%1”. Choose one from the list, "
                          "such as en-US.")
                           .arg(tag.left(40)),
            .detail = {}};
}

PhonemeError missingVoice(const Language &language)
{
    return {.kind = PhonemeErrorKind::EngineFailed,
            .message =
                tr("The built-in engine has no voice for %1. Install the package espeak-ng-data again.")
                    .arg(language.name),
            .detail = language.voice};
}

} // namespace phonoscope
