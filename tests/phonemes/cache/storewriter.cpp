// SPDX-License-Identifier: GPL-3.0-or-later
// Writes answers to a store for the tests of several processes, and says which are committed.
#include "tests/phonemes/cache/storewriter.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <cstdio>
#include <cstdlib>

using namespace phonoscope;
using namespace phonoscope::test;

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

/// Until it is killed: answers number \a first and up, a line for each that is committed.
void writeUntilKilled(PhonemeStore &store, int first)
{
    QRandomGenerator random(static_cast<quint32>(first));
    for (int number = first;;) {
        QList<NewAnswer> answers;
        const int count = 1 + random.bounded(8);
        for (int i = 0; i < count; ++i)
            answers.append(answerNumber(number + i));
        require(store.insert(answers, someTime).has_value(), "an answer could not be written");
        for (int i = 0; i < count; ++i)
            std::printf("%d\n", number++);
        std::fflush(stdout);
        if (random.bounded(4) == 0)
            require(store.find({answers.first().key}, someTime).has_value(), "an answer could not be read");
    }
}

/// For \a seconds: own answers, from \a first on in steps of two, and some that the other one writes too; a
/// line with the number of the last own one.
void hammer(PhonemeStore &store, int first, int seconds)
{
    QElapsedTimer worked;
    worked.start();
    QRandomGenerator random(static_cast<quint32>(first));
    int number = first;
    while (worked.elapsed() < seconds * 1'000) {
        const NewAnswer own = answerNumber(number);
        const NewAnswer shared = answerTo(keyOf(QString::number(random.bounded(50)), QStringLiteral("both")),
                                          QStringLiteral("tata"));
        require(store.insert({own, shared}, someTime).has_value(), "an answer could not be written");
        const auto found = store.find({own.key, shared.key}, someTime);
        require(found.has_value(), "an answer could not be read");
        require(found->at(0) && found->at(0)->transcription == own.transcription,
                "an own answer is not there");
        require(found->at(1).has_value(), "an answer of both is not there");
        if (random.bounded(200) == 0)
            require(store.cleanUp(someTime).has_value(), "the store could not be cleaned up");
        number += 2;
    }
    std::printf("%d\n", number - 2);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    require(arguments.size() >= 3, "storewriter FOLDER FIRST [SECONDS]");
    auto store = PhonemeStore::open(arguments.at(1));
    require(store.has_value(), "the store could not be opened");
    if (arguments.size() == 3)
        writeUntilKilled(**store, arguments.at(2).toInt());
    else
        hammer(**store, arguments.at(2).toInt(), arguments.at(3).toInt());
    return 0;
}
