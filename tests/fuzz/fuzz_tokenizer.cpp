// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as UTF-16 and as UTF-8, through the tokenizer: no fault, nothing lost, the same answer twice.
#include "core/ipa/describe.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace phonoscope;

namespace {

void checkRunning(const Tokenizer &tokenizer, const QString &ipa, const QString &language)
{
    const Segmentation once = tokenizer.tokenize(ipa, language);
    const Segmentation twice = tokenizer.tokenize(ipa, language);
    Q_ASSERT(once.segments.size() == twice.segments.size());
    qsizetype at = 0;
    int word = 0;
    bool allKnown = true;
    for (qsizetype i = 0; i < once.segments.size(); ++i) {
        const Segment &segment = once.segments.at(i);
        Q_ASSERT(segment.id == twice.segments.at(i).id);
        Q_ASSERT(!segment.text.isEmpty());
        at = ipa.indexOf(segment.text, at);
        Q_ASSERT(at >= 0); // the texts stand in the input, in order
        at += segment.text.size();
        Q_ASSERT(segment.word >= word);
        word = segment.word;
        allKnown = allKnown && segment.known;
        Q_ASSERT(!describe(segment.features).isEmpty());
        if (i > 0)
            featureDifferences(once.segments.at(i - 1).features, segment.features);
    }
    Q_ASSERT(allKnown == once.unknownSymbols.isEmpty());
}

void checkCut(const Tokenizer &tokenizer, const QString &ipa)
{
    const QStringList parts = ipa.split(u' ');
    const Segmentation cut = tokenizer.tokenizeCut(parts);
    Q_ASSERT(cut.segments.size() == parts.size());
    for (qsizetype i = 0; i < parts.size(); ++i)
        Q_ASSERT(cut.segments.at(i).text == parts.at(i));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto tables = Tokenizer::loadTables();
    if (!tables)
        qFatal("%s", qPrintable(tables.error()));
    if (size == 0)
        return 0;

    static const QStringList languages = {{},       u"en-US"_s, u"en-GB"_s, u"vi"_s,      u"zh"_s,
                                          u"yue"_s, u"de"_s,    u"ka"_s,    u"\u0000☃-"_s};
    const QString &language = languages.at(data[0] % languages.size());
    ++data;
    --size;

    SegmentInventory inventory;
    const Tokenizer tokenizer(*tables, inventory);
    const QString fromUtf8 = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    checkRunning(tokenizer, fromUtf8, language);
    checkCut(tokenizer, fromUtf8);

    QString fromUtf16(qsizetype(size / 2), Qt::Uninitialized);
    if (!fromUtf16.isEmpty())
        std::memcpy(fromUtf16.data(), data, size / 2 * 2);
    checkRunning(tokenizer, fromUtf16, language);
    checkCut(tokenizer, fromUtf16);
    return 0;
}
