// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace phonoscope {

/// Why a form is accepted.
enum class FormSource : std::uint8_t {
    Context,    ///< as the engine says the word in its sentence
    Isolated,   ///< as the engine says it alone
    Weak,       ///< the unstressed form of a function word
    Strong,     ///< its stressed form
    Dictionary, ///< stands in a pronouncing dictionary or a list of readings
    Notation,   ///< the same sounds cut or written in another way, or a choice that every speaker has
    Sandhi,     ///< what the neighbouring sounds make of it
    Teacher,    ///< a teacher accepts it
};

/// One accepted way to say a word.
struct WordForm
{
    QString ipa; ///< never empty
    FormSource source = FormSource::Context;

    friend bool operator==(const WordForm &, const WordForm &) = default;
};

} // namespace phonoscope
