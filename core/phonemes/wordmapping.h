// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace phonoscope {

/// Shares out the phones of a whole sentence among its words, where spaces in the IPA cannot be trusted
/// ("to be" is said təbi): the sentence's phones are aligned to the words' phones as said alone.
///
/// \a phones: the sentence's phones in order. \a isolated: for each word its phones when said alone.
/// Returns for each word its phones in the sentence, in order; every phone is given to exactly one word.
/// A word may come out empty only if there are fewer phones than words or it has no isolated phones.
/// Time is |phones| × |isolated phones| up to about 1,000 of each; beyond that it grows in proportion, and a
/// word may lose phones to its neighbours where the two sides drift apart by more than 250 phones. 100,000
/// phones take about half a second and 60 MB.
QList<QStringList> mapPhonesToWords(const QStringList &phones, const QList<QStringList> &isolated);

} // namespace phonoscope
