// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/alignment/sounds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

Features consonant(Place place, Manner manner, bool voiced, Marks marks)
{
    Features f;
    f.place = place;
    f.manner = manner;
    f.voiced = voiced;
    f.marks = marks;
    return f;
}

Features vowel(VowelQuality quality, Marks marks)
{
    Features f;
    f.kind = SegmentKind::Vowel;
    f.vowelCount = 1;
    f.vowels[0] = quality;
    f.marks = marks;
    return f;
}

Features diphthong(VowelQuality start, VowelQuality end)
{
    Features f = vowel(start);
    f.vowelCount = 2;
    f.vowels[1] = end;
    return f;
}

Features tone(std::initializer_list<std::uint8_t> levels)
{
    Features f;
    f.kind = SegmentKind::Tone;
    for (const std::uint8_t level : levels)
        f.tone[f.toneCount++] = level;
    return f;
}

int wordCount(const std::vector<Segment> &segments)
{
    return segments.empty() ? 0 : segments.back().word + 1;
}

void Sounds::add(const QString &symbols, const Features &features)
{
    for (const QString &symbol : symbols.split(u' ')) {
        m_symbols.append(symbol);
        m_features.insert(symbol, features);
    }
}

Sounds::Sounds()
{
    using enum Place;
    add(u"p"_s, consonant(Bilabial, Manner::Plosive, false));
    add(u"pʰ"_s, consonant(Bilabial, Manner::Plosive, false, Mark::Aspirated));
    add(u"b"_s, consonant(Bilabial, Manner::Plosive, true));
    add(u"t"_s, consonant(Alveolar, Manner::Plosive, false));
    add(u"tʰ"_s, consonant(Alveolar, Manner::Plosive, false, Mark::Aspirated));
    add(u"d"_s, consonant(Alveolar, Manner::Plosive, true));
    add(u"k"_s, consonant(Velar, Manner::Plosive, false));
    add(u"ɡ g"_s, consonant(Velar, Manner::Plosive, true));
    add(u"ʔ"_s, consonant(Glottal, Manner::Plosive, false));
    add(u"m"_s, consonant(Bilabial, Manner::Nasal, true));
    add(u"n"_s, consonant(Alveolar, Manner::Nasal, true));
    add(u"ŋ"_s, consonant(Velar, Manner::Nasal, true));
    add(u"f"_s, consonant(Labiodental, Manner::Fricative, false));
    add(u"v"_s, consonant(Labiodental, Manner::Fricative, true));
    add(u"θ"_s, consonant(Dental, Manner::Fricative, false));
    add(u"ð"_s, consonant(Dental, Manner::Fricative, true));
    add(u"s"_s, consonant(Alveolar, Manner::Fricative, false));
    add(u"z"_s, consonant(Alveolar, Manner::Fricative, true));
    add(u"ʃ"_s, consonant(Postalveolar, Manner::Fricative, false));
    add(u"ʒ"_s, consonant(Postalveolar, Manner::Fricative, true));
    add(u"x"_s, consonant(Velar, Manner::Fricative, false));
    add(u"ʁ"_s, consonant(Uvular, Manner::Fricative, true));
    add(u"h"_s, consonant(Glottal, Manner::Fricative, false));
    add(u"tʃ"_s, consonant(Postalveolar, Manner::Affricate, false));
    add(u"dʒ"_s, consonant(Postalveolar, Manner::Affricate, true));
    add(u"ts"_s, consonant(Alveolar, Manner::Affricate, false));
    add(u"r"_s, consonant(Alveolar, Manner::Trill, true));
    add(u"ɾ"_s, consonant(Alveolar, Manner::Tap, true));
    add(u"ɹ"_s, consonant(Alveolar, Manner::Approximant, true));
    add(u"l"_s, consonant(Alveolar, Manner::LateralApproximant, true));
    add(u"j"_s, consonant(Palatal, Manner::Approximant, true));
    add(u"w"_s, consonant(LabialVelar, Manner::Approximant, true));
    add(u"☃"_s, consonant(Place::None, Manner::None, false));
    add(u"☂"_s, consonant(Place::None, Manner::None, false));

    const VowelQuality i{6, 0, false}, smallI{5, 1, false}, e{4, 0, false}, openE{2, 0, false},
        ash{1, 0, false}, a{0, 0, false}, scriptA{0, 4, false}, turnedV{2, 4, false}, openO{2, 4, true},
        o{4, 4, true}, smallU{5, 3, true}, u{6, 4, true}, y{6, 0, true}, schwa{3, 2, false};
    add(u"i"_s, vowel(i));
    add(u"iː"_s, vowel(i, Mark::Long));
    add(u"ɪ"_s, vowel(smallI));
    add(u"e"_s, vowel(e));
    add(u"ɛ"_s, vowel(openE));
    add(u"æ"_s, vowel(ash));
    add(u"a"_s, vowel(a));
    add(u"ɑ"_s, vowel(scriptA));
    add(u"ʌ"_s, vowel(turnedV));
    add(u"ɔ"_s, vowel(openO));
    add(u"o"_s, vowel(o));
    add(u"ʊ"_s, vowel(smallU));
    add(u"u"_s, vowel(u));
    add(u"uː"_s, vowel(u, Mark::Long));
    add(u"y"_s, vowel(y));
    add(u"ə"_s, vowel(schwa));
    add(u"eɪ"_s, diphthong(e, smallI));
    add(u"aɪ"_s, diphthong(a, smallI));
    add(u"aʊ"_s, diphthong(a, smallU));

    add(u"⁵⁵"_s, tone({5, 5}));
    add(u"³⁵"_s, tone({3, 5}));
    add(u"²¹⁴"_s, tone({2, 1, 4}));
    add(u"⁵¹"_s, tone({5, 1}));

    Features boundary;
    boundary.kind = SegmentKind::Boundary;
    add(u"_ +"_s, boundary);
}

Segment Sounds::segment(const QString &symbol, int word)
{
    const auto found = m_features.constFind(symbol);
    if (found == m_features.constEnd())
        qFatal("no such sound: %s", qPrintable(symbol));
    Segment segment;
    segment.text = symbol;
    segment.id = m_inventory.intern(symbol == u"g" ? u"ɡ"_s : symbol, *found);
    segment.features = *found;
    segment.word = word;
    return segment;
}

std::vector<Segment> Sounds::segments(const QString &text)
{
    std::vector<Segment> result;
    int word = 0;
    for (const QString &symbol : text.split(u' ', Qt::SkipEmptyParts)) {
        if (symbol == u"|")
            ++word;
        else
            result.push_back(segment(symbol, word));
    }
    return result;
}

std::vector<Segment> Sounds::random(std::size_t size, std::mt19937 &engine)
{
    std::uniform_int_distribution<qsizetype> anySymbol(0, m_symbols.size() - 1);
    std::bernoulli_distribution nextWord(0.25);
    std::vector<Segment> result;
    int word = 0;
    while (result.size() < size) {
        result.push_back(segment(m_symbols[anySymbol(engine)], word));
        word += nextWord(engine) ? 1 : 0;
    }
    return result;
}

std::vector<Segment> Sounds::mutated(const std::vector<Segment> &original, std::mt19937 &engine)
{
    std::uniform_int_distribution<qsizetype> anySymbol(0, m_symbols.size() - 1);
    std::uniform_int_distribution<int> percent(0, 99);
    std::vector<Segment> result;
    for (const Segment &sound : original) {
        const int dice = percent(engine);
        if (dice >= 5)
            result.push_back(dice < 15 ? segment(m_symbols[anySymbol(engine)], sound.word) : sound);
        if (percent(engine) < 5)
            result.push_back(segment(m_symbols[anySymbol(engine)], sound.word));
    }
    // Whatever fell out, words are counted without holes.
    int before = -1;
    int word = -1;
    for (Segment &sound : result) {
        if (sound.word != before)
            ++word;
        before = sound.word;
        sound.word = word;
    }
    return result;
}

} // namespace phonoscope
