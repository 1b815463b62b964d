// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/xsampa.h"

#include "core/ipa/tablefile.h"

#include <algorithm>
#include <deque>
#include <optional>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

constexpr QChar markCarrier = u'\u25cc';
constexpr QChar tie = u'\u0361';

bool isAscii(QChar c)
{
    return c.unicode() < 0x80;
}

/// How many UTF-16 units the first code point of \a text has.
qsizetype firstLength(QStringView text)
{
    return text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate() ? 2 : 1;
}

QString decomposed(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_D);
}

void note(QStringList *list, QStringView sign)
{
    if (list && !list->contains(sign))
        list->append(sign.toString());
}

/// A stretch of what was written and what it has to read as.
struct Piece
{
    QString xsampa;
    QString ipa;
};

} // namespace

tl::expected<std::shared_ptr<const Xsampa>, QString> Xsampa::load(const QString &path)
{
    const auto kindFromField = [](QStringView field) -> std::optional<Kind> {
        if (field == "letter"_L1)
            return Kind::Letter;
        if (field == "mark"_L1)
            return Kind::Mark;
        if (field == "sign"_L1)
            return Kind::Sign;
        if (field == "tie"_L1)
            return Kind::Tie;
        return std::nullopt;
    };
    auto table = std::make_shared<Xsampa>();
    const auto outcome =
        readTable(path, {u"xsampa", u"ipa", u"kind", u"use"}, [&table, kindFromField](TableRow &row) {
            const QString &written = row.field(0);
            Sign sign{.ipa = row.field(1), .kind = row.parsed(2, kindFromField)};
            sign.ipa.remove(markCarrier);
            if (sign.ipa == "none"_L1)
                sign.ipa.clear();
            if (written.isEmpty() || !std::ranges::all_of(written, isAscii))
                row.refuse(0);
            if (table->m_signs.contains(written))
                row.refuseTwice(0);
            const QString key = decomposed(sign.ipa);
            if (row.field(3) == "both"_L1) {
                if (key.isEmpty())
                    row.refuse(1);
                if (table->m_written.contains(key))
                    row.refuseTwice(1);
                table->m_written.insert(key, written);
                table->m_longestWritten = std::max(table->m_longestWritten, key.size());
            } else if (row.field(3) != "typed"_L1) {
                row.refuse(3);
            }
            table->m_longest = std::max(table->m_longest, written.size());
            table->m_signs.insert(written, sign);
        });
    if (!outcome)
        return tl::unexpected(outcome.error());
    return table;
}

Xsampa::Match Xsampa::matchXsampa(QStringView text) const
{
    for (qsizetype length = std::min(m_longest, text.size()); length > 0; --length) {
        const auto found = m_signs.constFind(text.first(length).toString());
        if (found != m_signs.constEnd())
            return {&*found, length};
    }
    return {};
}

bool Xsampa::isTied(QStringView rest) const
{
    if (rest.isEmpty())
        return false;
    if (!isAscii(rest.front()))
        return rest.front().isLetter() || rest.front().isSurrogate();
    const Match next = matchXsampa(rest);
    return next.sign && next.sign->kind == Kind::Letter;
}

QString Xsampa::ipaFromXsampa(QStringView text, QStringList *unknown) const
{
    if (unknown)
        unknown->clear();
    QString ipa;
    ipa.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (!isAscii(text[i]) || text[i].isSpace()) {
            ipa += text[i++];
            continue;
        }
        const Match match = matchXsampa(text.sliced(i));
        if (match.sign && (match.sign->kind != Kind::Tie || isTied(text.sliced(i + match.length)))) {
            ipa += match.sign->ipa;
            i += match.length;
        } else {
            note(unknown, text.sliced(i, 1));
            ipa += text[i++];
        }
    }
    return ipa;
}

Xsampa::Written Xsampa::writeXsampa(QStringView ipa) const
{
    if (ipa.front() == tie && ipa.size() > 1) {
        const Written next = writeXsampa(ipa.sliced(1));
        const auto sign = m_signs.constFind(next.xsampa);
        if (sign != m_signs.constEnd() && sign->kind == Kind::Letter)
            return {m_written.value(QString(tie)) + next.xsampa, next.length + 1};
        return {};
    }
    for (qsizetype length = std::min(m_longestWritten, ipa.size()); length > 0; --length) {
        const auto found = m_written.constFind(ipa.first(length).toString());
        if (found != m_written.constEnd())
            return {*found, length};
    }
    return {};
}

QString Xsampa::xsampaFromIpa(QStringView ipa, QStringList *lost) const
{
    if (lost)
        lost->clear();
    const QString all = decomposed(ipa).replace(u'g', u'\u0261');
    QString written;
    // What a sequence reads as depends on no more signs after it than the longest sequence has.
    std::deque<Piece> before;
    const auto reads = [this, &before](const QString &piece, const QString &wanted) {
        QString text;
        QString expected;
        for (const Piece &earlier : before) {
            text += earlier.xsampa;
            expected += earlier.ipa;
        }
        return decomposed(ipaFromXsampa(text + piece)) == decomposed(expected + wanted);
    };
    const auto append = [this, &before, &written](const QString &piece, const QString &meant) {
        written += piece;
        before.push_back({piece, meant});
        if (before.size() > static_cast<std::size_t>(m_longest))
            before.pop_front();
    };
    for (qsizetype i = 0; i < all.size();) {
        const QStringView rest = QStringView(all).sliced(i);
        const Written next = writeXsampa(rest);
        const QString wanted = rest.first(next.length).toString();
        if (next.length > 0 && reads(next.xsampa, wanted)) {
            append(next.xsampa, wanted);
            i += next.length;
        } else if (next.length > 0 && reads(u'-' + next.xsampa, wanted)) {
            append(u'-' + next.xsampa, wanted);
            i += next.length;
        } else {
            const QString as = rest.first(firstLength(rest)).toString();
            const bool kept = reads(as, as) && matchXsampa(as).length == 0;
            if (isAscii(as.front()) && !as.front().isSpace())
                note(lost, as);
            // What reads as something else is out of the reckoning for what follows.
            if (kept)
                append(as, as);
            else
                append(as, ipaFromXsampa(as));
            i += as.size();
        }
    }
    return written;
}

} // namespace phonoscope
