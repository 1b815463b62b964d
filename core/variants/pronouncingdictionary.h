// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segment.h"

#include <QByteArrayView>
#include <QHash>
#include <QStringList>

#include <span>
#include <tl/expected.hpp>

namespace phonoscope {

struct IpaTables;

/// English words in the CMU dictionary, en-US: about 126,000 words and their variants. Immutable, for any
/// thread, without a start-up cost: the dictionary is searched where it lies in the program.
class PronouncingDictionary
{
public:
    /// Reads the table of phones, ":/phonoscope/variants/arpabet.tsv", and finds the dictionary.
    static tl::expected<PronouncingDictionary, QString> load(const IpaTables &tables);

    /// Every variant of \a word as IPA in the notation of the built-in engine, without stress marks; empty
    /// if it is not known. Case and the shape of apostrophes do not matter, nor do accents ("café").
    /// Takes 1 to 2 µs.
    QStringList variants(QStringView word) const;

    /// The same with the stress of \a said, which is one way to say the word, carried over vowel by vowel.
    /// Where that would stress a vowel that is never stressed while a full one stands where \a said has a
    /// reduced one, the full one is stressed: ɹɪkˈɔːɹd beside ɹˈɛkɚd. Without any stress in \a said there is
    /// none in the variants, and their vowels are the unstressed ones.
    QStringList variants(QStringView word, std::span<const Segment> said) const;

private:
    struct Phone
    {
        Segment stressed;
        Segment unstressed;
        bool isFull = false; ///< a vowel that is seldom found in unstressed syllables
    };

    QList<QByteArrayView> find(QStringView word) const;
    QList<Stress> stressesOf(QByteArrayView variant, std::span<const Segment> said) const;

    QByteArrayView m_lines;
    QHash<char, Phone> m_phones;
};

} // namespace phonoscope
