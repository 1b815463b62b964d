// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/program.h"

#include "app/wiring/coretables.h"
#include "app/wiring/serviceprovider.h"
#include "core/network/networkmanager.h"

#include <QLoggingCategory>
#include <QStandardPaths>

Q_LOGGING_CATEGORY(lcProgram, "phonoscope.program", QtInfoMsg)

namespace phonoscope {

tl::expected<std::unique_ptr<Program>, QString> Program::create()
{
    const auto tables = loadCoreTables();
    if (!tables)
        return tl::unexpected(tables.error());

    auto advice = AdviceTables::load();
    if (!advice)
        return tl::unexpected(advice.error());

    std::unique_ptr<Program> program(new Program);
    program->m_advice = std::move(*advice);
    program->m_network = createNetworkManager();
    program->m_languages = tables->languages;
    program->m_tables = tables->similarity();
    program->m_tokenizer = std::make_unique<Tokenizer>(tables->ipa, program->m_inventory);
    if (auto engine = EspeakEngine::create(tables->languages)) {
        program->m_engine = *engine;
        program->m_builtIn = std::make_unique<EspeakProvider>(program->m_engine);
    } else {
        program->m_engineError = engine.error();
    }
    program->m_cache = std::make_unique<PhonemeCache>(*program->m_tokenizer);
    program->m_similarity = std::make_unique<PhonemeSimilarityService>(
        *program->m_cache, *program->m_tokenizer, tables->similarity(), isolatedForms(program->m_engine));
    program->openTeacherReferences();
    return program;
}

CompareContext Program::context()
{
    return {.similarity = *m_similarity,
            .languages = m_languages,
            .builtIn = m_builtIn.get(),
            .builtInError = m_engineError,
            .makeService = [this](const QUrl &endpoint) { return makeService(endpoint); },
            .findTeacherReference =
                [this](const QString &text, const QString &lang) {
                    return m_teacherReferences ? m_teacherReferences->find(text, lang) : TeacherReference();
                },
            .keepTeacherReference =
                [this](const QString &text, const QString &lang, const TeacherReference &reference) {
                    return keepTeacherReference(text, lang, reference);
                },
            .advice = m_advice,
            .readComparison =
                [this](const QByteArray &file) { return readComparisonFile(file, *m_tokenizer, *m_tables); }};
}

QString Program::engineVersion() const
{
    return m_engine ? m_engine->version() : QString();
}

std::unique_ptr<PhonemeProvider> Program::makeService(const QUrl &endpoint)
{
    PhonemeClientSettings settings;
    settings.endpoint = endpoint;
    auto client = makeServiceProvider(*m_network, settings, m_engine);
    client->warmUp();
    return client;
}

/// What goes wrong here is for the log now, and for the teacher who wants to keep something.
void Program::openTeacherReferences()
{
    auto references =
        TeacherReferences::open(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    if (!references) {
        m_teacherReferencesError = references.error();
        qCWarning(lcProgram).noquote() << m_teacherReferencesError;
        return;
    }
    m_teacherReferences = std::move(*references);
    if (const QString warning = m_teacherReferences->warning(); !warning.isEmpty())
        qCWarning(lcProgram).noquote() << warning;
}

tl::expected<void, QString> Program::keepTeacherReference(const QString &text, const QString &lang,
                                                          const TeacherReference &reference)
{
    if (!m_teacherReferences)
        return tl::unexpected(m_teacherReferencesError);
    return m_teacherReferences->keep(text, lang, reference);
}

} // namespace phonoscope
