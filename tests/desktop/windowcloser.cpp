// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/windowcloser.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <xcb/xcb.h>

namespace phonoscope::test {

namespace {

struct Free
{
    void operator()(void *reply) const { std::free(reply); }
};
template <class Reply>
using Owned = std::unique_ptr<Reply, Free>;

using Connection = std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)>;

xcb_atom_t atom(xcb_connection_t *connection, const char *name)
{
    const auto asked = xcb_intern_atom(connection, 0, static_cast<std::uint16_t>(std::strlen(name)), name);
    const Owned<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(connection, asked, nullptr));
    return reply ? reply->atom : xcb_atom_t(XCB_ATOM_NONE);
}

bool isShown(xcb_connection_t *connection, xcb_window_t window)
{
    const Owned<xcb_get_window_attributes_reply_t> reply(
        xcb_get_window_attributes_reply(connection, xcb_get_window_attributes(connection, window), nullptr));
    return reply && reply->map_state == XCB_MAP_STATE_VIEWABLE;
}

bool understands(xcb_connection_t *connection, xcb_window_t window, xcb_atom_t protocols, xcb_atom_t protocol)
{
    const auto asked = xcb_get_property(connection, 0, window, protocols, XCB_ATOM_ATOM, 0, 32);
    const Owned<xcb_get_property_reply_t> reply(xcb_get_property_reply(connection, asked, nullptr));
    if (!reply)
        return false;
    const std::span atoms(static_cast<const xcb_atom_t *>(xcb_get_property_value(reply.get())),
                          static_cast<std::size_t>(xcb_get_property_value_length(reply.get())) /
                              sizeof(xcb_atom_t));
    return std::find(atoms.begin(), atoms.end(), protocol) != atoms.end();
}

} // namespace

int askWindowsToClose()
{
    const Connection connection(xcb_connect(nullptr, nullptr), &xcb_disconnect);
    if (xcb_connection_has_error(connection.get()) != 0)
        return -1;
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(connection.get())).data->root;
    const xcb_atom_t protocols = atom(connection.get(), "WM_PROTOCOLS");
    const xcb_atom_t deleteWindow = atom(connection.get(), "WM_DELETE_WINDOW");
    const Owned<xcb_query_tree_reply_t> tree(
        xcb_query_tree_reply(connection.get(), xcb_query_tree(connection.get(), root), nullptr));
    if (!tree)
        return -1;

    int asked = 0;
    const std::span windows(xcb_query_tree_children(tree.get()),
                            static_cast<std::size_t>(xcb_query_tree_children_length(tree.get())));
    for (const xcb_window_t window : windows) {
        if (!isShown(connection.get(), window) ||
            !understands(connection.get(), window, protocols, deleteWindow))
            continue;
        xcb_client_message_event_t event{};
        event.response_type = XCB_CLIENT_MESSAGE;
        event.format = 32;
        event.window = window;
        event.type = protocols;
        event.data.data32[0] = deleteWindow;
        event.data.data32[1] = XCB_CURRENT_TIME;
        xcb_send_event(connection.get(), 0, window, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char *>(&event));
        ++asked;
    }
    xcb_flush(connection.get());
    return asked;
}

} // namespace phonoscope::test
