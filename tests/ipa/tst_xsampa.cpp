// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/ipachart.h"
#include "core/ipa/tsv.h"
#include "core/ipa/xsampa.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

QString decomposed(const QString &text)
{
    return text.normalized(QString::NormalizationForm_D);
}

} // namespace

class TestXsampa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Xsampa::load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error()));
        m_xsampa = *loaded;
    }

    void reads_data()
    {
        QTest::addColumn<QString>("xsampa");
        QTest::addColumn<QString>("ipa");
        const auto row = [](const char *name, const QString &xsampa, const QString &ipa) {
            QTest::newRow(name) << xsampa << ipa;
        };
        row("nothing", u""_s, u""_s);
        row("letters that are IPA themselves", u"papa"_s, u"papa"_s);
        row("the keyboard's g", u"g"_s, u"ɡ"_s);
        row("think", u"\"TINk"_s, u"ˈθɪŋk"_s);
        row("length", u"i:e:\\"_s, u"iːeˑ"_s);
        row("both stresses", u"%In\"saId"_s, u"ˌɪnˈsaɪd"_s);
        row("the longest sequence counts", u"r r\\ r` r\\`"_s, u"r ɹ ɽ ɻ"_s);
        row("implosives", u"b_<d_<g_<J\\_<G\\_<"_s, u"ɓɗɠʄʛ"_s);
        row("clicks", u"O\\|\\!\\=\\|\\|\\"_s, u"ʘǀǃǂǁ"_s);
        row("click beside a boundary", u"|\\|"_s, u"ǀ|"_s);
        row("boundaries", u"a|b||c-\\d"_s, u"a|b‖c‿d"_s);
        row("vowels by digits", u"123456789@{}&"_s, u"ɨøɜɾɫɐɤɵœəæʉɶ"_s);
        row("rhotic letters", u"@`3`"_s, u"ɚɝ"_s);
        row("rhotic mark", u"a`o_`"_s, u"a˞o˞"_s);
        row("a mark in two ways", u"n=n_=a~a_~"_s, u"n̩n̩ãã"_s);
        row("palatalized in two ways", u"t't_j"_s, u"tʲtʲ"_s);
        row("marks stack", u"t_d_h"_s, u"t̪ʰ"_s);
        row("ejective", u"k_>"_s, u"kʼ"_s);
        row("pharyngeals", u"?\\t_?\\X\\"_s, u"ʕtˤħ"_s);
        row("epiglottals", u">\\<\\H\\"_s, u"ʡʢʜ"_s);
        row("level tones", u"a_Ta_Ha_Ma_La_B"_s, u"a̋áāàȁ"_s);
        row("contour tones", u"a_Ra_Fa_H_Ta_B_La_R_F"_s, u"ǎâa᷄a᷅a᷈"_s);
        row("tone steps", u"^a!a"_s, u"ꜛaꜜa"_s);
        row("global rise", u"<R>a<F>"_s, u"↗a↘"_s);
        row("a tie", u"t_Sd_Zk_p"_s, u"t͡ʃd͡ʒk͡p"_s);
        row("a tie to a letter of two signs", u"t_s\\"_s, u"t͡ɕ"_s);
        row("a mark comes before a tie", u"n_m"_s, u"n̻"_s);
        row("the separator keeps signs apart", u"|-|\\"_s, u"|ǀ"_s);
        row("IPA passes through", u"θI\u014Bk"_s, u"θɪŋk"_s);
        row("tie before IPA", u"t_ʃ"_s, u"t͡ʃ"_s);
        row("blanks pass through", u"D@ k{t\n"_s, u"ðə kæt\n"_s);
        row("brackets pass through", u"[kAp]/T/(r)"_s, u"[kɑp]/θ/(r)"_s);
    }

    void reads()
    {
        QFETCH(const QString, xsampa);
        QFETCH(const QString, ipa);
        QStringList unknown{u"stale"_s};
        QCOMPARE(decomposed(m_xsampa->ipaFromXsampa(xsampa, &unknown)), decomposed(ipa));
        QCOMPARE(unknown, QStringList());
    }

    void reportsWhatItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("xsampa");
        QTest::addColumn<QString>("ipa");
        QTest::addColumn<QStringList>("unknown");
        QTest::newRow("each once, in order") << u"a#b$c#"_s << u"a#b$c#"_s << QStringList{u"#"_s, u"$"_s};
        QTest::newRow("a lone backslash") << u"\\a"_s << u"\\a"_s << QStringList{u"\\"_s};
        QTest::newRow("a tie to nothing") << u"t_"_s << u"t_"_s << QStringList{u"_"_s};
        QTest::newRow("a tie to no letter") << u"t_:"_s << u"t_ː"_s << QStringList{u"_"_s};
        QTest::newRow("a tie to a blank") << u"t_ S"_s << u"t_ ʃ"_s << QStringList{u"_"_s};
        QTest::newRow("a digit without a vowel") << u"0"_s << u"0"_s << QStringList{u"0"_s};
    }

    void reportsWhatItDoesNotKnow()
    {
        QFETCH(const QString, xsampa);
        QFETCH(const QString, ipa);
        QFETCH(const QStringList, unknown);
        QStringList met;
        QCOMPARE(m_xsampa->ipaFromXsampa(xsampa, &met), ipa);
        QCOMPARE(met, unknown);
    }

    void writes_data()
    {
        QTest::addColumn<QString>("ipa");
        QTest::addColumn<QString>("xsampa");
        QTest::newRow("think") << u"ˈθɪŋk"_s << u"\"TINk"_s;
        QTest::newRow("composed and decomposed are one") << u"ãç"_s << u"a~C"_s;
        QTest::newRow("a tie") << u"t͡ʃ"_s << u"t_S"_s;
        QTest::newRow("a tie that would read as a mark stays") << u"n͡m"_s << u"n͡m"_s;
        QTest::newRow("a boundary beside a boundary") << u"||"_s << u"|-|"_s;
        QTest::newRow("a letter without X-SAMPA stays") << u"aⱱa"_s << u"aⱱa"_s;
        QTest::newRow("a letter outside the first plane stays") << u"a𝼆a"_s << u"a𝼆a"_s;
        QTest::newRow("the keyboard's g") << u"g"_s << u"g"_s;
    }

    void writes()
    {
        QFETCH(const QString, ipa);
        QFETCH(const QString, xsampa);
        QStringList lost;
        QCOMPARE(m_xsampa->xsampaFromIpa(ipa, &lost), decomposed(xsampa));
        QCOMPARE(lost, QStringList());
    }

    void saysWhatIsLost()
    {
        QStringList lost;
        QCOMPARE(m_xsampa->xsampaFromIpa(u"t'a'1"_s, &lost), u"t'a'1"_s);
        QCOMPARE(lost, (QStringList{u"'"_s, u"1"_s}));
    }

    void everyRowComesBack()
    {
        const auto table = readTsv(u":/phonoscope/ipa/xsampa.tsv"_s);
        QVERIFY(table);
        int reversible = 0;
        for (const QStringList &row : table->rows) {
            if (row[3] != "both"_L1 || row[2] == "tie"_L1)
                continue;
            const QString ipa = QString(row[1]).remove(u'◌');
            QCOMPARE(m_xsampa->ipaFromXsampa(row[0]), ipa);
            QCOMPARE(m_xsampa->xsampaFromIpa(ipa), row[0]);
            ++reversible;
        }
        QVERIFY(reversible > 150);
    }

    /// Any sequence of symbols of the chart, sensible or not, comes back from X-SAMPA.
    void anythingComesBack()
    {
        const auto chart = IpaChart::load(*m_xsampa);
        QVERIFY(chart);
        QStringList alphabet{u" "_s, u"𝼆"_s, u"\u0327"_s};
        for (const ChartEntry &entry : (*chart)->entries())
            alphabet.append(entry.inserted);
        QRandomGenerator random(20200301);
        for (int round = 0; round < 4000; ++round) {
            QString ipa;
            const int length = random.bounded(1, 14);
            for (int i = 0; i < length; ++i)
                ipa += alphabet.at(random.bounded(static_cast<int>(alphabet.size())));
            QStringList lost;
            const QString xsampa = m_xsampa->xsampaFromIpa(ipa, &lost);
            QStringList unknown;
            const QString back = m_xsampa->ipaFromXsampa(xsampa, &unknown);
            QVERIFY2(decomposed(back) == decomposed(ipa),
                     qPrintable(ipa + u" → "_s + xsampa + u" → "_s + back));
            QCOMPARE(lost, QStringList());
            QCOMPARE(unknown, QStringList());
        }
    }

    /// Any ASCII is read: nothing is lost but the separator, and what is not known is said.
    void anyAsciiIsRead()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 4000; ++round) {
            QString text;
            for (int i = random.bounded(1, 12); i > 0; --i)
                text += QChar(char16_t(random.bounded(0x20, 0x7f)));
            QStringList unknown;
            const QString ipa = m_xsampa->ipaFromXsampa(text, &unknown);
            for (const QString &sign : std::as_const(unknown))
                QVERIFY2(ipa.contains(sign) && text.contains(sign), qPrintable(text));
            QCOMPARE(m_xsampa->ipaFromXsampa(ipa).isEmpty(), ipa.isEmpty());
        }
    }

    void refusesBadTables_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("named");
        QTest::newRow("twice") << QByteArray("T\tθ\tletter\tboth\nT\tð\tletter\tboth\n") << u"“T”"_s;
        QTest::newRow("one sound in two ways back")
            << QByteArray("T\tθ\tletter\tboth\nD\tθ\tletter\tboth\n") << u"“θ”"_s;
        QTest::newRow("no kind") << QByteArray("T\tθ\tvowel\tboth\n") << u"“vowel”"_s;
        QTest::newRow("no use") << QByteArray("T\tθ\tletter\tever\n") << u"“ever”"_s;
        QTest::newRow("not ASCII") << QByteArray("θ\tθ\tletter\tboth\n") << u"“θ”"_s;
    }

    void refusesBadTables()
    {
        QFETCH(const QByteArray, rows);
        QFETCH(const QString, named);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"x.tsv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("xsampa\tipa\tkind\tuse\n" + rows);
        file.close();
        const auto loaded = Xsampa::load(file.fileName());
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().contains(named), qPrintable(loaded.error()));
    }

private:
    std::shared_ptr<const Xsampa> m_xsampa;
};

QTEST_GUILESS_MAIN(TestXsampa)
#include "tst_xsampa.moc"
