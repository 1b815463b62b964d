// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace phonoscope {

class IpaChart;
class SegmentedChoice;
class SymbolView;
class Xsampa;

/// A keyboard for IPA: the chart's symbols on four pages, a search over all of them, the symbols used last,
/// and a line for X-SAMPA. Made for a drawer of about 900 × 300 pixels; from 700 pixels on it needs no
/// horizontal scrolling. It inserts nothing itself: connect inserted(). A click on a symbol leaves the focus
/// where it was.
class IpaKeyboard : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Consonants, Vowels, Diacritics, Tones };

    static constexpr qsizetype maxRecent = 12;

    IpaKeyboard(std::shared_ptr<const IpaChart> chart, std::shared_ptr<const Xsampa> xsampa,
                QWidget *parent = nullptr);

    /// \a canPlay tells whether the sound of a symbol (its ChartEntry::inserted) can be played; without it,
    /// as at the start, no sound can, and \a whyNot is said to the user.
    void setSoundAvailable(std::function<bool(const QString &symbol)> canPlay, const QString &whyNot = {});
    /// Whether a symbol is to be heard when it is inserted; never while no sound can be played.
    bool playsOnInsert() const;
    /// Kept, but without effect while no sound can be played. Emits nothing.
    void setPlaysOnInsert(bool plays);

    /// The symbols used last, the latest first, at most maxRecent: to be kept in the settings.
    QStringList recentSymbols() const { return m_recent; }
    /// What is no symbol of the chart is left out.
    void setRecentSymbols(const QStringList &symbols);

    void setPage(Page page);
    Page page() const;
    /// Puts the cursor into the search field.
    void startSearch();

Q_SIGNALS:
    void inserted(const QString &text);
    /// To be heard now; canPlay said yes to it.
    void soundRequested(const QString &symbol);
    void recentSymbolsChanged(const QStringList &symbols);
    /// The user switched it.
    void playsOnInsertChanged(bool plays);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    SymbolView *addPage(const QString &name, const char *objectName);
    void makeHead();
    void makeFoot();
    void search(const QString &query);
    void insertSymbol(int entry, bool remembers);
    void remember(const QString &symbol);
    void showRecent();
    bool canPlay(int entry) const;
    void play(int entry);
    void showMenu(int entry, QPoint globalPosition);
    void updateSpeaker();

    std::shared_ptr<const IpaChart> m_chart;
    std::shared_ptr<const Xsampa> m_xsampa;
    std::function<bool(const QString &)> m_canPlay;
    QString m_whyNot;
    QStringList m_recent;
    bool m_playsOnInsert = false;

    SegmentedChoice *m_tabs = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_speaker = nullptr;
    QStackedWidget *m_pages = nullptr;
    SymbolView *m_results = nullptr;
    SymbolView *m_recentRow = nullptr;
};

} // namespace phonoscope
