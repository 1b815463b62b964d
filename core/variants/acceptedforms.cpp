// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/variants/acceptedforms.h"

#include "core/ipa/tokenizer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// A longer word is none: it gets no rewrites, which take time and memory by the square of its length.
constexpr qsizetype mostSoundsToRewrite = 64;

/// One form of a word with its sounds.
struct Candidate
{
    WordForm form;
    QList<Segment> sounds;
};

/// The forms of one word while they are gathered.
class FormList
{
public:
    FormList(const VariantTables &tables, QStringView lang, const Segment *next, qsizetype maxForms)
        : m_tables(tables), m_lang(lang), m_next(next), m_maxForms(maxForms)
    {
    }

    const QList<Candidate> &all() const { return m_forms; }
    bool isFull() const { return m_forms.size() >= m_maxForms; }

    /// Adds \a form unless there is one with the same sounds.
    void add(const WordForm &form) { add(form, Tokenizer::cut(form.ipa, m_lang, *m_tables.ipa).segments); }

    /// Adds \a form unless the equalities make it one with another that has the same stress.
    void addOtherwiseStressed(const WordForm &form)
    {
        const QList<Segment> sounds = Tokenizer::cut(form.ipa, m_lang, *m_tables.ipa).segments;
        const bool isDouble = std::ranges::any_of(m_forms, [&](const Candidate &other) {
            return m_tables.equalities.countAs(sounds, other.sounds, m_next, m_lang) &&
                   std::ranges::equal(sounds, other.sounds, [](const Segment &a, const Segment &b) {
                       return (a.stress == Stress::Primary) == (b.stress == Stress::Primary);
                   });
        });
        if (!isDouble && !isFull() && !sounds.isEmpty())
            m_forms.append({form, sounds});
    }

    /// Adds \a form unless the equalities make it one with another.
    void addIfDifferent(const WordForm &form)
    {
        const QList<Segment> sounds = Tokenizer::cut(form.ipa, m_lang, *m_tables.ipa).segments;
        const bool counts = std::ranges::any_of(m_forms, [&](const Candidate &other) {
            return m_tables.equalities.countAs(sounds, other.sounds, m_next, m_lang);
        });
        if (!counts)
            add(form, sounds);
    }

private:
    void add(const WordForm &form, const QList<Segment> &sounds)
    {
        const bool isDouble = std::ranges::any_of(m_forms, [&](const Candidate &other) {
            return other.form.ipa == form.ipa || areSameSounds(other.sounds, sounds);
        });
        // The form that was given stands whatever it is.
        if (m_forms.isEmpty() || (!isDouble && !isFull() && !sounds.isEmpty()))
            m_forms.append({form, sounds});
    }

    const VariantTables &m_tables;
    QStringView m_lang;
    const Segment *m_next;
    qsizetype m_maxForms;
    QList<Candidate> m_forms;
};

/// Whether \a isolated can be the word that was \a said. The engine reads some short words as the names of
/// their letters where they stand alone (Portuguese é): that is another word.
/// And what only lacks the consonant that links \a said to a vowel (French les amis) is an error, unless a
/// rewrite lets that consonant fall.
bool isFormOf(const QString &isolated, const QList<Segment> &said, const QList<Segment> &next,
              QStringView lang, const IpaTables &ipa)
{
    constexpr qsizetype mostMore = 2;
    const QList<Segment> alone = Tokenizer::cut(isolated, lang, ipa).segments;
    const bool lacksLink =
        alone.size() + 1 == said.size() && !next.isEmpty() && isNucleus(next.first()) &&
        !isNucleus(said.last()) &&
        areSameSounds(alone, std::span(said).first(static_cast<std::size_t>(alone.size())));
    return !alone.isEmpty() && alone.size() <= said.size() + mostMore && !lacksLink;
}

/// Adds what the rewrites make of the forms that are there, then of those, until nothing new comes.
void addRewritten(FormList &forms, RewriteInput input, const Rewrites &rewrites)
{
    for (qsizetype i = 0; i < forms.all().size() && !forms.isFull(); ++i) {
        const QList<Segment> sounds = forms.all()[i].sounds; // a copy: the list grows
        if (sounds.size() > mostSoundsToRewrite)
            continue;
        input.word = sounds;
        for (const Rewritten &rewritten : rewrites.apply(input))
            forms.addOtherwiseStressed({ipaOf(rewritten.word), rewritten.source});
    }
}

} // namespace

QList<QList<WordForm>> acceptedForms(const QList<TranscribedWord> &words, const QStringList &isolated,
                                     QStringView lang, const VariantTables &tables, qsizetype maxForms)
{
    Q_ASSERT(isolated.isEmpty() || isolated.size() == words.size());
    QStringList spellings;
    QList<QList<Segment>> said;
    for (const TranscribedWord &word : words) {
        spellings.append(word.text);
        said.append(Tokenizer::cut(word.ipa, lang, *tables.ipa).segments);
    }
    const QList<QStringList> readings = tables.readings.readings(spellings, lang);
    const bool hasDictionary = lang.compare(u"en-US", Qt::CaseInsensitive) == 0;

    QList<QList<WordForm>> result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QList<Segment> previous = i > 0 ? said[i - 1] : QList<Segment>();
        const QList<Segment> next = said.value(i + 1);
        FormList forms(tables, lang, next.isEmpty() ? nullptr : &next.first(), maxForms);

        forms.add({words[i].ipa, FormSource::Context});
        if (!isolated.isEmpty() && isFormOf(isolated[i], said[i], next, lang, *tables.ipa))
            forms.add({isolated[i], FormSource::Isolated});
        for (const WordForm &form : tables.weakForms.forms(words[i].text, lang))
            forms.add(form);
        if (hasDictionary) {
            for (const QString &ipa : tables.dictionary.variants(words[i].text, said[i]))
                forms.addIfDifferent({ipa, FormSource::Dictionary});
        }
        for (const QString &ipa : readings[i])
            forms.addOtherwiseStressed({ipa, FormSource::Dictionary});
        addRewritten(
            forms, {.word = {}, .previous = previous, .next = next, .spelling = words[i].text, .lang = lang},
            tables.rewrites);

        QList<WordForm> accepted;
        for (const Candidate &candidate : forms.all())
            accepted.append(candidate.form);
        result.append(accepted);
    }
    return result;
}

} // namespace phonoscope
