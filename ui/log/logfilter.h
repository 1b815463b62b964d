// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logline.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace phonoscope {

/// Which part of the program a line came from, as far as the log tells parts apart.
enum class LogPart { Network, Cache, Similarity, Other };

/// "phonoscope.network.proxy" is of the network, "qt.svg" of no part of ours.
LogPart logPart(const QString &category);

/// The lines that are asked for: those of all chosen parts, of a level or worse, with a text.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// None: all of them.
    void setParts(const QSet<LogPart> &parts);
    void setLeastLevel(LogLevel level);
    /// Anywhere in a line's category or text, in any case.
    void setText(const QString &text);
    bool isOn() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<LogPart> m_parts;
    LogLevel m_leastLevel = LogLevel::Debug;
    QString m_text;
};

inline size_t qHash(LogPart part, size_t seed = 0)
{
    return ::qHash(static_cast<int>(part), seed);
}

} // namespace phonoscope
