// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/alignattempts.h"
#include "core/similarity/records/comparisonfile.h"
#include "tests/support/corekit.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

/// The first thing in which two utterances differ, ids included; empty if they are the same.
QString differenceOf(const Utterance &a, const Utterance &b)
{
    if (a.transcription != b.transcription)
        return u"transcription of “%1” and “%2”"_s.arg(a.transcription.ipa, b.transcription.ipa);
    if (a.segments.size() != b.segments.size())
        return u"number of sounds"_s;
    for (qsizetype i = 0; i < a.segments.size(); ++i) {
        const Segment &x = a.segments[i];
        const Segment &y = b.segments[i];
        if (x.text != y.text || x.id != y.id || x.features != y.features || x.stress != y.stress ||
            x.word != y.word || x.known != y.known)
            return u"sound %1: “%2” and “%3”"_s.arg(i).arg(x.text, y.text);
    }
    return {};
}

/// The first thing in which two comparisons differ; empty if they are the same. Utterances are compared by
/// what is in them, and then taken as one, so that everything else goes by ==.
QString differenceOf(const Comparison &a, Comparison b)
{
    if (const QString found = differenceOf(*a.reference, *b.reference); !found.isEmpty())
        return u"reference: "_s + found;
    b.reference = a.reference;
    if (a.attempts.size() != b.attempts.size())
        return u"number of attempts"_s;
    for (std::size_t i = 0; i < a.attempts.size(); ++i) {
        if (!a.attempts[i] || !b.attempts[i])
            continue;
        for (const auto side : {&Attempt::spoken, &Attempt::expected}) {
            const QString found = differenceOf(*((*a.attempts[i]).*side), *((*b.attempts[i]).*side));
            if (!found.isEmpty())
                return u"attempt %1: "_s.arg(i) + found;
            (*b.attempts[i]).*side = (*a.attempts[i]).*side;
        }
        const auto &x = a.attempts[i];
        const auto &y = b.attempts[i];
        for (const auto &[isSame, what] :
             {std::pair{x->matchedLang == y->matchedLang, "matchedLang"},
              std::pair{x->forms == y->forms, "forms"}, std::pair{x->leeways == y->leeways, "leeways"},
              std::pair{x->aligned == y->aligned, "aligned"}, std::pair{x->edits == y->edits, "edits"},
              std::pair{x->columns == y->columns, "columns"}, std::pair{x->score == y->score, "score"},
              std::pair{x->words == y->words, "words"}, std::pair{x->stress == y->stress, "stress"},
              std::pair{x->notes == y->notes, "notes"}}) {
            if (!isSame)
                return u"attempt %1: "_s.arg(i) + QLatin1StringView(what);
        }
    }
    return a == b ? QString() : u"something else"_s;
}

bool isSame(const ComparisonRequest &a, const ComparisonRequest &b)
{
    return a.reference == b.reference && a.spoken == b.spoken && a.lang == b.lang &&
           a.strictness == b.strictness && a.accents == b.accents && a.alternatives == b.alternatives;
}

/// \a object with the member at \a path, such as "comparison.attempts.0.aligned", set to \a value; taken out
/// if that is undefined.
QJsonValue changed(const QJsonValue &whole, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    if (whole.isArray()) {
        QJsonArray array = whole.toArray();
        const int index = path.first().toInt();
        const QJsonValue item = changed(array.at(index), path.sliced(1), value);
        if (item.isUndefined())
            array.removeAt(index);
        else
            array[index] = item;
        return array;
    }
    QJsonObject object = whole.toObject();
    const QJsonValue member = changed(object.value(path.first()), path.sliced(1), value);
    if (member.isUndefined())
        object.remove(path.first());
    else
        object.insert(path.first(), member);
    return object;
}

QJsonValue valueAt(QJsonValue value, const QStringList &path)
{
    for (const QString &step : path)
        value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
    return value;
}

QByteArray bytesOf(const QJsonValue &object)
{
    return QJsonDocument(object.toObject()).toJson(QJsonDocument::Compact);
}

/// One sentence that says what to do, without line breaks or quotes of the file at length.
bool isPlainSentence(const QString &text)
{
    return text.size() > 30 && text.size() < 250 && text.endsWith(u'.') && !text.contains(u'\n') &&
           text.contains(u';') && !text.contains(u"%1"_s);
}

} // namespace

class TestComparisonFile : public QObject
{
    Q_OBJECT

    test::CoreKit m_kit;
    SavedComparison m_saved; ///< in English, with edits, and an attempt that failed
    QJsonValue m_json;       ///< of it

    SavedComparison made(const ComparisonRequest &request)
    {
        SavedComparison saved{request, {}, QDateTime::currentDateTimeUtc()};
        if (auto result = m_kit.compare(m_kit.builtin, request))
            saved.comparison = std::move(*result);
        else
            qFatal("%s", qPrintable(result.error().message));
        return saved;
    }

    void edit(SavedComparison &saved, const ColumnEdits &edits)
    {
        auto edited = m_kit.service.withEdits(saved.comparison, 0, edits);
        QVERIFY(edited);
        saved.comparison = std::move(*edited);
    }

    tl::expected<SavedComparison, QString> read(const QByteArray &file)
    {
        return readComparisonFile(file, m_kit.tokenizer, m_kit.tables);
    }

private Q_SLOTS:
    void initTestCase();
    void isReadAsItWasSaved_data();
    void isReadAsItWasSaved();
    void keepsEverythingAnAttemptMayHold();
    void isReadWithAnotherInventory();
    void needsNoTextToBeTame_data();
    void needsNoTextToBeTame();
    void saysThatTheTablesHaveChanged();
    void refuses_data();
    void refuses();
    void refusesATonePairedWithASound();
    void refusesBytes_data();
    void refusesBytes();
    void needsNoWordOfWhereItCameFrom();
    void namesAKeyThatIsMissingOrWrong();
    void takesKeysThatItDoesNotKnow();
    void readsTheLongestInTime();
    void outlivesMutations();
};

void TestComparisonFile::initTestCase()
{
    m_saved = made({{u"I think three free trees"_s},
                    {{u"I sink tree free threes"_s}, {u"!"_s}},
                    u"en-US"_s,
                    Strictness::Lenient});
    edit(m_saved,
         {{ColumnEdit::Kind::Merge, 0}, {ColumnEdit::Kind::Accept, 1}, {ColumnEdit::Kind::Ignore, 3}});
    m_json = QJsonDocument::fromJson(comparisonFile(m_saved)).object();
}

void TestComparisonFile::isReadAsItWasSaved_data()
{
    QTest::addColumn<ComparisonRequest>("request");
    QTest::addColumn<ColumnEdits>("edits");

    using enum ColumnEdit::Kind;
    QTest::newRow("English with edits, and one that failed")
        << m_saved.request
        << ColumnEdits{{Merge, 0}, {Accept, 1}, {Ignore, 3}, {Judge, 1}, {Split, 0}, {Split, 2}};
    QTest::newRow("accents and alternatives") << ComparisonRequest{{u"a tomato in the bath"_s},
                                                                   {{u"a tomayto in the bath"_s}},
                                                                   u"en-US"_s,
                                                                   Strictness::Strict,
                                                                   {u"en-GB"_s},
                                                                   {u"ɐ təmˈeɪɾoʊ ɪn ðə bˈɑːθ"_s}}
                                              << ColumnEdits{};
    QTest::newRow("IPA said as another accent says it") << ComparisonRequest{{u"the bath"_s},
                                                                             {{u"ðə bˈɑːθ"_s, true}},
                                                                             u"en-US"_s,
                                                                             Strictness::Standard,
                                                                             {u"en-GB"_s}}
                                                        << ColumnEdits{};
    QTest::newRow("Vietnamese tones")
        << ComparisonRequest{{u"xin chào các bạn"_s}, {{u"xin chao các bán"_s}, {u"xin"_s}}, u"vi-VN"_s}
        << ColumnEdits{{Accept, 2}};
    QTest::newRow("the reference in IPA")
        << ComparisonRequest{{u"/θɹˈiː/ tɹˈiːz"_s, true}, {{u"tree trees"_s}}, u"en-US"_s} << ColumnEdits{};
    QTest::newRow("a text with its IPA, and symbols that are none")
        << ComparisonRequest{{u"three trees"_s, false, u"θɹˈiː tɹˈ§iːz"_s},
                             {{u"tɹiː tɹiːz"_s, true}},
                             u"en-US"_s}
        << ColumnEdits{};
    QTest::newRow("the same text, which is noted")
        << ComparisonRequest{{u"he has gone"_s}, {{u"he has gone"_s}}, u"en-GB"_s} << ColumnEdits{};
    QTest::newRow("not scored") << ComparisonRequest{{u"สวัสดี"_s}, {{u"สวัส"_s}}, u"th-TH"_s} << ColumnEdits{};
    QTest::newRow("no attempt") << ComparisonRequest{{u"he has gone"_s}, {}, u"en-US"_s} << ColumnEdits{};
}

void TestComparisonFile::isReadAsItWasSaved()
{
    QFETCH(ComparisonRequest, request);
    QFETCH(ColumnEdits, edits);

    ComparisonRequest asked = request;
    if (!m_kit.tables.languages.find(asked.lang))
        QSKIP("the engine has no such language");
    SavedComparison saved = made(asked);
    if (!edits.empty())
        edit(saved, edits);
    const QByteArray file = comparisonFile(saved);
    const auto again = read(file);
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(differenceOf(saved.comparison, again->comparison), QString());
    QVERIFY(isSame(saved.request, again->request));
    QCOMPARE(again->savedAt, saved.savedAt);
    QCOMPARE(again->remark, QString());
    QCOMPARE(comparisonFile(*again), file);
}

/// What the rows above hold only where the tables say so.
void TestComparisonFile::keepsEverythingAnAttemptMayHold()
{
    SavedComparison saved = m_saved;
    saved.comparison.attempts[1] = tl::unexpected(
        PhonemeError{PhonemeErrorKind::TooManyRequests, u"Too many; wait."_s, u"status 429"_s, 429, 2000});
    saved.comparison.notScored = u"For a reason."_s;
    saved.comparison.accents = {u"en-GB"_s};
    saved.comparison.figures = {{3, 2}, 1, 12.345678901234567};
    Attempt &attempt = *saved.comparison.attempts[0];
    attempt.matchedLang = u"en-GB"_s;
    attempt.notes = {{NoteKind::SpellingDiffers, u"One."_s}, {NoteKind::SameText, u"Two."_s}};
    attempt.forms = {FormSource::Weak, FormSource::Dictionary, FormSource::Sandhi, FormSource::Teacher,
                     FormSource::Context};
    const Segment &heard = attempt.spoken->segments[1]; // s for θ
    QCOMPARE(heard.text, u"s"_s);
    attempt.edits.clear();
    attempt.leeways.fill({}, attempt.expected->segments.size());
    attempt.leeways[0].isVariant = true;
    const auto place = static_cast<std::size_t>(attempt.aligned[1].reference);
    attempt.leeways[static_cast<qsizetype>(place)] = {false, {heard.id}, {u"s"_s}};
    editAttempt(attempt, {}, m_kit.tables.distances, saved.comparison.strictness);
    QCOMPARE(attempt.score.columns[1].rule, ScoreRule::Equal);

    const auto again = read(comparisonFile(saved));
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(differenceOf(saved.comparison, again->comparison), QString());
    QCOMPARE(again->remark, QString());
}

void TestComparisonFile::isReadWithAnotherInventory()
{
    SegmentInventory inventory;
    inventory.intern(u"something that shifts every id"_s, {});
    const Tokenizer tokenizer(test::need(Tokenizer::loadTables()), inventory);
    const auto again = readComparisonFile(comparisonFile(m_saved), tokenizer, m_kit.tables);
    QVERIFY(again);
    QCOMPARE(again->comparison.attempts[0]->score, m_saved.comparison.attempts[0]->score);
    QCOMPARE(again->remark, QString());
    for (const Segment &segment : again->comparison.attempts[0]->expected->segments)
        QVERIFY(segment.id > 0 && segment.id < inventory.size());
    QCOMPARE(comparisonFile(*again), comparisonFile(m_saved));
}

void TestComparisonFile::needsNoTextToBeTame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes and braces") << u"“one\" {two} [three], \\four\\"_s;
    QTest::newRow("line breaks") << u"one\r\ntwo\tthree"_s;
    QTest::newRow("beyond the first plane") << u"😀 one"_s;
    QTest::newRow("a byte-order mark") << QString(QChar(QChar::ByteOrderMark)) + u"one"_s;
    QTest::newRow("right to left") << u"\u202eone שלום"_s;
    QTest::newRow("letters taken apart") << u"e\u0301"_s;
}

void TestComparisonFile::needsNoTextToBeTame()
{
    QFETCH(QString, text);
    SavedComparison saved = m_saved;
    saved.request.reference.text = text;
    saved.comparison.engine = text;
    const auto again = read(comparisonFile(saved));
    QVERIFY2(again, again ? "" : qPrintable(again.error()));
    QCOMPARE(again->request.reference.text, text);
    QCOMPARE(again->comparison.engine, text);
}

void TestComparisonFile::saysThatTheTablesHaveChanged()
{
    const QStringList path = u"comparison.attempts.0.score.sounds"_s.split(u'.');
    QVERIFY(valueAt(m_json, path).isDouble());
    for (const QJsonValue &other : {QJsonValue(valueAt(m_json, path).toDouble() - 0.1), QJsonValue(0)}) {
        const auto again = read(bytesOf(changed(m_json, path, other)));
        QVERIFY(again);
        QVERIFY(again->remark.contains(u"changed"_s));
        QCOMPARE(differenceOf(m_saved.comparison, again->comparison), QString());
    }
    const auto tones = read(bytesOf(changed(m_json, u"comparison.attempts.0.score.tones"_s.split(u'.'), 50)));
    QVERIFY(tones);
    QVERIFY(!tones->remark.isEmpty());
}

void TestComparisonFile::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("named");

    const QString attempt = u"comparison.attempts.0."_s;
    const auto row = [](const char *name, const QString &path, const QJsonValue &value,
                        const QString &named = {}) { QTest::newRow(name) << path << value << named; };
    row("another format", u"format"_s, u"something"_s, u"no comparison"_s);
    row("no format", u"format"_s, QJsonValue::Undefined, u"no comparison"_s);
    row("a newer version", u"version"_s, 2, u"newer version"_s);
    row("a version before the first", u"version"_s, 0, u"version"_s);
    row("half a version", u"version"_s, 0.5, u"version"_s);
    row("a version that is a text", u"version"_s, u"1"_s, u"version"_s);
    row("no date", u"savedAt"_s, u"yesterday"_s, u"savedAt"_s);
    row("an unknown strictness", u"comparison.strictness"_s, u"Strict"_s, u"comparison.strictness"_s);
    row("no words", u"comparison.reference.words"_s, QJsonArray(), u"comparison.reference"_s);
    row("a word without IPA", u"comparison.reference.words.1.ipa"_s, u""_s, u"words[1].ipa"_s);
    row("fewer words than the reference", attempt + u"expected.words.4"_s, QJsonValue::Undefined,
        u"expected"_s);
    row("a spoken word too few", attempt + u"spoken.words.4"_s, QJsonValue::Undefined, u"aligned"_s);
    row("more attempts than were asked for", u"request.spoken.1"_s, QJsonValue::Undefined, u"attempts"_s);
    row("an unknown form", attempt + u"forms"_s, QJsonArray{u"context"_s, u"guessed"_s}, u"forms"_s);
    row("a form too few", attempt + u"forms"_s, QJsonArray{u"context"_s}, u"forms"_s);
    row("leeway for one sound", attempt + u"leeways"_s, QJsonArray{QJsonObject{}}, u"leeways"_s);
    row("no alignment", attempt + u"aligned"_s, QJsonArray(), u"aligned"_s);
    row("a column too few", attempt + u"aligned.0"_s, QJsonValue::Undefined, u"aligned"_s);
    row("a pair twice", attempt + u"aligned.1"_s, QJsonArray{0, 0}, u"aligned"_s);
    row("a position out of range", attempt + u"aligned.0"_s, QJsonArray{0, 1'000'000}, u"aligned"_s);
    row("a negative position", attempt + u"aligned.0"_s, QJsonArray{-1, 0}, u"aligned"_s);
    row("a position that is no number", attempt + u"aligned.0"_s, QJsonArray{u"0"_s, 0}, u"aligned"_s);
    row("half a position", attempt + u"aligned.0"_s, QJsonArray{0.5, 0}, u"aligned"_s);
    row("a huge position", attempt + u"aligned.0"_s, QJsonArray{1e300, 0}, u"aligned"_s);
    row("a column of gaps", attempt + u"aligned.0"_s, QJsonArray{QJsonValue(), QJsonValue()}, u"aligned"_s);
    row("a column of three", attempt + u"aligned.0"_s, QJsonArray{0, 0, 0}, u"aligned"_s);
    row("a column that is no list", attempt + u"aligned.0"_s, 0, u"aligned"_s);
    row("an unknown edit", attempt + u"edits.0.edit"_s, u"move"_s, u"edits[0].edit"_s);
    row("an edit of no column", attempt + u"edits.0.column"_s, 1000, u"edits"_s);
    row("an edit of a negative column", attempt + u"edits.0.column"_s, -1, u"edits[0].column"_s);
    const QJsonObject merge{{u"edit"_s, u"merge"_s}, {u"column"_s, 0}};
    row("an edit that cannot be done", attempt + u"edits"_s, QJsonArray{merge, merge, merge, merge},
        u"edits"_s);
    row("an unknown note", attempt + u"notes"_s, QJsonArray{QJsonObject{{u"kind"_s, u""_s}}}, u"notes[0]"_s);
    row("an unknown error", u"comparison.attempts.1.error.kind"_s, u"bad luck"_s, u"error.kind"_s);
    row("a status that is none", u"comparison.attempts.1.error.httpStatus"_s, 70'000, u"httpStatus"_s);
    row("half a surrogate pair", u"comparison.engine"_s, QString(QChar(u'\xd800')), u"engine"_s);
    row("an attempt that is no object", u"comparison.attempts.0"_s, u"x"_s, u"attempts[0]"_s);
    QJsonArray edits;
    for (int i = 0; i <= maxSavedEdits; ++i)
        edits.append(QJsonObject{{u"edit"_s, u"accept"_s}, {u"column"_s, 0}});
    row("more edits than anybody makes", attempt + u"edits"_s, edits, u"edits"_s);
    row("more sounds than are aligned", attempt + u"spoken.words.0.ipa"_s, QString(5000, u'a'), u"sounds"_s);
}

void TestComparisonFile::refuses()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, named);

    QVERIFY(read(bytesOf(m_json)));
    // a lone surrogate must be escaped, which Qt does not
    const QByteArray file =
        bytesOf(changed(m_json, path.split(u'.'), value)).replace("\xED\xA0\x80", "\\ud800");
    const auto result = read(file);
    QVERIFY(!result);
    QVERIFY2(isPlainSentence(result.error()), qPrintable(result.error()));
    QVERIFY2(result.error().contains(named), qPrintable(result.error()));
}

void TestComparisonFile::refusesATonePairedWithASound()
{
    const SavedComparison saved = made({{u"xin"_s}, {{u"xin"_s}}, u"vi-VN"_s});
    const QList<Segment> &sounds = saved.comparison.attempts[0]->spoken->segments;
    QCOMPARE(sounds.last().features.kind, SegmentKind::Tone);
    const int last = static_cast<int>(sounds.size()) - 1;
    QJsonArray shifted{QJsonArray{0, QJsonValue()}};
    for (int i = 1; i <= last; ++i)
        shifted.append(QJsonArray{i, i - 1});
    shifted.append(QJsonArray{QJsonValue(), last});
    const QJsonValue json = QJsonDocument::fromJson(comparisonFile(saved)).object();
    const auto result = read(bytesOf(changed(json, u"comparison.attempts.0.aligned"_s.split(u'.'), shifted)));
    QVERIFY(!result);
    QVERIFY2(result.error().contains(u"aligned"_s), qPrintable(result.error()));
}

void TestComparisonFile::refusesBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray file = bytesOf(m_json);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "I think three"_ba;
    QTest::newRow("a list") << "[1, 2]"_ba;
    QTest::newRow("a number") << "1"_ba;
    QTest::newRow("an empty object") << "{}"_ba;
    QTest::newRow("cut short") << file.chopped(1);
    QTest::newRow("cut in half") << file.first(file.size() / 2);
    QTest::newRow("more after it") << file + "{}";
    QTest::newRow("invalid UTF-8") << QByteArray(file).replace("free", "fr\xFF\xFE");
    QTest::newRow("a NUL") << QByteArray(file).replace("free", QByteArray("fr\0e", 4));
    QTest::newRow("a key twice") << QByteArray(file).replace(R"("engine":)", R"("engine":"x","engine":)");
    QTest::newRow("a key twice, once escaped")
        << QByteArray(file).replace(R"("engine":)", R"("\u0065ngine":"x","engine":)");
    QTest::newRow("nested too deeply") << QByteArray(1'000'000, '[');
    QTest::newRow("nested too deeply in a key") << QByteArray(file).replace(
        R"("format":)", R"("more":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + R"(,"format":)");
    QTest::newRow("too large") << QByteArray(maxComparisonFileBytes + 1, ' ');
    QTest::newRow("a database") << "SQLite format 3\0"_ba + QByteArray(1000, '\0');
}

void TestComparisonFile::refusesBytes()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(bytes != bytesOf(m_json));
    const auto result = read(bytes);
    QVERIFY(!result);
    QVERIFY2(isPlainSentence(result.error()), qPrintable(result.error()));
}

void TestComparisonFile::needsNoWordOfWhereItCameFrom()
{
    for (const QStringList &path :
         {QStringList{u"comparison"_s, u"provenance"_s}, QStringList{u"comparison"_s, u"insteadOf"_s},
          QStringList{u"comparison"_s, u"attempts"_s, u"0"_s, u"provenance"_s}}) {
        const auto result = read(bytesOf(changed(m_json, path, QJsonValue(QJsonValue::Undefined))));
        QVERIFY2(result, qPrintable(path.join(u'.')));
        QVERIFY(!read(bytesOf(changed(m_json, path, 7)))); // there, it must be right
    }
}

/// Every key of the file but those that may be left out: without it and with a value of another type.
void TestComparisonFile::namesAKeyThatIsMissingOrWrong()
{
    int tried = 0;
    const auto tryAll = [&](const auto &self, const QJsonValue &value, const QStringList &path) -> void {
        const bool isKey = !path.isEmpty() && !path.last().at(0).isDigit();
        const bool isOptional =
            (path.contains(u"leeways"_s) && path.last() != u"leeways"_s) ||
            (!path.isEmpty() && (path.last() == u"provenance"_s || path.last() == u"insteadOf"_s));
        static const QStringList otherwise{u"format"_s, u"tones"_s, u"error"_s}; // tested by rows above
        if (isKey && !isOptional && !otherwise.contains(path.last())) {
            for (const QJsonValue &wrong : {QJsonValue(QJsonValue::Undefined), QJsonValue(QJsonValue::Null),
                                            value.isBool() ? QJsonValue(1) : QJsonValue(true)}) {
                const auto result = read(bytesOf(changed(m_json, path, wrong)));
                const QString name = path.join(u'.');
                QVERIFY2(!result, qPrintable(name));
                QVERIFY2(result.error().contains(path.last()), qPrintable(name + u": "_s + result.error()));
                QVERIFY2(isPlainSentence(result.error()), qPrintable(result.error()));
                ++tried;
            }
        }
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                self(self, it.value(), path + QStringList{it.key()});
        } else if (value.isArray() && path.last() != u"aligned"_s) {
            const QJsonArray array = value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                self(self, array.at(i), path + QStringList{QString::number(i)});
        }
    };
    tryAll(tryAll, m_json, {});
    QVERIFY2(tried > 200, qPrintable(QString::number(tried)));
}

void TestComparisonFile::takesKeysThatItDoesNotKnow()
{
    QJsonValue json = changed(m_json, {u"later"_s}, QJsonObject{{u"a"_s, 1}});
    json = changed(json, u"comparison.attempts.0.later"_s.split(u'.'), u"text"_s);
    const auto again = read("\xEF\xBB\xBF" + bytesOf(json));
    QVERIFY(again);
    QCOMPARE(differenceOf(m_saved.comparison, again->comparison), QString());
}

/// As many sounds as can be aligned and as many edits as can be saved.
void TestComparisonFile::readsTheLongestInTime()
{
    const QString ipa = QStringList(2000, u"ba"_s).join(u' ');
    SavedComparison saved = made({{ipa, true}, {{ipa, true}}, u"en-US"_s});
    ColumnEdits edits;
    for (int i = 0; i < maxSavedEdits; ++i)
        edits.push_back({ColumnEdit::Kind::Accept, i % 4000});
    edit(saved, edits);
    const QByteArray file = comparisonFile(saved);
    QElapsedTimer clock;
    clock.start();
    const auto again = read(file);
    const qint64 elapsed = clock.elapsed();
    QVERIFY(again);
    QCOMPARE(differenceOf(saved.comparison, again->comparison), QString());
    qInfo("%lld bytes read in %lld ms", static_cast<long long>(file.size()), static_cast<long long>(elapsed));
    QVERIFY(elapsed < 20'000);
}

/// Whatever is done to the bytes of a file, it is refused by one sentence or read as something that can be
/// saved and read again.
void TestComparisonFile::outlivesMutations()
{
    QRandomGenerator random(20240501);
    const QByteArray file = comparisonFile(m_saved);
    static const QList<QByteArray> pieces{"null", "-1",   "0",    "9999999999", "1e999", "\"\"",
                                          "[]",   "{}",   ",",    ":",          "\"",    "\\ud800",
                                          "[[[[", "true", "\xFF", "\xCC\x81",   "˥",     "ː"};
    int readable = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray mutant = file;
        const int changes = 1 + random.bounded(3);
        for (int i = 0; i < changes && !mutant.isEmpty(); ++i) {
            const qsizetype at = random.bounded(static_cast<int>(mutant.size()));
            const qsizetype length = random.bounded(8);
            switch (random.bounded(6)) {
            case 0:
                mutant[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                mutant.remove(at, length);
                break;
            case 2:
                mutant.insert(at, mutant.mid(random.bounded(static_cast<int>(mutant.size())), length * 8));
                break;
            case 3:
                mutant.replace(at, length, pieces[random.bounded(static_cast<int>(pieces.size()))]);
                break;
            case 4: // another digit where there is one
                for (qsizetype j = at; j < mutant.size(); ++j) {
                    if (mutant[j] >= '0' && mutant[j] <= '9') {
                        mutant[j] = static_cast<char>('0' + random.bounded(10));
                        break;
                    }
                }
                break;
            default:
                mutant.truncate(random.bounded(20) == 0 ? at : mutant.size());
                break;
            }
        }
        const auto result = read(mutant);
        if (!result) {
            QVERIFY2(isPlainSentence(result.error()), qPrintable(result.error()));
            continue;
        }
        ++readable;
        const auto again = read(comparisonFile(*result));
        QVERIFY2(again, again ? "" : qPrintable(again.error()));
        QCOMPARE(differenceOf(result->comparison, again->comparison), QString());
        QVERIFY(isSame(result->request, again->request));
    }
    qInfo("%d of 20000 mutants were readable", readable);
    QVERIFY(readable > 100);
    QVERIFY(readable < 19'000);
}

QTEST_GUILESS_MAIN(TestComparisonFile)
#include "tst_comparisonfile.moc"
