// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipa/segmentinventory.h"
#include "core/ipa/tokenizer.h"

#include <stdexcept>

namespace phonoscope {

/// A tokenizer over the embedded tables with an inventory of its own.
class TokenizerFixture
{
public:
    TokenizerFixture() : m_tokenizer(load(), m_inventory) {}

    const Tokenizer &operator*() const { return m_tokenizer; }
    const Tokenizer *operator->() const { return &m_tokenizer; }
    const SegmentInventory &inventory() const { return m_inventory; }

    /// The segments of \a ipa, apart by blanks, words apart by " | ".
    QString cut(const QString &ipa, const QString &language = {}) const
    {
        QString line;
        int word = 0;
        for (const Segment &segment : m_tokenizer.tokenize(ipa, language).segments) {
            if (!line.isEmpty())
                line += QLatin1StringView(segment.word == word ? " " : " | ");
            word = segment.word;
            line += segment.text;
        }
        return line;
    }

private:
    static std::shared_ptr<const IpaTables> load()
    {
        auto tables = Tokenizer::loadTables();
        if (!tables)
            throw std::runtime_error(tables.error().toStdString());
        return *tables;
    }

    SegmentInventory m_inventory;
    Tokenizer m_tokenizer;
};

} // namespace phonoscope
