// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeakengine.h"
#include "varianttest.h"

#include <QHash>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace phonoscope;
using namespace phonoscope::test;

namespace {

const QString american = u"en-US"_s;

QStringList commonWords()
{
    QFile file(QStringLiteral(PHONOSCOPE_TEST_DATA "/variants/common-words.txt"));
    QStringList words;
    if (!file.open(QIODevice::ReadOnly))
        return words;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        if (!line.startsWith(u"# "_s))
            words += line.split(u' ', Qt::SkipEmptyParts).replaceInStrings(u"\n"_s, QString());
    }
    return words;
}

/// How many sounds must be put in, left out or replaced to make \a said of \a expected, those that count as
/// equal for nothing.
int distance(const QList<Segment> &expected, const QList<Segment> &said, const Equalities &equalities)
{
    const auto equal = [&](qsizetype i, qsizetype j) {
        return equalities.countsAs(said[j], expected, static_cast<std::size_t>(i), nullptr, american) ||
               equalities.countsAs(expected[i], said, static_cast<std::size_t>(j), nullptr, american);
    };
    QList<int> row(said.size() + 1);
    std::ranges::generate(row, [next = 0]() mutable { return next++; });
    for (qsizetype i = 0; i < expected.size(); ++i) {
        int diagonal = std::exchange(row[0], row[0] + 1);
        for (qsizetype j = 0; j < said.size(); ++j) {
            const int pair = diagonal + (equal(i, j) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({pair, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.last();
}

/// \a word and what the rewrites make of it, of that, and so on, up to 24.
QList<QList<Segment>> withRewrites(const QList<Segment> &word, const QString &spelling,
                                   const Rewrites &rewrites)
{
    QList<QList<Segment>> all{word};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QList<Segment> from = all[i];
        for (const Rewritten &made : rewrites.apply({from, {}, {}, spelling, american})) {
            const bool known = std::ranges::any_of(
                all, [&](const QList<Segment> &other) { return areSameSounds(other, made.word); });
            if (!known && all.size() < 24)
                all.append(made.word);
        }
    }
    return all;
}

} // namespace

class CmuAgreementTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void engineAndDictionaryAgree();
};

void CmuAgreementTest::engineAndDictionaryAgree()
{
    const auto engine = need(EspeakEngine::create(need(Languages::load())));
    const VariantTables tables = need(VariantTables::load(ipaTables()));
    const QStringList words = commonWords();
    QVERIFY(words.size() > 10'000);
    const QStringList said = engine->isolatedForms(words, american);
    QCOMPARE(said.size(), words.size());

    int phones = 0;
    int wrong = 0;
    int rightWords = 0;
    int plainWrong = 0;
    const bool listsErrors = qEnvironmentVariableIsSet("PHONOSCOPE_LIST_DIFFERENCES");
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QList<Segment> heard = cut(said[i], american);
        const QStringList variants = tables.dictionary.variants(words[i], heard);
        QVERIFY2(!variants.isEmpty(), qPrintable(words[i]));
        int best = 1000;
        int plain = 1000;
        qsizetype length = 0;
        QString nearest;
        for (const QString &variant : variants) {
            const QList<Segment> expected = cut(variant, american);
            int found = distance(expected, heard, tables.equalities);
            plain = std::min(plain, found);
            if (found > 0) {
                for (const QList<Segment> &form : withRewrites(expected, words[i], tables.rewrites))
                    found = std::min(found, distance(form, heard, tables.equalities));
                for (const QList<Segment> &form : withRewrites(heard, words[i], tables.rewrites))
                    found = std::min(found, distance(expected, form, tables.equalities));
            }
            if (found < best) {
                best = found;
                length = expected.size();
                nearest = variant;
            }
        }
        phones += static_cast<int>(length);
        wrong += best;
        plainWrong += plain;
        rightWords += best == 0 ? 1 : 0;
        if (best > 0 && listsErrors)
            qInfo("%s\t%s\t%s\t%d", qPrintable(words[i]), qPrintable(nearest), qPrintable(said[i]), best);
    }
    const double rate = 100.0 * wrong / phones;
    qInfo("%lld words, %d sounds: %.2f %% of the sounds differ (%.2f %% before rewrites), %d words (%.1f %%) "
          "agree",
          static_cast<long long>(words.size()), phones, rate, 100.0 * plainWrong / phones, rightWords,
          100.0 * rightWords / static_cast<double>(words.size()));
    QVERIFY2(rate <= 2.0, "the dictionary and the engine differ in more than 2 % of the sounds");
}

QTEST_GUILESS_MAIN(CmuAgreementTest)
#include "tst_cmuagreement.moc"
