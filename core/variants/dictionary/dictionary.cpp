// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing but the embedded dictionary: a static library needs one translation unit.
