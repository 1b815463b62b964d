// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/transcription.h"
#include "core/variants/varianttables.h"
#include "core/variants/wordform.h"

namespace phonoscope {

/// The most forms of one word.
inline constexpr qsizetype maxWordForms = 16;

/// All accepted ways to say each of \a words of one sentence, the one given (FormSource::Context) first, then
/// as said alone, weak and strong forms, those of the dictionary and of readings, and what rewrites make of
/// all these. \a isolated: each word as said alone (an empty string if it is not known), or an empty list;
/// what is longer than the given form by more than two sounds is not taken, nor what lacks the consonant that
/// links the given form to the next word (les amis).
///
/// No two forms of a word have the same sounds, stress apart but for readings and what comes of them. A form
/// from the dictionary or a rewrite is left out if \a tables.equalities make it equal to one before it. At
/// most \a maxForms for each word, of which the first is always that given; a form of more than 64 sounds is
/// not rewritten. Pure, for any thread. Takes about 15 µs for an English word.
QList<QList<WordForm>> acceptedForms(const QList<TranscribedWord> &words, const QStringList &isolated,
                                     QStringView lang, const VariantTables &tables,
                                     qsizetype maxForms = maxWordForms);

} // namespace phonoscope
