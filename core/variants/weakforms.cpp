// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/weakforms.h"

#include "core/ipa/tablefile.h"
#include "core/ipa/tokenizer.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

QString keyOf(QStringView language, QStringView word)
{
    return (language.toString() + u'\t' + word.toString()).toLower().replace(u'’', u'\'');
}

} // namespace

tl::expected<WeakForms, QString> WeakForms::load(const IpaTables &tables)
{
    WeakForms weakForms;
    const auto read = [&](TableRow &row) {
        const QString &language = row.field(0);
        const auto forms = [&](const QString &field) -> std::optional<QStringList> {
            const QStringList texts = field.split(u' ', Qt::SkipEmptyParts);
            for (const QString &text : texts) {
                if (!Tokenizer::cut(text, language, tables).unknownSymbols.isEmpty())
                    return std::nullopt;
            }
            return texts;
        };
        const QString key = keyOf(language, row.field(1));
        if (weakForms.m_forms.contains(key))
            row.refuseTwice(1);
        QList<WordForm> &made = weakForms.m_forms[key];
        for (const QString &ipa : row.parsed(2, forms))
            made.append({ipa, FormSource::Strong});
        for (const QString &ipa : row.parsed(3, forms))
            made.append({ipa, FormSource::Weak});
        if (made.isEmpty())
            row.refuse(2);
    };
    const Outcome outcome = readTable(u":/phonoscope/variants/weak-forms.tsv"_s,
                                      {u"language", u"word", u"strong", u"weak"}, read);
    if (!outcome)
        return tl::unexpected(outcome.error());
    return weakForms;
}

QList<WordForm> WeakForms::forms(QStringView word, QStringView lang) const
{
    return m_forms.value(keyOf(lang, word));
}

} // namespace phonoscope
