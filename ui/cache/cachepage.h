// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/phonemes/cache/answerstore.h"
#include "ui/cache/missingpanel.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace phonoscope {

class Banner;
class EmptyState;
class EntriesModel;
class EntriesView;
class FiguresPanel;
class PhonemeCache;
class SettingsKeeper;

/// The answers that are kept: what they are good for, which there are, and what waits to be asked.
class CachePage : public QWidget
{
    Q_OBJECT
public:
    struct Context
    {
        PhonemeCache &cache;
        AnswerStore *store = nullptr;       ///< null: answers are kept in memory only
        SettingsKeeper *settings = nullptr; ///< null: the advice cannot be applied
        MissingPanel::Provider provider = {};
        WallClock clock = wallClockNow;
    };

    /// Everything in \a context must outlive the page.
    explicit CachePage(Context context, QWidget *parent = nullptr);

    EntriesView *view() const { return m_view; }
    EntriesModel *model() const { return m_model; }

    /// Asks for a place; replaced in tests. An empty path: the user thought better of it.
    using AskForPath = std::function<QString(QWidget *parent)>;
    void setAskWhereToExport(AskForPath ask) { m_askWhereToExport = std::move(ask); }
    void setAskWhatToImport(AskForPath ask) { m_askWhatToImport = std::move(ask); }
    /// Asks whether to do what cannot be undone; replaced in tests.
    using Confirm = std::function<bool(QWidget *parent, const QString &question, const QString &action)>;
    void setConfirm(Confirm confirm) { m_confirm = std::move(confirm); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeEntries();
    QWidget *makeTools();
    void refresh();
    void updateFigures();
    void updateEntries();
    void removeSelected();
    void remove(const QList<StoreEntry> &entries);
    void clear();
    void exportAll();
    void import();
    void tell(const QString &sentence);

    Context m_context;
    AskForPath m_askWhereToExport;
    AskForPath m_askWhatToImport;
    Confirm m_confirm;
    QTimer m_refresh; ///< the disk is not asked at every hit
    std::optional<StoreFigures> m_onDisk;

    Banner *m_told;
    FiguresPanel *m_figures;
    EntriesModel *m_model = nullptr;
    EntriesView *m_view = nullptr;
    QStackedWidget *m_entries = nullptr;
    EmptyState *m_empty;
    QLineEdit *m_search;
    QPushButton *m_remove;
    QPushButton *m_clear;
    QPushButton *m_export;
    QPushButton *m_import;
    QLabel *m_count;
};

} // namespace phonoscope
