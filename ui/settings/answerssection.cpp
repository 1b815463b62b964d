// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/answerssection.h"

#include "ui/settings/numberfield.h"
#include "ui/settings/settingskeeper.h"
#include "ui/widgets/roles.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace phonoscope {

namespace {

constexpr int megabyte = 1024 * 1024;

} // namespace

AnswersSection::AnswersSection(SettingsKeeper &keeper, QWidget *parent)
    : SettingsForm(tr("Answers kept"),
                   tr("A sentence that was asked before is not asked again. Whichever bound is reached first "
                      "drops what was not used for the longest time; lessons are never dropped."),
                   parent),
      m_keeper(keeper), m_isOn(new QCheckBox(tr("&Keep answers"), this))
{
    m_isOn->setObjectName(QStringLiteral("keepAnswers"));
    addWide(m_isOn);
    connect(m_isOn, &QCheckBox::clicked, this, [this](bool on) {
        ProgramSettings settings = m_keeper.settings();
        settings.cache.isOn = on;
        m_keeper.set(settings);
    });
    m_memoryBytes =
        makeNumber("memoryMegabytes", tr("In memory, size"), bounds::memoryMegabytes, tr(" MB"), {},
                   [](CacheSettings &cache, int value) { cache.memoryBytes = qsizetype{megabyte} * value; });
    m_memoryEntries =
        makeNumber("memoryEntries", tr("In memory, answers"), bounds::memoryEntries, tr(" answers"), {},
                   [](CacheSettings &cache, int value) { cache.memoryEntries = value; });
    addBoth(tr("In &memory"), m_memoryBytes, m_memoryEntries, tr("Gone when the program is closed."));
    m_storeBytes =
        makeNumber("storeMegabytes", tr("On disk, size"), bounds::storeMegabytes, tr(" MB"), {},
                   [](CacheSettings &cache, int value) { cache.storeBytes = qint64{megabyte} * value; });
    m_storeEntries = makeNumber("storeEntries", tr("On disk, answers"), bounds::storeEntries, tr(" answers"),
                                {}, [](CacheSettings &cache, int value) { cache.storeEntries = value; });
    addBoth(tr("On &disk"), m_storeBytes, m_storeEntries, tr("Found again after the next start."));
    m_days = makeNumber(
        "daysToLive", tr("Time to live"), bounds::daysToLive, tr(" days"), tr("Without end"),
        [](CacheSettings &cache, int value) { cache.timeToLive = std::chrono::hours(24) * value; });
    addRow(tr("Good &for"), m_days,
           tr("An older answer is asked for again, and used only if nobody can be reached."));
    m_cleanup =
        makeNumber("cleanupMinutes", tr("Cleanup"), bounds::cleanupMinutes, tr(" min"), tr("Never"),
                   [](CacheSettings &cache, int value) { cache.cleanupEvery = std::chrono::minutes(value); });
    addRow(tr("Clean &up every"), m_cleanup, tr("Removes from the disk what is too old even for that."));
    connect(&m_keeper, &SettingsKeeper::changed, this, &AnswersSection::show);
    show(m_keeper.settings());
}

NumberField *AnswersSection::makeNumber(const char *objectName, const QString &accessibleName, Bounds bounds,
                                        const QString &unit, const QString &zero, Put put)
{
    auto *field = new NumberField(bounds, unit, zero, this);
    field->setObjectName(QLatin1StringView(objectName));
    field->setAccessibleName(accessibleName);
    connect(field, &NumberField::chosen, this, [this, put = std::move(put)](int value) {
        ProgramSettings settings = m_keeper.settings();
        put(settings.cache, value);
        m_keeper.set(settings);
    });
    return field;
}

void AnswersSection::addBoth(const QString &name, NumberField *first, NumberField *second,
                             const QString &about)
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(first);
    layout->addWidget(makeLabel(tr("and at most"), "caption", box));
    second->setFixedWidth(190);
    layout->addWidget(second);
    layout->addStretch(1);
    addRow(name, box, about, first);
}

void AnswersSection::show(const ProgramSettings &settings)
{
    const CacheSettings &cache = settings.cache;
    m_isOn->setChecked(cache.isOn);
    m_memoryBytes->setShown(static_cast<int>(cache.memoryBytes / megabyte));
    m_memoryEntries->setShown(static_cast<int>(cache.memoryEntries));
    m_storeBytes->setShown(static_cast<int>(cache.storeBytes / megabyte));
    m_storeEntries->setShown(static_cast<int>(cache.storeEntries));
    m_days->setShown(static_cast<int>(cache.timeToLive.count() / 24));
    m_cleanup->setShown(static_cast<int>(cache.cleanupEvery.count()));
    for (NumberField *field :
         {m_memoryBytes, m_memoryEntries, m_storeBytes, m_storeEntries, m_days, m_cleanup})
        field->setEnabled(cache.isOn);
}

} // namespace phonoscope
