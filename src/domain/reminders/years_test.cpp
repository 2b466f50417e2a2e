// Ten years day by day with everything that happens in an office, against a plain model written here on its own.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <set>

#include "domain/reminders/world_test.hpp"

namespace vekha::reminders {
namespace {

using namespace testing_world;  // the small language of these tests

/// Who was told which step of which last day of which task.
using Told4 = std::tuple<std::int64_t, std::int64_t, std::string, int>;

/// Days off: weekends, the first eight days of January, and nine of May.
bool office_day(Date d) {
  if (d.month() == 1 && d.day() <= 8) return false;
  return plain_working_day(d) && !(d.month() == 5 && d.day() == 9);
}

struct ModelPerson {
  AccountId id;
  std::int64_t node = 0;
  std::string role;
  bool disabled = false;
  std::vector<int> steps{30, 7, 1};
};
struct ModelTask {
  std::int64_t id = 0;
  std::int64_t node = 0;
  std::int64_t account = 0;
  std::string status = "planned";
  Date due;
};
struct ModelMute {
  std::int64_t id = 0;
  std::int64_t account = 0;
  std::int64_t task = 0;
  std::optional<Date> until;
};

/// What ought to be told, said as plainly as can be.
struct Model {
  std::vector<ModelPerson> people;
  std::vector<ModelTask> tasks;
  std::vector<ModelMute> mutes;
  std::map<std::tuple<std::int64_t, std::int64_t, std::string>, int> urgency;  ///< of what was told last
  std::int64_t authority = 0;

  bool muted(std::int64_t account, std::int64_t task, Date today) const {
    for (const ModelMute& mute : mutes)
      if (mute.account == account && mute.task == task && (!mute.until || today <= *mute.until)) return true;
    return false;
  }
  /// Urgency grows: −30, −7, −1, 0, 1 …; nothing when no step was reached.
  static std::optional<int> most_urgent(const std::vector<int>& steps, Date due, Date today) {
    std::optional<int> found;
    for (const int step : steps) {
      Date told = due.plus_days(-step);
      while (!office_day(told)) told = told.plus_days(-1);
      if (told <= today && (!found || -step > *found)) found = -step;
    }
    Date nominal = due.plus_days(1);
    for (int week = 0; nominal <= today; ++week, nominal = nominal.plus_days(7)) {
      Date told = nominal;
      while (!office_day(told)) told = told.plus_days(1);
      if (told <= today) found = week;
    }
    return found;
  }
  std::set<Told4> round(Date today) {
    std::set<Told4> out;
    for (const ModelTask& task : tasks) {
      if (task.status == "done" || task.status == "cancelled") continue;
      for (const ModelPerson& person : people) {
        if (person.disabled || muted(person.id.value, task.id, today)) continue;
        const bool does = task.status != "review" && executes(person, task);
        if (!does && !(controls(person) && task.due < today)) continue;
        const auto reached = most_urgent(does ? person.steps : std::vector<int>{}, task.due, today);
        if (!reached) continue;
        const auto key = std::tuple(person.id.value, task.id, iso_date(task.due));
        const auto before = urgency.find(key);
        if (before != urgency.end() && before->second >= *reached) continue;
        urgency[key] = *reached;
        out.insert({person.id.value, task.id, iso_date(task.due), -*reached});
      }
    }
    return out;
  }
  bool executes(const ModelPerson& person, const ModelTask& task) const {
    if (task.node != authority) return person.node == task.node;
    return task.account != 0 && !is_disabled(task.account) ? person.id.value == task.account
                                                           : person.role == "specialist";
  }
  bool is_disabled(std::int64_t account) const {
    for (const ModelPerson& person : people)
      if (person.id.value == account) return person.disabled;
    return true;
  }
  static bool controls(const ModelPerson& person) { return person.role == "controller"; }
};

/// The store and the model living the same ten years.
class Decade {
 public:
  explicit Decade(unsigned seed) : random_(seed), world_(std::make_unique<World>(db::Database::open(file_))) {
    model_.authority = world_->own.id.value;
    for (const auto& [id, node, role] : {std::tuple(world_->specialist, world_->own.id, "specialist"),
                                         std::tuple(world_->controller, world_->own.id, "controller"),
                                         std::tuple(world_->director, world_->school.id, "school_head"),
                                         std::tuple(world_->deputy, world_->school.id, "school_deputy"),
                                         std::tuple(world_->neighbour, world_->other.id, "school_head"),
                                         std::tuple(world_->head, world_->own.id, "head")})
      model_.people.push_back({id, node.value, role});
    world_->mail_to(world_->director, "director@example.ru");
    world_->mail_to(world_->specialist, "specialist@example.ru", Digest::none);
    world_->mail_to(world_->neighbour, "neighbour@example.ru", Digest::weekly);
  }
  ~Decade() {
    world_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_ + end);
  }

  void live(Date from, Date to) {
    for (today_ = from; today_ < to; today_ = today_.plus_days(1)) {
      happen();
      if (chance(1)) away_ = pick(1, 40);
      if (away_ > 0 && away_-- > 0) continue;  // the server is down
      for (const int hour : hours()) round(hour);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
  void settle() {  // a quiet month at the end: what waits gets its letter
    server_up_ = true;
    kill_ = false;
    for (const ModelTask& task : model_.tasks) world_->set(TaskId{task.id}, "status", "done");
    for (ModelTask& task : model_.tasks) task.status = "done";
    for (int i = 0; i < 30; ++i, today_ = today_.plus_days(1)) round(12);
  }

  int told = 0, killed = 0, restarts = 0;
  std::map<std::string, int> accepted;    ///< by Message-ID
  std::map<std::string, int> lost_after;  ///< accepted, but the process died before it was noted
  const World& world() const { return *world_; }

 private:
  int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool chance(int percent) { return pick(1, 100) <= percent; }
  ModelTask& some_task() {
    return model_.tasks[static_cast<std::size_t>(pick(0, static_cast<int>(model_.tasks.size()) - 1))];
  }
  ModelPerson& somebody() {
    return model_.people[static_cast<std::size_t>(pick(0, static_cast<int>(model_.people.size()) - 1))];
  }
  std::vector<int> hours() {
    std::set<int> out;
    for (int i = pick(1, 2); i > 0; --i) out.insert(pick(0, 23));
    return {out.begin(), out.end()};
  }

  void happen() {
    if (chance(12) || model_.tasks.empty()) add_task();
    for (int i = 0; i < 3; ++i)
      if (chance(20)) set_status();
    if (chance(4)) move();
    if (chance(3)) mute();
    if (chance(1)) disable();
    if (chance(1)) change_steps();
    if (chance(2)) server_up_ = !server_up_;
    kill_ = chance(10);
    if (chance(1))
      zone_ = sys::Zone(pick(0, 2) == 0 ? "Asia/Kamchatka" : pick(0, 1) == 0 ? "Europe/Berlin" : "Europe/Moscow");
    if (chance(3)) restart();
  }
  void add_task() {
    const std::array nodes{world_->own.id, world_->school.id, world_->other.id};
    ModelTask task{.node = nodes[static_cast<std::size_t>(pick(0, 2))].value, .due = today_.plus_days(pick(-10, 80))};
    if (task.node == model_.authority && chance(50)) task.account = world_->head.value;
    task.id =
        world_->add({.node = NodeId{task.node}, .due = iso_date(task.due), .account = AccountId{task.account}}).value;
    model_.tasks.push_back(task);
  }
  void set_status() {
    ModelTask& task = some_task();
    const std::array states{"planned", "in_work", "review", "done", "done", "done", "cancelled"};
    task.status = states[static_cast<std::size_t>(pick(0, 6))];
    world_->set(TaskId{task.id}, "status", task.status);
  }
  void move() {
    ModelTask& task = some_task();
    task.due = task.due.plus_days(pick(-20, 40));
    world_->set(TaskId{task.id}, "due", iso_date(task.due));
  }
  void mute() {
    if (!model_.mutes.empty() && chance(50)) {
      const ModelMute gone = model_.mutes.back();
      model_.mutes.pop_back();
      world_->write([&](const db::Write& write) { remove_mute(write, AccountId{gone.account}, gone.id); });
      return;
    }
    ModelMute fresh{.account = somebody().id.value, .task = some_task().id};
    if (chance(70)) fresh.until = today_.plus_days(pick(0, 60));
    fresh.id = world_->write([&](const db::Write& write) {
      return add_mute(write, {},
                      {.account = AccountId{fresh.account},
                       .object = "task",
                       .object_id = fresh.task,
                       .reason = "так надо",
                       .until = fresh.until},
                      today_);
    });
    model_.mutes.push_back(fresh);
  }
  void disable() {
    ModelPerson& person = somebody();
    if (person.role == "controller" || person.role == "specialist") return;  // their places are taken by others then
    person.disabled = !person.disabled;
    world_->write([&](const db::Write& write) {
      write.run("UPDATE account SET disabled = ? WHERE id = ?", {person.disabled, person.id});
    });
  }
  void change_steps() {
    ModelPerson& person = somebody();
    person.steps = chance(30) ? std::vector<int>{} : std::vector<int>{pick(20, 60), pick(5, 19), pick(1, 4)};
    world_->write([&](const db::Write& write) {
      Profile wanted = profile(write, person.id);
      wanted.steps = person.steps;
      set_profile(write, person.id, wanted);
    });
  }
  void restart() {
    ++restarts;
    world_->records.reset();
    world_->records = db::Database::open(file_);
  }

  void round(int hour) {
    const std::int64_t now = zone_.moment(today_, hour * 3600 + pick(0, 3599));
    Round round{.now = now, .zone = zone_, .working = office_day, .post = post()};
    if (kill_ && chance(50)) {  // the process dies in the middle of its work
      int left = pick(0, 400);
      round.working = [left](Date d) mutable {
        if (left-- == 0) throw std::runtime_error("killed");
        return office_day(d);
      };
      try {
        tell(*world_->records, round);
      } catch (const std::runtime_error&) {
        ++killed;
        restart();
      }
      round.working = office_day;
    }
    tell(*world_->records, round);
    const sys::LocalTime local = zone_.local(now);
    const bool tells = local.hour() >= 8 && office_day(local.day);
    compare(tells ? model_.round(local.day) : std::set<Told4>{});
    send(now);
  }
  void compare(const std::set<Told4>& expected) {
    std::set<Told4> found;
    world_->read([&](const db::Read& read) {
      read.each(
          "SELECT r.id, r.account_id, r.task_id, r.due, r.step, n.account_id FROM reminder r JOIN notification n ON "
          "n.id = "
          "r.notification_id WHERE r.id > ? ORDER BY r.id",
          {last_}, [&](const db::Row& row) {
            last_ = row.integer(0);
            EXPECT_EQ(row.integer(1), row.integer(5));
            const bool fresh =
                found.insert({row.integer(1), row.integer(2), row.text(3), static_cast<int>(row.integer(4))}).second;
            EXPECT_TRUE(fresh);
          });
    });
    told += static_cast<int>(found.size());
    ASSERT_EQ(found, expected) << iso_date(today_);
  }
  void send(std::int64_t now) {
    const bool dies = kill_ && chance(50);
    int left = pick(0, 2);
    const Sender sender = [&](const mail::Letter& letter) -> mail::Outcome {
      if (!server_up_) return {mail::Outcome::State::later, 0, "не отвечает"};
      if (chance(10)) return {mail::Outcome::State::later, 451, "занято"};
      ++accepted[letter.message_id];
      if (dies && left-- == 0) {
        ++lost_after[letter.message_id];
        throw std::runtime_error("killed");
      }
      return {mail::Outcome::State::accepted, 250, ""};
    };
    try {
      deliver(*world_->records, post(), sender, now);
    } catch (const std::runtime_error&) {
      ++killed;
      restart();
    }
  }

  /// In memory where there is such a folder: ten years are many small transactions.
  static std::filesystem::path folder() {
    return std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path();
  }

  std::mt19937 random_;
  std::string file_ = (folder() / ("vekha-years-" + std::to_string(getpid()) + ".sqlite")).string();
  std::unique_ptr<World> world_;
  Model model_;
  Date today_;
  sys::Zone zone_{"Europe/Moscow"};
  int away_ = 0;
  bool server_up_ = true;
  bool kill_ = false;
  std::int64_t last_ = 0;
};

TEST(TenYears, NoReminderIsLostOrDoubledAcrossRestarts) {
  const char* const chosen = std::getenv("VEKHA_SEED");
  Decade decade(chosen == nullptr ? 20210101U : static_cast<unsigned>(std::atoi(chosen)));
  decade.live(Date::of(2021, 1, 1), Date::of(2031, 1, 1));
  ASSERT_FALSE(HasFatalFailure());
  decade.settle();
  EXPECT_GT(decade.told, 2000);
  EXPECT_GT(decade.killed, 50);
  EXPECT_GT(decade.restarts, 100);
  decade.world().read([&](const db::Read& read) {
    EXPECT_EQ(read.count("SELECT count(*) FROM reminder r JOIN account a ON a.id = r.account_id WHERE r.mail = 'wait' "
                         "AND a.disabled = 0"),
              0)
        << "waits for ever";
    EXPECT_EQ(read.count("SELECT count(*) FROM reminder WHERE mail = 'put' AND letter_id IS NULL"), 0);
    EXPECT_EQ(read.count("SELECT count(*) FROM letter WHERE state IN ('queued', 'sending')"), 0) << "stays on its way";
    EXPECT_EQ(read.count("SELECT count(*) FROM letter WHERE state = 'sent'"),
              static_cast<std::int64_t>(decade.accepted.size()));
  });
  for (const auto& [name, times] : decade.accepted)
    EXPECT_EQ(times, 1 + decade.lost_after[name])
        << name << ": a letter goes again only when the process died after handing it over";
}

}  // namespace
}  // namespace vekha::reminders
