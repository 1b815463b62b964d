// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logbook.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace phonoscope {

class Banner;
class EmptyState;
class FilterChips;
class LogFilter;
class LogTable;
class LogView;

/// What the program logs, live: to filter, to copy and to save.
class LogPage : public QWidget
{
    Q_OBJECT
public:
    /// Makes the program record more, or no longer.
    using RecordDetails = std::function<void(bool on)>;

    /// \a book must outlive the page. Without \a recordDetails there is no such switch.
    LogPage(LogBook &book, RecordDetails recordDetails, QWidget *parent = nullptr);

    LogView *view() const { return m_view; }

    /// Asks for a place to save to; replaced in tests. An empty path: the user thought better of it.
    using AskForPath = std::function<QString(QWidget *parent)>;
    void setAskForPath(AskForPath ask) { m_askForPath = std::move(ask); }

public Q_SLOTS:
    /// The chosen lines, or all that are shown, as text.
    void copy();
    void save();

private:
    QWidget *makeHead(RecordDetails recordDetails);
    QWidget *makeFilters();
    void makeLines();
    void update();
    void showWholeLine();
    void showAll();

    AskForPath m_askForPath;
    LogTable *m_table;
    LogFilter *m_filter;
    LogView *m_view;
    QStackedWidget *m_lines;
    EmptyState *m_empty;
    QPlainTextEdit *m_wholeLine;
    FilterChips *m_parts;
    QComboBox *m_level;
    QLineEdit *m_search;
    QPushButton *m_pause;
    QPushButton *m_copy;
    QPushButton *m_save;
    QLabel *m_count;
    Banner *m_problem;
};

} // namespace phonoscope
