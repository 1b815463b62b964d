// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/referencelookup.h"

namespace phonoscope {

namespace {
constexpr int typingRest = 250; ///< ms
} // namespace

ReferenceLookup::ReferenceLookup(PhonemeSimilarityService &service, QObject *parent)
    : QObject(parent), m_latest(service)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingRest);
    connect(&m_typing, &QTimer::timeout, this, [this] { m_latest.ask(*m_provider, m_request); });
    connect(&m_latest, &LatestComparison::finished, this, [this](const ComparisonResult &result) {
        if (result || result.error().kind != PhonemeErrorKind::Cancelled)
            Q_EMIT answered(m_request, result);
    });
}

void ReferenceLookup::ask(PhonemeProvider &provider, const ComparisonRequest &request)
{
    m_latest.cancel();
    m_provider = &provider;
    m_request = request;
    m_request.spoken.clear();
    m_typing.start();
}

void ReferenceLookup::cancel()
{
    m_typing.stop();
    m_latest.cancel();
}

} // namespace phonoscope
