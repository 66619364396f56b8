// Sends what waits in the outbox (src/news/outbox.h) by the host's mail program.
#pragma once

#include "src/db/connection.h"
#include "src/news/message.h"
#include "src/news/outbox.h"
#include "src/site/config.h"
#include "src/text/mail.h"

#include <cstdint>
#include <optional>
#include <string>

namespace masthead::cli {

// Sends for at most 40 s, one mail after the other. What was not taken is tried again after a
// minute, two, four ... an hour at most, for five days.
void send_mails(const site::Config& config, db::Connection& db);

// The mail to the newsroom, or to the visitor; nothing when the visitor has no address that can
// stand in a mail's header. `story` is a line about the story it is about, or empty.
text::Mail notice_of(const site::Config& config, const news::Message& message,
                     const std::string& story, text::Instant now);
std::optional<text::Mail> reply_of(const site::Config& config, const news::Message& message,
                                   const news::Mail& reply, text::Instant now);

// Seconds until the next attempt, after so many; nothing: given up, as it has waited that long.
std::optional<std::int64_t> next_attempt(std::int64_t attempts, std::int64_t waited);

}  // namespace masthead::cli
