// Makes the demonstration from its parts, in order.
#include "domain/demo/parts.hpp"

namespace vekha::demo {
namespace {

void tell(const Setting& setting, int percent, const std::string& message) {
  if (setting.progress) setting.progress(percent, message);
}

}  // namespace

std::string logins_text(const std::vector<Account>& accounts) {
  std::string text = "Вход в демонстрацию (логин / пароль, только для знакомства с программой):\n";
  for (const Account& account : accounts)
    text += "  " + account.login + " / " + account.password + " — " + account.title + "\n";
  return text;
}

Made create(const Setting& setting, const Options& options) {
  const World world = make_world(options);
  Made made{.municipality = world.municipalities.front(),
            .schools = world.schools.size(),
            .kindergartens = world.kindergartens.size()};
  tell(setting, 0, "организации");
  db::Database& records = setting.shelves.records;
  records.write(maker(), "создание демонстрационного муниципалитета",
                [&](const db::Write& write) { store_organisations(write, world); });
  write_scales(setting.folder, world);
  write_knowledge(setting.folder, world);
  records.write(maker(), "календарь процедур", [&](const db::Write& write) { store_calendar(write, world); });
  Truth truth(world);
  const Stored stored = store_works(setting, world, truth);
  made.batches = stored.batches;
  made.works = stored.works;
  tell(setting, 96, "учётные записи");
  made.accounts = records.write(maker(), "учётные записи для знакомства с программой",
                                [&](const db::Write& write) { return store_accounts(write, world); });
  tell(setting, 97, "дорожная карта");
  made.measures = store_roadmap(setting, world);
  tell(setting, 99, "примеры");
  made.sample = write_sample(setting.folder, world);
  write_file(setting.folder + "/demo-logins.txt", logins_text(made.accounts));
  write_file(setting.folder + "/truth.json", truth.json());
  tell(setting, 100, "готово");
  return made;
}

}  // namespace vekha::demo
