// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// PROVISIONAL: replaced by the variants branch
#include "core/ipa/segment.h"
#include "core/phonemes/transcription.h"
#include <span>
#include <tl/expected.hpp>
namespace phonoscope {
class Tokenizer;
enum class FormSource : std::uint8_t { Context, Isolated, Weak, Strong, Dictionary, Notation, Sandhi, Teacher };
struct WordForm { QString ipa; FormSource source = FormSource::Context; friend bool operator==(const WordForm&, const WordForm&) = default; };
class Equalities { public: QStringList equals(std::span<const Segment>, std::size_t, const Segment *, QStringView) const { return {}; } };
struct VariantTables { Equalities equalities; static tl::expected<VariantTables, QString> load() { return VariantTables{}; } };
inline QList<QList<WordForm>> acceptedForms(const QList<TranscribedWord> &words, const QStringList &, QStringView, const VariantTables &, const Tokenizer &) { QList<QList<WordForm>> r; for (auto &w : words) r.append(QList<WordForm>{WordForm{w.ipa}}); return r; }
}
