// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/features.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <memory>
#include <span>
#include <tl/expected.hpp>

namespace phonoscope {

class Xsampa;

/// The parts of the chart, in the order in which they are read.
enum class ChartGroup : quint8 {
    Pulmonic,
    Other,
    Affricate,
    Click,
    Implosive,
    Ejective,
    Vowel,
    FurtherVowel, ///< vowels without a place of their own in the trapezium
    Phonation,
    Position,
    Articulation,
    Release,
    Stress,
    Length,
    Boundary,
    ToneLevel,
    ToneContour,
    ToneMark,
    Intonation,
};

/// Where a symbol stands in its box of the chart: voiceless and unrounded ones left, the others right.
enum class ChartSide : quint8 { Both, Left, Right };

/// One symbol of the chart.
struct ChartEntry
{
    QString symbol;   ///< as shown: a mark sits on ◌
    QString inserted; ///< what it adds to a transcription
    ChartGroup group = ChartGroup::Other;
    Manner manner = Manner::None; ///< its row, where it is pulmonic
    Place place = Place::None;    ///< its column, where it is pulmonic
    std::int8_t height = 0;       ///< its row, where it is a vowel; as in VowelQuality
    std::int8_t backness = 0;     ///< its column, where it is a vowel; as in VowelQuality
    ChartSide side = ChartSide::Both;
    QString name;       ///< of the sound or mark: "voiceless dental fricative"
    QString letterName; ///< of the letter: "theta"
    QString searchWords;
    QString xsampa; ///< empty where X-SAMPA has none

    /// Both names: "voiceless dental fricative, theta".
    QString fullName() const;
    /// "U+03B8", several parted by blanks.
    QString codePoints() const;
};

/// An articulation that the chart of pulmonic consonants shades because nobody can make it.
struct ImpossibleSound
{
    Manner manner = Manner::None;
    Place place = Place::None;
    ChartSide side = ChartSide::Both;
};

/// The rows and columns of the chart of pulmonic consonants.
std::span<const Manner> pulmonicManners();
std::span<const Place> pulmonicPlaces();

/// All symbols, as the International Phonetic Association arranges them. Immutable; any thread.
class IpaChart
{
public:
    /// Reads ":/phonoscope/ipa/chart.tsv" or the table at \a path; the error names the file and the line.
    static tl::expected<std::shared_ptr<const IpaChart>, QString>
    load(const Xsampa &xsampa, const QString &path = QStringLiteral(":/phonoscope/ipa/chart.tsv"));

    const QList<ChartEntry> &entries() const { return m_entries; }
    const QList<ImpossibleSound> &impossibleSounds() const { return m_impossible; }
    /// Indices of the entries of \a group, in the order of the table.
    QList<int> group(ChartGroup group) const;
    /// The entry that inserts \a text, canonically equal; -1 if there is none.
    int indexOf(QStringView text) const;

private:
    QList<ChartEntry> m_entries;
    QList<ImpossibleSound> m_impossible;
};

/// Indices of the entries of \a chart that \a query finds, best first: by the symbol itself (several at
/// once), by code point ("U+0259", "0259"), by X-SAMPA ("@"), by the beginnings of the words of its name, in
/// any order ("dental fric", "schwa"). An empty query finds nothing.
QList<int> searchSymbols(const IpaChart &chart, QStringView query);

} // namespace phonoscope
