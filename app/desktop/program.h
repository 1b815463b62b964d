// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wiring/logging.h"
#include "core/ipa/segmentinventory.h"
#include "core/phonemes/cache/phonemecache.h"
#include "core/phonemes/espeak/espeakengine.h"
#include "core/phonemes/espeak/espeakprovider.h"
#include "core/phonemes/service/phonemeclient.h"
#include "core/similarity/phonemesimilarityservice.h"
#include "core/similarity/records/teacherreferences.h"
#include "ui/compare/comparecontext.h"
#include "ui/settings/settingskeeper.h"
#include "ui/settings/tokenvault.h"
#include "ui/speech/speaker.h"
#include "ui/window/pagescontext.h"

#include <QNetworkAccessManager>
#include <QPointer>

#include <memory>
#include <optional>

namespace phonoscope {

/// The program's objects below the window, made once and wired. GUI thread.
class Program
{
public:
    /// The error means that the program's own data cannot be read: there is nothing to run. An engine that
    /// does not start is no error here, nor are a teacher's references that cannot be read; context() says
    /// so.
    ///
    /// \a settings must outlive the program. \a vault may be null: secrets are kept for this session then.
    static tl::expected<std::unique_ptr<Program>, QString> create(QSettings &settings,
                                                                  std::unique_ptr<TokenVault> vault);

    /// Valid as long as this.
    CompareContext context();
    PagesContext pages();
    SettingsKeeper &settings() { return *m_settings; }
    /// "espeak-ng 1.51"; empty if there is none.
    QString engineVersion() const;

private:
    Program() = default;
    std::unique_ptr<PhonemeProvider> makeService(const QUrl &endpoint);
    PhonemeProvider *standIn() const;
    PhonemeClientSettings clientSettings(const ServiceProfile &profile) const;
    void applySettings();
    QObject *checkService(const ServiceProfile &profile, QObject *parent,
                          std::function<void(const ServiceCheckAnswer &)> done);
    tl::expected<std::unique_ptr<TeacherReferences>, QString> &teacherReferences();
    QString teacherReferencesProblem();

    LogBook m_log;
    LogCapture m_capture{m_log};
    // In the order in which they stand on each other.
    std::unique_ptr<TokenVault> m_vault;
    std::unique_ptr<SettingsKeeper> m_settings;
    std::unique_ptr<QNetworkAccessManager> m_network;
    Languages m_languages;
    std::optional<SimilarityTables> m_tables;
    std::optional<AdviceTables> m_advice;
    SegmentInventory m_inventory;
    std::shared_ptr<EspeakEngine> m_engine;
    QString m_engineError;
    std::unique_ptr<Tokenizer> m_tokenizer;
    std::unique_ptr<EspeakProvider> m_builtIn;
    std::unique_ptr<AnswerStore> m_store;
    std::unique_ptr<PhonemeCache> m_cache;
    std::unique_ptr<PhonemeSimilarityService> m_similarity;
    std::shared_ptr<const Xsampa> m_xsampa;
    std::shared_ptr<const IpaChart> m_chart;
    std::unique_ptr<Speaker> m_speaker;
    /// Opened when the first reference is looked up.
    std::optional<tl::expected<std::unique_ptr<TeacherReferences>, QString>> m_teacher;
    QList<QPointer<PhonemeClient>> m_services; ///< whom changed settings are told to
};

} // namespace phonoscope
