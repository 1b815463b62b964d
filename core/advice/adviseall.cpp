// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/adviseall.h"

#include <algorithm>

namespace phonoscope {

std::vector<RankedAdvice> adviseAll(std::span<const LocatedChange> changes, const AdviceTables &tables,
                                    QStringView targetLanguage, AdviceLanguage language, std::size_t atMost)
{
    std::vector<RankedAdvice> all;
    std::vector<int> dearest; // of the changes of each of them
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Advice advice = tables.adviceFor(changes[i].change, targetLanguage, language);
        if (advice.text.isEmpty())
            continue;
        auto same = std::ranges::find_if(all, [&advice](const RankedAdvice &known) {
            return known.advice.rule == advice.rule || known.advice.text == advice.text;
        });
        if (same == all.end()) {
            all.push_back({advice, changes[i].points, {i}});
            dearest.push_back(changes[i].points);
            continue;
        }
        same->points += changes[i].points;
        same->changes.push_back(i);
        int &most = dearest[static_cast<std::size_t>(same - all.begin())];
        if (same->advice.rule == advice.rule && changes[i].points > most) {
            most = changes[i].points;
            same->advice = advice;
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &RankedAdvice::points);
    if (all.size() > atMost)
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(atMost), all.end());
    return all;
}

} // namespace phonoscope
