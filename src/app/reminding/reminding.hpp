// Reminding as the program does it: one round after another by the settings of the data folder.
#pragma once
#include <atomic>
#include <cstdint>

#include "app/stores.hpp"
#include "core/calendar/production.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/settings.hpp"

namespace vekha::app {

/// The mail server of the settings; a password file with a relative name lies in the data folder. Throws bad_input.
mail::Server mail_server(const sys::Settings& settings, const std::string& folder);
/// From whom letters come and where their links lead; nothing while no mail server is set. Throws bad_input.
std::optional<reminders::Post> post_of(const db::Read& read, const sys::Settings& settings);

class Reminding {
 public:
  Reminding(Stores& stores, const sys::Settings& settings);

  struct Done {
    reminders::Told told;
    reminders::Delivered delivered;
  };
  /// Tells what is due at a moment and hands over the letters that are. Throws bad_input when mail is set wrongly
  /// (people are reminded on the page all the same) and storage.
  Done run(std::int64_t now);
  /// From another thread: a letter on its way is left to the next round.
  void stop() { stopping_ = true; }

 private:
  Stores& stores_;
  sys::Settings settings_;
  calendar::ProductionCalendar calendar_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace vekha::app
