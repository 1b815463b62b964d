// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/networksection.h"

#include "ui/settings/numberfield.h"
#include "ui/settings/proxyfields.h"
#include "ui/settings/settingskeeper.h"

#include <QCheckBox>

namespace phonoscope {

NetworkSection::NetworkSection(SettingsKeeper &keeper, QWidget *parent)
    : SettingsForm(tr("Network"),
                   tr("How the service above is asked. Another service has settings of its own."), parent),
      m_keeper(keeper)
{
    m_parallel = addNumber(tr("&Requests at once"), "parallel", bounds::parallel, {}, {},
                           tr("A service of one\u2019s own takes more; a shared one is glad of few."),
                           [](ServiceProfile &service, int value) { service.parallel = value; });
    m_deadline =
        addNumber(tr("Time &limit"), "deadline", bounds::deadlineSeconds, tr(" s"), {},
                  tr("How long one answer may take, from the moment that it is asked for."),
                  [](ServiceProfile &service, int value) { service.deadline = std::chrono::seconds(value); });
    m_retries = addNumber(tr("&Further attempts"), "retries", bounds::retries, {}, tr("None"),
                          tr("Made by itself, a little later each time, where it may help."),
                          [](ServiceProfile &service, int value) { service.retries = value; });
    m_batches =
        addSwitch(tr("&Several sentences in one request"), "batches",
                  tr("Much faster for many sentences. A service that cannot do it is asked for each."),
                  &ServiceProfile::batches);
    m_neverTwice = addSwitch(tr("&Never send a request twice"), "neverSendTwice",
                             tr("For a service that costs money for each request. Connections that break are "
                                "reported rather than mended."),
                             &ServiceProfile::neverSendTwice);
    addHeading(tr("Proxy"), tr("For all services. This computer is always reached directly."));
    m_proxy = new ProxyFields(keeper, *this);
    addHeading(tr("For experts"));
    m_http2 = addSwitch(
        tr("HTTP/&2"), "http2",
        tr("Faster for hundreds of sentences over https, and less reliable: some servers end such a "
           "connection in the middle, and requests must be made again."),
        &ServiceProfile::http2);
    connect(&m_keeper, &SettingsKeeper::changed, this, &NetworkSection::show);
    show(m_keeper.settings());
}

NumberField *NetworkSection::addNumber(const QString &name, const char *objectName, Bounds bounds,
                                       const QString &unit, const QString &zero, const QString &about,
                                       std::function<void(ServiceProfile &, int)> put)
{
    auto *field = new NumberField(bounds, unit, zero, this);
    field->setObjectName(QLatin1StringView(objectName));
    addRow(name, field, about);
    connect(field, &NumberField::chosen, this, [this, put = std::move(put)](int value) {
        ProgramSettings settings = m_keeper.settings();
        put(settings.service, value);
        m_keeper.set(settings);
    });
    return field;
}

QCheckBox *NetworkSection::addSwitch(const QString &name, const char *objectName, const QString &about,
                                     bool ServiceProfile::*value)
{
    auto *field = new QCheckBox(name, this);
    field->setObjectName(QLatin1StringView(objectName));
    addWide(field, about);
    connect(field, &QCheckBox::clicked, this, [this, value](bool on) {
        ProgramSettings settings = m_keeper.settings();
        settings.service.*value = on;
        m_keeper.set(settings);
    });
    return field;
}

void NetworkSection::show(const ProgramSettings &settings)
{
    const ServiceProfile &service = settings.service;
    m_parallel->setShown(service.parallel);
    m_deadline->setShown(static_cast<int>(service.deadline.count() / 1000));
    m_retries->setShown(service.retries);
    m_batches->setChecked(service.batches);
    m_neverTwice->setChecked(service.neverSendTwice);
    m_http2->setChecked(service.http2);
    const bool hasService = !serviceOrigin(service.url).isEmpty();
    for (QWidget *field : {static_cast<QWidget *>(m_parallel), static_cast<QWidget *>(m_deadline),
                           static_cast<QWidget *>(m_retries), static_cast<QWidget *>(m_batches),
                           static_cast<QWidget *>(m_neverTwice), static_cast<QWidget *>(m_http2)})
        field->setEnabled(hasService);
}

} // namespace phonoscope
