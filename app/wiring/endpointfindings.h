// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonoscope {

class AnswerStore;
class PhonemeClient;

/// Tells \a client what \a store knows of its service, and has \a store remember what \a client finds out:
/// whether several sentences may go in one request. What was noted over a week ago is found out anew, for
/// services change. The store must outlive the client.
void rememberFindings(PhonemeClient &client, AnswerStore &store);

} // namespace phonoscope
