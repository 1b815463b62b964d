// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs through the project's own service with a set delay S, as multiples of S in one run: the service's
// delay is the physical limit, whatever is above 1 is ours.
#include "core/network/networkmanager.h"
#include "core/phonemes/service/phonemeclient.h"
#include "tests/support/corekit.h"
#include "tests/support/programs.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkAccessManager>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace phonoscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int delayMs = 900;
constexpr int rounds = 5;

struct Measured
{
    double multiple = 0;
    NetworkFigures network;
};

Measured measure(test::CoreKit &kit, PhonemeClient &client, const ComparisonRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    const ComparisonResult result = kit.compare(client, request);
    const double multiple = static_cast<double>(clock.nsecsElapsed()) / 1e6 / delayMs;
    if (!result || !std::all_of(result->attempts.begin(), result->attempts.end(),
                                [](const auto &a) { return a.has_value(); })) {
        std::fprintf(stderr, "a comparison failed\n");
        std::exit(1);
    }
    return {multiple, result->figures.network};
}

void print(const char *what, std::vector<Measured> all)
{
    std::sort(all.begin(), all.end(),
              [](const Measured &a, const Measured &b) { return a.multiple < b.multiple; });
    const Measured &median = all[all.size() / 2];
    std::printf("%-34s median %.4f S  min %.4f  max %.4f  requests %d  connections %d\n", what,
                median.multiple, all.front().multiple, all.back().multiple, median.network.requests,
                median.network.connections);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const test::RunningService service({u"--delay"_s, QString::number(delayMs)});
    if (service.url().isEmpty()) {
        std::fprintf(stderr, "the service did not start\n");
        return 1;
    }
    test::CoreKit kit;
    PhonemeClientSettings settings;
    settings.http.url = QUrl(service.url());

    std::vector<Measured> cold;
    std::vector<Measured> warm;
    std::vector<Measured> cached;
    for (int round = 0; round < rounds; ++round) {
        const auto network = createNetworkManager();
        PhonemeClient client(*network, settings);
        const auto pair = [&](const char *kind) {
            return ComparisonRequest{{u"%1 reference %2"_s.arg(QLatin1StringView(kind)).arg(round)},
                                     {{u"%1 spoken %2"_s.arg(QLatin1StringView(kind)).arg(round)}},
                                     u"en-US"_s};
        };
        cold.push_back(measure(kit, client, pair("cold")));
        warm.push_back(measure(kit, client, pair("warm")));
        cached.push_back(measure(kit, client, pair("warm")));
    }
    print("cold pair", cold);
    print("warm pair", warm);
    print("the same pair again (cached)", cached);

    const auto network = createNetworkManager();
    PhonemeClient client(*network, settings);
    ComparisonRequest class30{{u"one reference"_s}, {}, u"en-US"_s};
    for (int i = 0; i < 30; ++i)
        class30.spoken.append({u"learner number %1"_s.arg(i)});
    print("1 + 30, six at once", {measure(kit, client, class30)});
}
