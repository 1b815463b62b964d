// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"

#include "app/wiring/coretables.h"
#include "app/wiring/endpointfindings.h"
#include "app/wiring/serviceprovider.h"
#include "core/ipa/ipachart.h"
#include "core/ipa/xsampa.h"
#include "core/network/networkmanager.h"
#include "core/phonemes/service/endpointcheck.h"
#include "ui/speech/deviceoutput.h"

#include <QLoggingCategory>
#include <QStandardPaths>

Q_LOGGING_CATEGORY(lcProgram, "phonoscope.program", QtInfoMsg)

namespace phonoscope {

namespace {

CacheSettings cacheSettings(const ProgramSettings &settings)
{
    CacheSettings cache = settings.cache;
    cache.usesExpired = settings.offline.useKeptAnswers;
    cache.storesLocal = false; // it would be every sentence while it is being typed
    return cache;
}

} // namespace

tl::expected<std::unique_ptr<Program>, QString> Program::create(QSettings &settings,
                                                                std::unique_ptr<TokenVault> vault)
{
    const auto tables = loadCoreTables();
    if (!tables)
        return tl::unexpected(tables.error());
    const auto xsampa = Xsampa::load();
    if (!xsampa)
        return tl::unexpected(xsampa.error());
    const auto chart = IpaChart::load(**xsampa);
    if (!chart)
        return tl::unexpected(chart.error());

    auto advice = AdviceTables::load();
    if (!advice)
        return tl::unexpected(advice.error());

    std::unique_ptr<Program> program(new Program);
    program->m_vault = std::move(vault);
    program->m_settings = std::make_unique<SettingsKeeper>(settings, program->m_vault.get());
    QObject::connect(program->m_settings.get(), &SettingsKeeper::changed, program->m_settings.get(),
                     [raw = program.get()] { raw->applySettings(); });
    program->m_advice = std::move(*advice);
    program->m_network = createNetworkManager(program->m_settings->settings().proxy);
    program->m_languages = tables->languages;
    program->m_tables = tables->similarity();
    program->m_tokenizer = std::make_unique<Tokenizer>(tables->ipa, program->m_inventory);
    if (auto engine = EspeakEngine::create(tables->languages)) {
        program->m_engine = *engine;
        program->m_builtIn = std::make_unique<EspeakProvider>(program->m_engine);
    } else {
        program->m_engineError = engine.error();
    }
    const CacheSettings cache = cacheSettings(program->m_settings->settings());
    program->m_store = std::make_unique<AnswerStore>(
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation), cache);
    program->m_cache = std::make_unique<PhonemeCache>(*program->m_tokenizer, cache, program->m_store.get());
    program->m_similarity = std::make_unique<PhonemeSimilarityService>(
        *program->m_cache, *program->m_tokenizer, tables->similarity(), isolatedForms(program->m_engine));
    program->m_xsampa = *xsampa;
    program->m_chart = *chart;
    program->m_speaker = std::make_unique<Speaker>(SpeechSynthesis::create(tables->languages),
                                                   std::make_unique<DeviceOutput>());
    return program;
}

CompareContext Program::context()
{
    return {.similarity = *m_similarity,
            .languages = m_languages,
            .builtIn = m_builtIn.get(),
            .builtInError = m_engineError,
            .makeService = [this](const QUrl &endpoint) { return makeService(endpoint); },
            .standIn = [this] { return standIn(); },
            .chart = m_chart,
            .xsampa = m_xsampa,
            .speaker = m_speaker.get(),
            .findTeacherReference =
                [this](const QString &text, const QString &lang) {
                    const auto &kept = teacherReferences();
                    return kept ? (*kept)->find(text, lang) : TeacherReference{};
                },
            .keepTeacherReference = [this](const QString &text, const QString &lang,
                                           const TeacherReference &reference) -> tl::expected<void, QString> {
                const auto &kept = teacherReferences();
                if (!kept)
                    return tl::unexpected(kept.error());
                return (*kept)->keep(text, lang, reference);
            },
            .teacherReferencesProblem = [this] { return teacherReferencesProblem(); },
            .advice = m_advice,
            .readComparison =
                [this](const QByteArray &file) { return readComparisonFile(file, *m_tokenizer, *m_tables); }};
}

PagesContext Program::pages()
{
    return {.cache = m_cache.get(),
            .store = m_store.get(),
            .log = &m_log,
            .recordDetails = [this](bool on) { m_capture.setDetailed(on); },
            .settings = m_settings.get(),
            .checkService =
                [this](const ServiceProfile &profile, QObject *parent,
                       std::function<void(const ServiceCheckAnswer &)> done) {
                    return checkService(profile, parent, std::move(done));
                }};
}

tl::expected<std::unique_ptr<TeacherReferences>, QString> &Program::teacherReferences()
{
    if (!m_teacher) {
        m_teacher =
            TeacherReferences::open(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        if (const QString problem = teacherReferencesProblem(); !problem.isEmpty())
            qCWarning(lcProgram).noquote() << problem;
    }
    return *m_teacher;
}

QString Program::teacherReferencesProblem()
{
    const auto &kept = teacherReferences();
    return kept ? (*kept)->warning() : kept.error();
}

QString Program::engineVersion() const
{
    return m_engine ? m_engine->version() : QString();
}

std::unique_ptr<PhonemeProvider> Program::makeService(const QUrl &endpoint)
{
    auto client = makeServiceProvider(*m_network, clientSettings(m_settings->profileFor(endpoint)), m_engine);
    rememberFindings(*client, *m_store);
    client->warmUp();
    m_services.removeIf([](const QPointer<PhonemeClient> &service) { return !service; });
    m_services.append(client.get());
    return client;
}

PhonemeProvider *Program::standIn() const
{
    const bool isWanted = m_settings->settings().offline.fallBack == OfflineChoice::FallBack::BuiltIn;
    return isWanted ? m_builtIn.get() : nullptr;
}

PhonemeClientSettings Program::clientSettings(const ServiceProfile &profile) const
{
    PhonemeClientSettings settings;
    settings.batches = profile.batches;
    if (auto http = endpointSettings(profile)) {
        settings.http = std::move(*http);
        return settings;
    }
    // The settings' page tells of the file; the service itself is asked all the same, and trusted or not.
    ServiceProfile without = profile;
    without.authoritiesFile.clear();
    settings.http = *endpointSettings(without);
    return settings;
}

void Program::applySettings()
{
    applyProxy(*m_network, m_settings->settings().proxy);
    m_cache->setSettings(cacheSettings(m_settings->settings()));
    for (const QPointer<PhonemeClient> &service : std::as_const(m_services)) {
        if (service)
            service->setSettings(clientSettings(m_settings->profileFor(service->settings().http.url)));
    }
}

QObject *Program::checkService(const ServiceProfile &profile, QObject *parent,
                               std::function<void(const ServiceCheckAnswer &)> done)
{
    auto *check = new EndpointCheck(*m_network, clientSettings(profile), QStringLiteral("en-US"), parent);
    QObject::connect(check, &EndpointCheck::finished, check,
                     [done = std::move(done)](const EndpointCheckResult &result) {
                         done({.works = result.works, .message = result.message});
                     });
    return check;
}

} // namespace phonoscope
