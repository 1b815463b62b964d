// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the embedded form of the CMU pronouncing dictionary while Phonoscope is built:
//   compactdictionary cmudict-en-us.dict arpabet.tsv OUTPUT
// One line a word, sorted by bytes so that it can be searched where it lies:
//   word TAB variant TAB variant …
// where a variant has one character a phone, that of the column "code".
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

int fail(const std::string &problem)
{
    std::cerr << "compactdictionary: " << problem << '\n';
    return 1;
}

/// Code by phone, from the first two columns of the table; empty if a code stands there twice.
std::map<std::string, char> readCodes(std::istream &table)
{
    std::map<std::string, char> codes;
    std::string seen = "\t\n";
    std::string line;
    bool header = true;
    while (std::getline(table, line)) {
        if (line.empty() || line.starts_with("# "))
            continue;
        std::istringstream fields(line);
        std::string phone;
        std::string code;
        fields >> phone >> code;
        if (header) {
            header = false;
            continue;
        }
        if (code.size() != 1 || seen.find(code) != std::string::npos || codes.contains(phone))
            return {};
        seen += code;
        codes[phone] = code.front();
    }
    return codes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4)
        return fail("usage: compactdictionary DICTIONARY ARPABET OUTPUT");
    std::ifstream dictionary(argv[1]);
    std::ifstream table(argv[2]);
    if (!dictionary || !table)
        return fail(std::string("cannot read ") + argv[dictionary ? 2 : 1]);
    const std::map<std::string, char> codes = readCodes(table);
    if (codes.empty())
        return fail(std::string(argv[2]) + ": each phone must have one code of one character");

    // Variants stand in the order of the dictionary: "read", "read(2)".
    std::map<std::string, std::vector<std::string>> words;
    std::string line;
    while (std::getline(dictionary, line)) {
        std::istringstream fields(line);
        std::string word;
        if (!(fields >> word))
            continue;
        if (const auto number = word.find('('); number != std::string::npos && number > 0)
            word.erase(number);
        std::string variant;
        for (std::string phone; fields >> phone;) {
            const auto code = codes.find(phone);
            if (code == codes.end())
                return fail(word + ": the phone " + phone + " is not in the table");
            variant += code->second;
        }
        std::vector<std::string> &variants = words[word];
        if (!variant.empty() && std::ranges::find(variants, variant) == variants.end())
            variants.push_back(variant);
    }
    if (words.size() < 100'000)
        return fail(std::string(argv[1]) + " is not the whole dictionary");

    std::ofstream output(argv[3], std::ios::binary);
    for (const auto &[word, variants] : words) {
        output << word;
        for (const std::string &variant : variants)
            output << '\t' << variant;
        output << '\n';
    }
    return output.flush() ? 0 : fail(std::string("cannot write ") + argv[3]);
}
