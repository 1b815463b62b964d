// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace phonoscope::test {

struct Ended
{
    int exitStatus = -1;
    QByteArray out;
    QByteArray err;
};

/// The path of one of the project's programs, as built.
inline QString program(const char *name)
{
    return QStringLiteral(PHONOSCOPE_BIN "/") + QLatin1StringView(name);
}

/// Runs the command line to its end with \a input on standard input.
inline Ended runCli(const QStringList &arguments, const QByteArray &input = {},
                    const QStringList &environment = {})
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("PHONEME_URL"));
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(program("phonoscope-cli"), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The project's own service on a free port of this machine, ended with this object.
class RunningService
{
public:
    explicit RunningService(const QStringList &options = {})
    {
        m_process.start(program("phonoscope-service"),
                        QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} + options);
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine() &&
               m_process.waitForReadyRead(10'000)) {
        }
        const QByteArray line = m_process.readLine().trimmed();
        if (line.startsWith("listening on "))
            m_url = QString::fromUtf8(line.sliced(13));
    }
    ~RunningService()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(10'000))
            m_process.kill();
        m_process.waitForFinished();
    }

    /// Ends it as the power does: what is under way is cut off.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// The endpoint; empty if the service did not start.
    QString url() const { return m_url; }

private:
    QProcess m_process;
    QString m_url;
};

} // namespace phonoscope::test
