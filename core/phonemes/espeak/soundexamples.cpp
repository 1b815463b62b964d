// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/soundexamples.h"

#include "core/ipa/tablefile.h"
#include "core/phonemes/phone.h"

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

/// The sound alone, in one spelling.
QString plainSound(const QString &symbol)
{
    QString plain;
    for (const QChar c : withoutStress(symbol)) {
        const bool tie = c == u'\u0361' || c == u'\u035c';
        if (!tie && !isToneLetter(c))
            plain += c == u'g' ? QChar(u'ɡ') : c;
    }
    return plain.normalized(QString::NormalizationForm_C);
}

} // namespace

tl::expected<SoundExamples, QString> SoundExamples::load()
{
    SoundExamples examples;
    const auto outcome =
        readTable(u":/phonoscope/phonemes/sound-examples.tsv"_s, {u"symbol", u"voice", u"mnemonics"},
                  [&](TableRow &row) {
                      for (qsizetype column = 0; column < 3; ++column) {
                          if (row.field(column).isEmpty())
                              row.refuse(column);
                      }
                      const QString symbol = plainSound(row.field(0));
                      if (examples.m_bySymbol.contains(symbol))
                          row.refuseTwice(0);
                      examples.m_bySymbol.insert(symbol, examples.m_examples.size());
                      examples.m_examples.append(
                          {.symbol = row.field(0), .voice = row.field(1), .mnemonics = row.field(2)});
                  });
    if (!outcome)
        return tl::unexpected(outcome.error());
    return examples;
}

std::optional<SoundExample> SoundExamples::find(const QString &symbol) const
{
    QString wanted = plainSound(symbol);
    auto found = m_bySymbol.constFind(wanted);
    if (found == m_bySymbol.cend())
        found = m_bySymbol.constFind(wanted.remove(u'ː').remove(u'ˑ'));
    if (found == m_bySymbol.cend())
        return std::nullopt;
    return m_examples[*found];
}

} // namespace phonoscope
