// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phonemes/espeak/espeaknotation.h"

#include "core/ipa/tsv.h"
#include "core/phonemes/phone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {
namespace {

constexpr auto notationPath = ":/phonoscope/phonemes/espeak-notation.tsv"_L1;
constexpr auto tonesPath = ":/phonoscope/phonemes/tones.tsv"_L1;

/// A phone taken apart: stress, sound, tone sign.
struct Parts
{
    QString stress;
    QString body;
    QString tone;
};

Parts partsOf(const QString &phone, bool tonal)
{
    const QStringView all = phone;
    QStringView body = withoutStress(all);
    const QStringView stress = all.first(all.size() - body.size());
    qsizetype end = body.size();
    // ɜ is the digit 3 where tones are, but a lone ɜ is a vowel.
    while (tonal && end > 1 && u"1234567ɜ"_s.contains(body[end - 1]))
        --end;
    return {
        .stress = stress.toString(), .body = body.first(end).toString(), .tone = body.mid(end).toString()};
}

/// The neighbour of a phone within its word; empty where there is none.
QString neighbour(const QList<Parts> &parts, const QList<EspeakPhone> &phones, qsizetype at, int direction)
{
    const qsizetype other = at + direction;
    if (other < 0 || other >= parts.size() || phones[direction > 0 ? other : at].wordStart)
        return {};
    return parts[other].body;
}

bool fits(const QStringList &allowed, const QString &body)
{
    if (allowed.isEmpty())
        return true;
    return std::ranges::any_of(allowed, [&](const QString &one) {
        if (one == "V"_L1)
            return isVowelPhone(body);
        return one == "#"_L1 ? body.isEmpty() : one == body;
    });
}

QStringList listOf(const QString &field)
{
    return field.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

QList<EspeakPhone> parseClause(const QByteArray &clause)
{
    QList<EspeakPhone> phones;
    const QString text = QString::fromUtf8(clause);

    // A marker names the sounds that follow; a clause ends with the language's own, so the last marker
    // is its name, whatever the table is called.
    QString own;
    if (const qsizetype open = text.lastIndexOf(u'('); open >= 0)
        own = text.mid(open, text.indexOf(u')', open) - open + 1);

    bool foreign = false;
    bool wordStart = true;
    QString phone;
    const auto end = [&] {
        if (phone.isEmpty())
            return;
        phones.append({.text = phone, .foreign = foreign, .wordStart = wordStart});
        phone.clear();
        wordStart = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'(') {
            end();
            const qsizetype close = text.indexOf(u')', i);
            if (close < 0)
                break;
            foreign = text.mid(i, close - i + 1) != own;
            i = close;
        } else if (c == u'_') {
            end();
        } else if (c.isSpace()) {
            end();
            wordStart = true;
        } else {
            phone += c;
        }
    }
    end();
    return phones;
}

QStringList fullTonesOf(const QList<EspeakPhone> &asciiPhones)
{
    QStringList tones;
    for (const EspeakPhone &phone : asciiPhones) {
        qsizetype digits = 0;
        while (digits < phone.text.size() && phone.text[phone.text.size() - 1 - digits].isDigit())
            ++digits;
        if (!phone.foreign && digits > 1)
            tones.append(phone.text.last(digits));
    }
    return tones;
}

QString wordIpa(const QStringList &phones)
{
    const auto toneOf = [](const QString &phone) {
        return std::ranges::find_if(phone, isToneLetter) - phone.begin();
    };
    const auto vowels = std::ranges::count_if(phones, isVowelPhone);
    const auto toned = [&](const QString &phone) { return toneOf(phone) < phone.size(); };
    if (vowels > 1 || std::ranges::count_if(phones, toned) != 1)
        return phones.join(QString());
    QString ipa;
    QString tone;
    for (const QString &phone : phones) {
        ipa += phone.first(toneOf(phone));
        tone += phone.sliced(toneOf(phone));
    }
    return ipa + tone;
}

tl::expected<EspeakNotation, QString> EspeakNotation::load()
{
    EspeakNotation notation;
    const auto rules = readTsv(notationPath);
    if (!rules)
        return tl::unexpected(rules.error());
    if (rules->columns.size() != 7)
        return tl::unexpected(u"%1: 7 columns expected"_s.arg(notationPath));
    for (const QStringList &row : rules->rows) {
        const bool inside = row[3] == "inside"_L1;
        if (row[0].isEmpty() || row[1].isEmpty() || (!inside && row[3] != "whole"_L1))
            return tl::unexpected(
                u"%1: the row of “%2” in “%3” is not complete"_s.arg(notationPath, row[1], row[0]));
        notation.m_byLanguage[row[0]].rules.append({.from = row[1],
                                                    .to = row[2],
                                                    .inside = inside,
                                                    .after = listOf(row[4]),
                                                    .before = listOf(row[5])});
    }

    const auto tones = readTsv(tonesPath);
    if (!tones)
        return tl::unexpected(tones.error());
    if (tones->columns.size() != 5)
        return tl::unexpected(u"%1: 5 columns expected"_s.arg(tonesPath));
    for (const QStringList &row : tones->rows)
        notation.m_byLanguage[row[0]].tones.insert(row[1], row[2]);
    return notation;
}

EspeakNotation::Tables EspeakNotation::tablesFor(const QString &tag) const
{
    Tables tables = m_byLanguage.value(tag);
    const QString primary = tag.section(u'-', 0, 0);
    if (primary != tag) {
        const Tables shared = m_byLanguage.value(primary);
        tables.rules += shared.rules;
        if (tables.tones.isEmpty())
            tables.tones = shared.tones;
    }
    return tables;
}

bool EspeakNotation::needsFullTones(const QString &tag) const
{
    const Tables tables = tablesFor(tag);
    return std::ranges::any_of(tables.tones.keys(), [](const QString &sign) { return sign.size() > 1; });
}

QList<EspeakPhone> EspeakNotation::toIpa(const QList<EspeakPhone> &phones, const QString &tag,
                                         const QStringList &fullTones) const
{
    const Tables tables = tablesFor(tag);
    const bool tonal = !tables.tones.isEmpty();
    QList<Parts> parts;
    for (const EspeakPhone &phone : phones)
        parts.append(partsOf(phone.text, tonal && !phone.foreign));

    const auto toned = std::ranges::count_if(parts, [](const Parts &part) { return !part.tone.isEmpty(); });
    const bool inFull = !fullTones.isEmpty() && toned == fullTones.size();
    qsizetype nextTone = 0;

    QList<EspeakPhone> result;
    for (qsizetype i = 0; i < phones.size(); ++i) {
        if (phones[i].foreign) {
            result.append(phones[i]);
            continue;
        }
        QString body = parts[i].body;
        for (const EspeakNotation::Rule &rule : tables.rules) {
            if (!rule.inside && rule.from == body && fits(rule.after, neighbour(parts, phones, i, -1)) &&
                fits(rule.before, neighbour(parts, phones, i, 1))) {
                body = rule.to;
                break;
            }
        }
        for (const EspeakNotation::Rule &rule : tables.rules) {
            if (rule.inside)
                body.replace(rule.from, rule.to);
        }

        QString tone;
        if (!parts[i].tone.isEmpty())
            tone = tables.tones.value(inFull ? fullTones[nextTone++] : parts[i].tone);
        else if (isVowelPhone(parts[i].body))
            tone = tables.tones.value(u"-"_s);

        if (body.isEmpty())
            continue;
        const QString text = (parts[i].stress + body + tone).normalized(QString::NormalizationForm_C);
        if (beginsWithModifier(text) && !result.isEmpty())
            result.last().text = (result.last().text + text).normalized(QString::NormalizationForm_C);
        else
            result.append({.text = text, .foreign = false, .wordStart = phones[i].wordStart});
    }
    return result;
}

} // namespace phonoscope
