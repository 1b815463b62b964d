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

/// A reference and 200 sentences of some 35 signs, each met for the first time.
ComparisonRequest lesson(const QString &name)
{
    ComparisonRequest request{{u"the sentence that all of them read, %1"_s.arg(name)}, {}, u"en-US"_s};
    for (int i = 0; i < 200; ++i)
        request.spoken.append({u"what learner number %1 made of it, %2"_s.arg(i).arg(name)});
    return request;
}

/// \a count askers for the same sentence at the same moment.
Measured measureAskers(test::CoreKit &kit, PhonemeClient &client, const QString &text, int count)
{
    QElapsedTimer clock;
    clock.start();
    const NetworkFigures before = client.figures();
    QEventLoop loop;
    int pending = count;
    for (int i = 0; i < count; ++i) {
        UtteranceJob *job = kit.cache.fetch(client, {text, u"en-US"_s}, &loop);
        QObject::connect(job, &UtteranceJob::finished, &loop, [&](const UtteranceResult &result) {
            if (!result) {
                std::fprintf(stderr, "%s\n", qPrintable(result.error().message));
                std::exit(1);
            }
            if (--pending == 0)
                loop.quit();
        });
    }
    loop.exec();
    Measured measured{static_cast<double>(clock.nsecsElapsed()) / 1e6 / delayMs, client.figures()};
    measured.network.requests -= before.requests;
    measured.network.connections -= before.connections;
    return measured;
}

void print(const char *what, std::vector<Measured> all)
{
    std::sort(all.begin(), all.end(),
              [](const Measured &a, const Measured &b) { return a.multiple < b.multiple; });
    const Measured &median = all[all.size() / 2];
    std::printf("%-36s median %.4f S  min %.4f  max %.4f  requests %d  connections %d\n", what,
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

    // One reference and 200 learners, with sentences of the length of a lesson's: over a manager that has its
    // connections open, and over a new one.
    for (const bool batches : {true, false}) {
        const auto network = createNetworkManager();
        settings.batches = batches;
        PhonemeClient client(*network, settings);
        const QString kind = batches ? u"batched"_s : u"one by one"_s;
        print(qPrintable(u"1 + 200, %1, cold"_s.arg(kind)),
              {measure(kit, client, lesson(kind + u" cold"_s))});
        if (batches)
            print(qPrintable(u"1 + 200, %1, warm"_s.arg(kind)),
                  {measure(kit, client, lesson(kind + u" warm"_s))});
    }
    settings.batches = false;
    settings.http.parallel = 36;
    {
        const auto network = createNetworkManager();
        PhonemeClient client(*network, settings);
        print("1 + 200, one by one, 36 at once", {measure(kit, client, lesson(u"lanes"_s))});
    }
    {
        const auto network = createNetworkManager();
        PhonemeClient client(*network, settings);
        print("200 askers for one sentence", {measureAskers(kit, client, u"what everybody asks"_s, 200)});
    }
}
