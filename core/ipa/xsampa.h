// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <memory>
#include <tl/expected.hpp>

namespace phonoscope {

/// X-SAMPA, the IPA in the signs of any keyboard: "TrI:" is "θrɪː". An immutable table; any thread.
class Xsampa
{
public:
    /// Reads ":/phonoscope/ipa/xsampa.tsv" or the table at \a path; the error names the file and the line.
    static tl::expected<std::shared_ptr<const Xsampa>, QString>
    load(const QString &path = QStringLiteral(":/phonoscope/ipa/xsampa.tsv"));

    /// \a text in IPA. At each place the longest sequence counts: "r\`" is one letter. Blanks and whatever
    /// is not ASCII (IPA too) stay as they are. What is no X-SAMPA stays too and is put into \a unknown, each
    /// once, in order of appearance; \a unknown is emptied first and may be null. A "_" ties two letters, and
    /// is unknown where no letter follows. Time is linear in the length.
    QString ipaFromXsampa(QStringView text, QStringList *unknown = nullptr) const;

    /// X-SAMPA that reads as \a ipa again: ipaFromXsampa() of it is canonically equal to \a ipa, in which the
    /// keyboard's g counts as ɡ. A letter that X-SAMPA has no sequence for stays in IPA, and so does a tie
    /// that would read as a mark (n͡m: "n_m" is laminal). ASCII signs that would read as something else (an
    /// apostrophe) stay, and are put into \a lost as unknown ones above. Time is linear in the length.
    QString xsampaFromIpa(QStringView ipa, QStringList *lost = nullptr) const;

private:
    enum class Kind : quint8 { Letter, Mark, Sign, Tie };
    struct Sign
    {
        QString ipa;
        Kind kind = Kind::Sign;
    };
    struct Match
    {
        const Sign *sign = nullptr; ///< none: nothing matches
        qsizetype length = 0;
    };

    Match matchXsampa(QStringView text) const;
    bool isTied(QStringView rest) const;
    /// The way to write what \a ipa, which is decomposed, begins with, and how much of it that is.
    struct Written
    {
        QString xsampa;
        qsizetype length = 0;
    };
    Written writeXsampa(QStringView ipa) const;

    QHash<QString, Sign> m_signs;      ///< by X-SAMPA
    QHash<QString, QString> m_written; ///< X-SAMPA by decomposed IPA
    qsizetype m_longest = 1;           ///< UTF-16 units of the longest X-SAMPA
    qsizetype m_longestWritten = 1;    ///< the same of the decomposed IPA
};

} // namespace phonoscope
