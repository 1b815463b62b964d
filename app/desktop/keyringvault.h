// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/tokenvault.h"

namespace phonoscope {

/// The keyring of the user's desktop, where there is one.
class KeyringVault : public TokenVault
{
    Q_OBJECT
public:
    using TokenVault::TokenVault;

    void read(const QString &place) override;
    void write(const QString &place, const QString &secret) override;
    void remove(const QString &place) override;
};

} // namespace phonoscope
