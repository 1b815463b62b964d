// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/similarity/comparisonfilenames.h"

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// The value called \a name among those from the first to \a last.
template <typename Value>
std::optional<Value> valueOf(QStringView name, Value last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name == fileName(static_cast<Value>(i)))
            return static_cast<Value>(i);
    }
    return std::nullopt;
}

} // namespace

QString fileName(FormSource source)
{
    switch (source) {
    case FormSource::Context:
        return u"context"_s;
    case FormSource::Isolated:
        return u"isolated"_s;
    case FormSource::Weak:
        return u"weak"_s;
    case FormSource::Strong:
        return u"strong"_s;
    case FormSource::Dictionary:
        return u"dictionary"_s;
    case FormSource::Notation:
        return u"notation"_s;
    case FormSource::Sandhi:
        return u"sandhi"_s;
    case FormSource::Teacher:
        return u"teacher"_s;
    }
    Q_UNREACHABLE();
}

QString fileName(NoteKind kind)
{
    switch (kind) {
    case NoteKind::SpellingDiffers:
        return u"spellingDiffers"_s;
    case NoteKind::SameText:
        return u"sameText"_s;
    }
    Q_UNREACHABLE();
}

QString fileName(ColumnEdit::Kind kind)
{
    switch (kind) {
    case ColumnEdit::Kind::Merge:
        return u"merge"_s;
    case ColumnEdit::Kind::Split:
        return u"split"_s;
    case ColumnEdit::Kind::Accept:
        return u"accept"_s;
    case ColumnEdit::Kind::Ignore:
        return u"ignore"_s;
    case ColumnEdit::Kind::Judge:
        return u"judge"_s;
    }
    Q_UNREACHABLE();
}

QString fileName(PhonemeErrorKind kind)
{
    switch (kind) {
    case PhonemeErrorKind::Cancelled:
        return u"cancelled"_s;
    case PhonemeErrorKind::EmptyText:
        return u"emptyText"_s;
    case PhonemeErrorKind::NoLetters:
        return u"noLetters"_s;
    case PhonemeErrorKind::TextTooLong:
        return u"textTooLong"_s;
    case PhonemeErrorKind::InvalidText:
        return u"invalidText"_s;
    case PhonemeErrorKind::UnknownLanguage:
        return u"unknownLanguage"_s;
    case PhonemeErrorKind::InvalidIpa:
        return u"invalidIpa"_s;
    case PhonemeErrorKind::InvalidEndpoint:
        return u"invalidEndpoint"_s;
    case PhonemeErrorKind::HostNotFound:
        return u"hostNotFound"_s;
    case PhonemeErrorKind::ConnectionFailed:
        return u"connectionFailed"_s;
    case PhonemeErrorKind::ConnectionLost:
        return u"connectionLost"_s;
    case PhonemeErrorKind::Timeout:
        return u"timeout"_s;
    case PhonemeErrorKind::TooManyRequests:
        return u"tooManyRequests"_s;
    case PhonemeErrorKind::HttpStatus:
        return u"httpStatus"_s;
    case PhonemeErrorKind::Redirected:
        return u"redirected"_s;
    case PhonemeErrorKind::AnswerTooLarge:
        return u"answerTooLarge"_s;
    case PhonemeErrorKind::AnswerInvalid:
        return u"answerInvalid"_s;
    case PhonemeErrorKind::EngineFailed:
        return u"engineFailed"_s;
    }
    Q_UNREACHABLE();
}

std::optional<FormSource> formSourceFromFile(QStringView name)
{
    return valueOf(name, FormSource::Teacher);
}

std::optional<NoteKind> noteKindFromFile(QStringView name)
{
    return valueOf(name, NoteKind::SameText);
}

std::optional<ColumnEdit::Kind> editKindFromFile(QStringView name)
{
    return valueOf(name, ColumnEdit::Kind::Judge);
}

std::optional<PhonemeErrorKind> errorKindFromFile(QStringView name)
{
    return valueOf(name, PhonemeErrorKind::EngineFailed);
}

} // namespace phonoscope
