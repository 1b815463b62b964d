// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparisonfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace phonoscope {

namespace {

const auto ending = QStringLiteral(".phonoscope");

QString text(const char *source)
{
    return QCoreApplication::translate("phonoscope::ComparisonFiles", source);
}

QString folder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

QString filter()
{
    return text("Phonoscope comparison (*.phonoscope)");
}

} // namespace

tl::expected<void, QString> saveComparison(const SavedComparison &saved, const QString &path)
{
    const QByteArray bytes = comparisonFile(saved);
    if (bytes.size() > maxComparisonFileBytes)
        return tl::unexpected(text("The comparison is too long to be saved: compare fewer words at a time."));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(
            text("%1 could not be saved: %2. Choose another place.").arg(path, file.errorString()));
    return {};
}

tl::expected<QByteArray, QString> readComparisonBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(text("%1 could not be opened: %2.").arg(path, file.errorString()));
    // One byte more than is read of any: what is too long is found out there.
    return file.read(maxComparisonFileBytes + 1);
}

QString withComparisonEnding(const QString &path)
{
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

QString askWhereToSaveComparison(QWidget *parent)
{
    return QFileDialog::getSaveFileName(parent, text("Save comparison"),
                                        folder() + QStringLiteral("/comparison") + ending, filter());
}

QString askWhereToSavePicture(QWidget *parent)
{
    QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    if (!QDir(pictures).exists())
        pictures = QDir::homePath();
    return QFileDialog::getSaveFileName(parent, text("Save picture"),
                                        pictures + QStringLiteral("/alignment.png"),
                                        text("PNG picture (*.png);;SVG drawing (*.svg)"));
}

QString askWhichComparisonToOpen(QWidget *parent)
{
    return QFileDialog::getOpenFileName(parent, text("Open comparison"), folder(), filter());
}

} // namespace phonoscope
