// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/featureadvice.h"

#include "core/advice/featurechanges.h"
#include "core/ipa/tablefile.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// The sentences that instructions stand in.
QStringList frameNames()
{
    return {u"change"_s,         u"sequence"_s,          u"left-out-consonant"_s,
            u"left-out-vowel"_s, u"left-out-tone"_s,     u"added-consonant"_s,
            u"added-vowel"_s,    u"added-tone"_s,        u"left-out-boundary"_s,
            u"added-boundary"_s, u"left-out-sequence"_s, u"added-sequence"_s,
            u"word-left-out"_s,  u"word-added"_s,        u"stress-moved"_s};
}

QLatin1StringView kindName(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Consonant:
        return "consonant"_L1;
    case SegmentKind::Vowel:
        return "vowel"_L1;
    case SegmentKind::Tone:
        return "tone"_L1;
    case SegmentKind::Boundary:
        return "boundary"_L1;
    }
    Q_UNREACHABLE();
}

/// \a side is the one that is not empty.
QString oneSidedFrame(QLatin1StringView what, std::span<const Segment> side)
{
    return what + (side.size() > 1 ? "sequence"_L1 : kindName(side.front().features.kind));
}

QStringList placeholdersOf(const QString &name)
{
    if (!frameNames().contains(name))
        return {};
    if (name == "change"_L1 || name == "sequence"_L1)
        return {u"expected"_s, u"heard"_s, u"how"_s, u"word"_s};
    if (name == "stress-moved"_L1)
        return {u"expected"_s, u"heard"_s, u"syllable"_s, u"word"_s};
    if (name.contains("added"_L1))
        return {u"heard"_s, u"word"_s};
    return {u"expected"_s, u"how"_s, u"word"_s};
}

} // namespace

tl::expected<FeatureAdvice, QString> FeatureAdvice::read(const QString &path)
{
    const QStringList needed = featureNames() + frameNames();
    const QStringList optional = placeChangeNames();
    FeatureAdvice advice;
    const auto outcome = readTable(path, {u"name", u"en", u"vi"}, [&](TableRow &row) {
        const QString &name = row.field(0);
        if (!needed.contains(name) && !optional.contains(name))
            row.refuse(0);
        if (advice.m_texts.contains(name))
            row.refuseTwice(0);
        for (const qsizetype column : {1, 2}) {
            if (!isAdviceText(row.field(column), placeholdersOf(name)))
                row.refuse(column);
        }
        advice.m_texts.insert(name, {row.field(1), row.field(2)});
    });
    if (!outcome)
        return tl::unexpected(outcome.error());
    for (const QString &name : needed) {
        if (!advice.m_texts.contains(name))
            return tl::unexpected(u"%1: there is no row “%2”"_s.arg(path, name));
    }
    return advice;
}

const AdviceText &FeatureAdvice::text(const QString &name) const
{
    const auto found = m_texts.constFind(name);
    // Places have a special row only where it helps to know where the sound was made instead.
    return found != m_texts.constEnd() ? *found : *m_texts.constFind(name.section(u'<', 0, 0));
}

QString FeatureAdvice::how(const QStringList &names, AdviceLanguage language) const
{
    QStringList instructions;
    for (const QString &name : names) {
        const QString &instruction = text(name).in(language);
        if (!instructions.contains(instruction))
            instructions.append(instruction);
    }
    return instructions.join(u"; "_s);
}

Advice FeatureAdvice::framed(const QString &frame, const QString &rule, const QStringList &names,
                             const SoundChange &change, AdviceLanguage language) const
{
    QString sentence = text(frame).in(language);
    sentence.replace("{how}"_L1, how(names, language));
    return {u"feature:"_s + rule, filled(sentence, change, language)};
}

Advice FeatureAdvice::forSounds(const SoundChange &change, AdviceLanguage language) const
{
    if (change.heard.empty()) {
        const QString frame = oneSidedFrame("left-out-"_L1, change.expected);
        // Place and manner tell a consonant that is not there at all; a vowel is told by tongue and lips.
        const QStringList names = featuresToMake(change.expected.front().features);
        const bool isConsonant = change.expected.front().features.kind == SegmentKind::Consonant;
        return framed(frame, frame, isConsonant ? names.mid(0, 2) : names, change, language);
    }
    if (change.expected.empty()) {
        const QString frame = oneSidedFrame("added-"_L1, change.heard);
        return framed(frame, frame, {}, change, language);
    }
    const QStringList names = featureChanges(change.expected.front().features, change.heard.front().features);
    if (change.expected.size() > 1 || change.heard.size() > 1)
        return framed(u"sequence"_s, u"sequence"_s, names, change, language);
    return framed(u"change"_s, names.first().section(u'<', 0, 0), names, change, language);
}

Advice FeatureAdvice::adviceFor(const SoundChange &change, AdviceLanguage language) const
{
    switch (change.kind) {
    case ChangeKind::Sounds:
        return forSounds(change, language);
    case ChangeKind::Word: {
        const QString frame = change.heard.empty() ? u"word-left-out"_s : u"word-added"_s;
        return framed(frame, frame, {}, change, language);
    }
    case ChangeKind::Stress:
        return framed(u"stress-moved"_s, u"stress-moved"_s, {}, change, language);
    }
    Q_UNREACHABLE();
}

} // namespace phonoscope
