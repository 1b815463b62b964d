// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/endpointfindings.h"

#include "core/phonemes/cache/answerstore.h"
#include "core/phonemes/service/phonemeclient.h"

namespace phonoscope {

namespace {

constexpr std::chrono::milliseconds goodFor = std::chrono::hours(7 * 24);

} // namespace

void rememberFindings(PhonemeClient &client, AnswerStore &store)
{
    QObject::connect(&client, &PhonemeClient::findingChanged, &store,
                     [&client, &store](BatchFinding finding) {
                         store.noteEndpoint(client.cacheId(), static_cast<int>(finding));
                     });
    store.endpoint(client.cacheId(), &client, [&client](const EndpointFinding &known) {
        const bool isOld = wallClockNow() - known.notedMs > goodFor.count();
        if (client.finding() != BatchFinding::Unknown || isOld)
            return;
        PhonemeClientSettings settings = client.settings();
        settings.finding = static_cast<BatchFinding>(known.batches);
        client.setSettings(std::move(settings));
    });
}

} // namespace phonoscope
