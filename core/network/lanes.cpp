// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/lanes.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace phonoscope {

namespace {

/// More are never needed: 60 requests at once take ten lanes, and as many again after each renewal.
constexpr int maxNames = 1024;

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isEncrypted(const QUrl &url)
{
    return url.scheme() == "https"_L1;
}

/// The host in its ASCII form, the only one whose letters have a case that nobody looks at.
QString asciiHost(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded);
}

bool isIpv4(const QString &host)
{
    return QHostAddress(host).protocol() == QAbstractSocket::IPv4Protocol;
}

/// An address in digits has other names too: each of its numbers may be written in hexadecimal, with as many
/// zeros before it as one likes.
QString ipv4Name(const QString &host, unsigned index)
{
    QStringList numbers = host.split(u'.');
    for (QString &number : numbers) {
        constexpr unsigned forms = 8;
        if (const unsigned form = index % forms; form > 0)
            number = "0x"_L1 + QString(form - 1, u'0') + QString::number(number.toUInt(), 16);
        index /= forms;
    }
    return numbers.join(u'.');
}

} // namespace

int laneNames(const QUrl &url)
{
    if (!isEncrypted(url))
        return maxNames;
    const QString host = asciiHost(url);
    if (isIpv4(host))
        return maxNames;
    const qsizetype letters =
        QHostAddress(host).isNull() ? std::count_if(host.begin(), host.end(), isLetter) : 0;
    return letters >= 10 ? maxNames : 1 << letters;
}

QString laneName(const QUrl &url, int index)
{
    if (index <= 0 || index >= laneNames(url))
        return {};
    if (!isEncrypted(url))
        return u"lane-%1"_s.arg(index);
    QString name = asciiHost(url).toLower();
    auto bits = static_cast<unsigned>(index);
    if (isIpv4(name))
        return ipv4Name(name, bits);
    for (QChar &c : name) {
        if (!isLetter(c))
            continue;
        if ((bits & 1U) != 0)
            c = c.toUpper();
        bits >>= 1U;
    }
    return name;
}

void Lanes::set(const QUrl &url, int parallel, bool multiplexed)
{
    const int wanted = multiplexed ? 1 : (std::max(parallel, 1) + width - 1) / width;
    const int count = std::min(wanted, laneNames(url));
    m_url = url;
    m_load.resize(count);
    m_capacity = multiplexed ? std::max(parallel, 1) : std::clamp(parallel, 1, count * width);
}

int Lanes::take()
{
    const auto least = std::min_element(m_load.begin(), m_load.end());
    ++*least;
    return static_cast<int>(least - m_load.begin());
}

void Lanes::give(int lane)
{
    if (lane >= 0 && lane < m_load.size() && m_load[lane] > 0)
        --m_load[lane];
}

QString Lanes::peerName(int lane) const
{
    return laneName(m_url, (m_renewed + lane) % laneNames(m_url));
}

void Lanes::renew()
{
    m_renewed = (m_renewed + count()) % laneNames(m_url);
}

} // namespace phonoscope
