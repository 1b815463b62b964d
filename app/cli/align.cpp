// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/align.h"

#include "app/cli/console.h"
#include "core/alignment/aligner.h"
#include "core/alignment/levenshtein.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"
#include "core/phonemes/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace phonoscope::cli {

namespace {

/// So many distinct segments are remembered before all are forgotten: foreign data must not fill the memory.
constexpr std::size_t maxRememberedSegments = 50'000;

struct BytesHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view bytes) const { return std::hash<std::string_view>{}(bytes); }
};

/// What is known of one written segment: cut and looked up once, however often it comes.
struct KnownSegment
{
    Segment segment;
    QByteArray utf8;
};

/// A line's fields, and its segments as positions in the memory of segments.
struct Sequence
{
    std::vector<Segment> segments;
    std::vector<const KnownSegment *> known;

    void clear()
    {
        segments.clear();
        known.clear();
    }
};

class PairAligner
{
public:
    PairAligner(std::shared_ptr<const IpaTables> tables, AligningCosts costs)
        : m_tables(std::move(tables)), m_costs(std::move(costs))
    {
        forgetAll();
    }

    /// The answer to one line, with its end; the error says what is wrong with the line.
    tl::expected<QByteArray, QString> answer(std::string_view line, Format format)
    {
        if (m_known.size() > maxRememberedSegments)
            forgetAll();
        const auto firstTab = line.find('\t');
        const auto secondTab = firstTab == line.npos ? line.npos : line.find('\t', firstTab + 1);
        if (secondTab == line.npos || line.find('\t', secondTab + 1) != line.npos) {
            return tl::unexpected(u"give three fields parted by tabs: id, segments of A, segments of B"_s);
        }
        const std::string_view id = line.substr(0, firstTab);
        if (const auto refused = cut(line.substr(firstTab + 1, secondTab - firstTab - 1), m_a))
            return tl::unexpected(*refused);
        if (const auto refused = cut(line.substr(secondTab + 1), m_b))
            return tl::unexpected(*refused);
        if (m_a.segments.empty() && m_b.segments.empty())
            return tl::unexpected(u"there is no segment; part the segments by blanks"_s);
        const Aligner::Result result = m_aligner->align(m_a.segments, m_b.segments);
        switch (format) {
        case Format::Tsv:
            return toTsv(id, result);
        case Format::Text:
            return toText(id, result);
        case Format::Json:
            return toJson(id, result);
        }
        Q_UNREACHABLE();
    }

private:
    void forgetAll()
    {
        m_known.clear();
        m_inventory = std::make_unique<SegmentInventory>();
        m_tokenizer.emplace(m_tables, *m_inventory);
        m_aligner.emplace(m_costs);
    }

    const KnownSegment *know(std::string_view bytes)
    {
        const auto found = m_known.find(bytes);
        if (found != m_known.end())
            return &found->second;
        const auto text = decodeText(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
        if (!text)
            return nullptr;
        const Segmentation cut = m_tokenizer->tokenizeCut({*text});
        if (cut.segments.size() != 1)
            return nullptr;
        KnownSegment known{cut.segments.first(),
                           QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))};
        return &m_known.emplace(std::string(bytes), std::move(known)).first->second;
    }

    /// What is wrong with the field, if anything is.
    std::optional<QString> cut(std::string_view field, Sequence &sequence)
    {
        sequence.clear();
        for (std::size_t at = 0; at < field.size();) {
            if (field[at] == ' ') {
                ++at;
                continue;
            }
            const auto end = std::min(field.find(' ', at), field.size());
            const std::string_view bytes = field.substr(at, end - at);
            if (bytes == "-")
                return u"“-” is the gap of the output and cannot be a segment; leave gaps out"_s;
            const KnownSegment *known = know(bytes);
            if (!known)
                return u"a segment is not valid text in UTF-8"_s;
            if (sequence.segments.size() == maxAlignedSegments)
                return u"there are more than %1 segments; give shorter sequences"_s.arg(maxAlignedSegments);
            sequence.segments.push_back(known->segment);
            sequence.known.push_back(known);
            at = end;
        }
        return std::nullopt;
    }

    static QByteArray distance(const Aligner::Result &result)
    {
        return QByteArray::number(result.cost / 1000.0, 'f', 3);
    }

    QByteArray row(const Sequence &sequence, const Alignment &columns, int AlignedPair::*side) const
    {
        QByteArray text;
        for (const AlignedPair &pair : columns) {
            if (!text.isEmpty())
                text += ' ';
            const int index = pair.*side;
            if (index == gap)
                text += '-';
            else
                text += sequence.known[static_cast<std::size_t>(index)]->utf8;
        }
        return text;
    }

    QByteArray toTsv(std::string_view id, const Aligner::Result &result) const
    {
        QByteArray line(id.data(), static_cast<qsizetype>(id.size()));
        line += '\t';
        line += row(m_a, result.columns, &AlignedPair::reference);
        line += '\t';
        line += row(m_b, result.columns, &AlignedPair::spoken);
        line += '\t';
        line += distance(result);
        line += '\n';
        return line;
    }

    QByteArray toText(std::string_view id, const Aligner::Result &result) const
    {
        return QByteArray(id.data(), static_cast<qsizetype>(id.size())) + "  (distance " + distance(result) +
               ")\n  " + row(m_a, result.columns, &AlignedPair::reference) + "\n  " +
               row(m_b, result.columns, &AlignedPair::spoken) + "\n";
    }

    QByteArray toJson(std::string_view id, const Aligner::Result &result) const
    {
        QJsonArray a;
        QJsonArray b;
        const auto text = [](const Sequence &sequence, int index) {
            return index == gap ? QJsonValue()
                                : QJsonValue(sequence.segments[static_cast<std::size_t>(index)].text);
        };
        for (const AlignedPair &pair : result.columns) {
            a.append(text(m_a, pair.reference));
            b.append(text(m_b, pair.spoken));
        }
        const QJsonObject object{{u"id"_s, QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()))},
                                 {u"a"_s, a},
                                 {u"b"_s, b},
                                 {u"distance"_s, result.cost / 1000.0},
                                 {u"similarity"_s, levenshteinSimilarity(m_a.segments, m_b.segments)}};
        return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }

    std::shared_ptr<const IpaTables> m_tables;
    AligningCosts m_costs;
    std::unique_ptr<SegmentInventory> m_inventory;
    std::optional<Tokenizer> m_tokenizer;
    std::optional<Aligner> m_aligner;
    std::unordered_map<std::string, KnownSegment, BytesHash, std::equal_to<>> m_known;
    Sequence m_a;
    Sequence m_b;
};

} // namespace

int align(const CommandLine &line)
{
    auto tables = Tokenizer::loadTables();
    auto costs = AligningCosts::load();
    if (!tables || !costs) {
        writeError(tables ? costs.error() : tables.error());
        return 1;
    }
    PairAligner aligner(*tables, *costs);
    InputLines input;
    int exitStatus = 0;
    for (qint64 number = 1;; ++number) {
        const auto read = input.next();
        if (!read)
            break;
        const QByteArray &bytes = read->bytes;
        if (bytes.isEmpty())
            continue;
        const auto answer =
            read->isWhole
                ? aligner.answer({bytes.constData(), static_cast<std::size_t>(bytes.size())}, line.format)
                : tl::unexpected(u"it is over %1 bytes long; give shorter sequences"_s.arg(maxLineBytes));
        if (answer) {
            writeOut(*answer);
        } else {
            writeError(u"line %1: %2"_s.arg(QString::number(number), answer.error()));
            exitStatus = 1;
        }
    }
    if (!input.fault().isEmpty()) {
        writeError(input.fault());
        exitStatus = 1;
    }
    return exitStatus;
}

} // namespace phonoscope::cli
