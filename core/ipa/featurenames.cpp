// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipa/featurenames.h"

#include <QCoreApplication>

#include <algorithm>

namespace phonoscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("phonoscope::describe", text);
}

} // namespace

QString placeName(Place place)
{
    switch (place) {
    case Place::None:
        return QCoreApplication::translate("phonoscope::describe", "unknown place");
    case Place::Bilabial:
        return QCoreApplication::translate("phonoscope::describe", "bilabial");
    case Place::Labiodental:
        return QCoreApplication::translate("phonoscope::describe", "labiodental");
    case Place::Dental:
        return QCoreApplication::translate("phonoscope::describe", "dental");
    case Place::Alveolar:
        return QCoreApplication::translate("phonoscope::describe", "alveolar");
    case Place::Postalveolar:
        return QCoreApplication::translate("phonoscope::describe", "postalveolar");
    case Place::Retroflex:
        return QCoreApplication::translate("phonoscope::describe", "retroflex");
    case Place::Alveolopalatal:
        return QCoreApplication::translate("phonoscope::describe", "alveolo-palatal");
    case Place::Palatal:
        return QCoreApplication::translate("phonoscope::describe", "palatal");
    case Place::Velar:
        return QCoreApplication::translate("phonoscope::describe", "velar");
    case Place::Uvular:
        return QCoreApplication::translate("phonoscope::describe", "uvular");
    case Place::Pharyngeal:
        return QCoreApplication::translate("phonoscope::describe", "pharyngeal");
    case Place::Epiglottal:
        return QCoreApplication::translate("phonoscope::describe", "epiglottal");
    case Place::Glottal:
        return QCoreApplication::translate("phonoscope::describe", "glottal");
    case Place::LabialPalatal:
        return QCoreApplication::translate("phonoscope::describe", "labial-palatal");
    case Place::LabialVelar:
        return QCoreApplication::translate("phonoscope::describe", "labial-velar");
    }
    return {};
}

QString mannerName(Manner manner)
{
    switch (manner) {
    case Manner::None:
        return QCoreApplication::translate("phonoscope::describe", "unknown manner");
    case Manner::Plosive:
        return QCoreApplication::translate("phonoscope::describe", "plosive");
    case Manner::Implosive:
        return QCoreApplication::translate("phonoscope::describe", "implosive");
    case Manner::Click:
        return QCoreApplication::translate("phonoscope::describe", "click");
    case Manner::Affricate:
        return QCoreApplication::translate("phonoscope::describe", "affricate");
    case Manner::LateralAffricate:
        return QCoreApplication::translate("phonoscope::describe", "lateral affricate");
    case Manner::Fricative:
        return QCoreApplication::translate("phonoscope::describe", "fricative");
    case Manner::LateralFricative:
        return QCoreApplication::translate("phonoscope::describe", "lateral fricative");
    case Manner::Nasal:
        return QCoreApplication::translate("phonoscope::describe", "nasal");
    case Manner::Trill:
        return QCoreApplication::translate("phonoscope::describe", "trill");
    case Manner::Tap:
        return QCoreApplication::translate("phonoscope::describe", "tap");
    case Manner::LateralTap:
        return QCoreApplication::translate("phonoscope::describe", "lateral tap");
    case Manner::Approximant:
        return QCoreApplication::translate("phonoscope::describe", "approximant");
    case Manner::LateralApproximant:
        return QCoreApplication::translate("phonoscope::describe", "lateral approximant");
    }
    return {};
}

QString voiceName(bool voiced)
{
    return voiced ? QCoreApplication::translate("phonoscope::describe", "voiced")
                  : QCoreApplication::translate("phonoscope::describe", "voiceless");
}

QString heightName(int height)
{
    static constexpr const char *names[] = {
        QT_TRANSLATE_NOOP("phonoscope::describe", "open"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-open"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "open-mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "close-mid"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-close"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "close"),
    };
    return translated(names[std::clamp(height, 0, 6)]);
}

QString backnessName(int backness)
{
    static constexpr const char *names[] = {
        QT_TRANSLATE_NOOP("phonoscope::describe", "front"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-front"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "central"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "near-back"),
        QT_TRANSLATE_NOOP("phonoscope::describe", "back"),
    };
    return translated(names[std::clamp(backness, 0, 4)]);
}

QString roundingName(bool rounded)
{
    return rounded ? QCoreApplication::translate("phonoscope::describe", "rounded")
                   : QCoreApplication::translate("phonoscope::describe", "unrounded");
}

QString kindName(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Consonant:
        return QCoreApplication::translate("phonoscope::describe", "consonant");
    case SegmentKind::Vowel:
        return QCoreApplication::translate("phonoscope::describe", "vowel");
    case SegmentKind::Tone:
        return QCoreApplication::translate("phonoscope::describe", "tone");
    case SegmentKind::Boundary:
        return QCoreApplication::translate("phonoscope::describe", "boundary");
    }
    return {};
}

} // namespace phonoscope
