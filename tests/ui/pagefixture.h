// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/coretables.h"
#include "core/ipa/ipachart.h"
#include "core/ipa/segmentinventory.h"
#include "core/ipa/xsampa.h"
#include "core/phonemes/cache/phonemecache.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/espeak/espeakprovider.h"
#include "core/phonemes/service/phonemeclient.h"
#include "core/similarity/phonemesimilarityservice.h"
#include "ui/compare/comparecontext.h"

#include <QNetworkAccessManager>
#include <QTcpServer>

/// The real parts a page stands on, wired as the program wires them.
namespace phonoscope {

/// A service that takes connections and never answers.
class SilentServer : public QTcpServer
{
public:
    SilentServer() { listen(QHostAddress::LocalHost); }
    QString endpoint() const { return QStringLiteral("http://127.0.0.1:%1/ipav3").arg(serverPort()); }
};

/// A port that nobody listens on.
inline QString closedEndpoint()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QStringLiteral("http://127.0.0.1:%1/ipav3").arg(server.serverPort());
}

class PageFixture
{
public:
    PageFixture()
        : tables(*loadCoreTables()), languages(tables.languages), engine(*EspeakEngine::create(languages)),
          builtIn(engine), tokenizer(tables.ipa, inventory), cache(tokenizer),
          similarity(cache, tokenizer, tables.similarity(), isolatedForms(engine)), xsampa(*Xsampa::load()),
          chart(*IpaChart::load(*xsampa))
    {
    }

    CompareContext context()
    {
        return {.similarity = similarity,
                .languages = languages,
                .builtIn = &builtIn,
                .builtInError = {},
                .makeService = [this](const QUrl &endpoint) -> std::unique_ptr<PhonemeProvider> {
                    ++servicesMade;
                    PhonemeClientSettings settings;
                    settings.http.url = endpoint;
                    return std::make_unique<PhonemeClient>(network, settings);
                },
                .standIn = [this]() -> PhonemeProvider * { return fallsBack ? &builtIn : nullptr; },
                .chart = chart,
                .xsampa = xsampa,
                .advice = *AdviceTables::load(),
                .readComparison =
                    [this](const QByteArray &file) {
                        return readComparisonFile(file, tokenizer, tables.similarity());
                    }};
    }

    CoreTables tables;
    QNetworkAccessManager network;
    Languages languages;
    std::shared_ptr<EspeakEngine> engine;
    EspeakProvider builtIn;
    SegmentInventory inventory;
    Tokenizer tokenizer;
    PhonemeCache cache;
    PhonemeSimilarityService similarity;
    std::shared_ptr<const Xsampa> xsampa;
    std::shared_ptr<const IpaChart> chart;
    int servicesMade = 0;
    bool fallsBack = false;
};

} // namespace phonoscope
