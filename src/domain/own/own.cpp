#include "domain/own/own.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/text.hpp"
#include "domain/own/own.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::own {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "показатель";
constexpr std::string_view kPrefix = "own-";
constexpr std::string_view kHead = "# Записано программой: правка на странице или командой заменит этот файл.\n";

/// «Справочник «показатель», строка 1: ключ «unit»: …» without the place nobody sees on a page.
std::vector<std::string> plain(const std::string& message) {
  std::vector<std::string> out;
  for (const std::string& line : split(message, '\n')) {
    const auto key = line.find("ключ «");
    if (const std::string text = key == std::string::npos ? line : line.substr(key); !trimmed(text).empty())
      out.push_back(text);
  }
  return out;
}

void add(std::vector<std::string>& to, const std::vector<std::string>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

bool fits_id(const std::string& id) {
  return !id.empty() && id.size() <= 60 && id.front() >= 'a' && id.front() <= 'z' &&
         std::ranges::all_of(
             id, [](char one) { return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_'; });
}

/// The one definition of the text; nothing with faults told.
std::optional<indicators::Definition> definition_in(const Text& text, std::vector<std::string>& faults) {
  std::vector<indicators::Definition> all;
  try {
    all = indicators::read_definitions(kFile, text.definition);
  } catch (const Error& error) {
    add(faults, plain(error.message()));
    return std::nullopt;
  }
  if (all.size() != 1) {
    faults.emplace_back("В файле должно быть одно определение, а в нём их " + std::to_string(all.size()) + ".");
    return std::nullopt;
  }
  indicators::Definition& one = all.front();
  if (!fits_id(one.id))
    faults.emplace_back("Код показателя «" + one.id + "»: латинские буквы, цифры и «_», первая — буква.");
  if (one.name.empty()) faults.emplace_back("Название: напишите, как показатель называется.");
  if (one.formula.empty()) faults.emplace_back("Формула словами: напишите её так, чтобы понял директор школы.");
  if (one.basis.act.empty()) faults.emplace_back("Основание: напишите акт или обычай, на котором держится показатель.");
  if (one.minimum < 1) faults.emplace_back("Наименьшее число работ: от 1.");
  return faults.empty() ? std::optional(std::move(one)) : std::nullopt;
}

indicators::Library with(const indicators::Library& library, const indicators::Definition& fresh) {
  indicators::Library out = library;
  const auto same = std::ranges::find(out.all, fresh.id, &indicators::Definition::id);
  same == out.all.end() ? out.all.push_back(fresh) : void(*same = fresh);
  return out;
}

Version version_of(const db::Row& row) {
  return {.id = row.integer(0),
          .indicator = row.text(1),
          .text = {row.text(2), row.text(3)},
          .recorded_at = row.text(4),
          .actor = row.text(5),
          .withdrawn_at = row.text(6)};
}

/// Written beside and renamed: nobody reads half a file.
void put(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  const fs::path beside = file.string() + ".new";
  std::ofstream(beside, std::ios::binary | std::ios::trunc) << kHead << content << "\n";
  std::error_code failed;
  fs::rename(beside, file, failed);
  if (failed) throw Error(Code::storage, "Не удалось записать «" + file.string() + "»: " + failed.message() + ".");
}

/// Files of ours that no version holds any more.
void sweep(const fs::path& folder, const std::set<std::string>& holding) {
  std::error_code gone;
  std::vector<fs::path> old;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, gone)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".yaml" && name.starts_with(kPrefix) &&
        !holding.contains(name.substr(kPrefix.size())))
      old.push_back(entry.path());
  }
  for (const fs::path& file : old) fs::remove(file, gone);
}

}  // namespace

bool Trial::holds() const {
  return faults.empty() && cases.size() >= 3 &&
         std::ranges::all_of(cases, [](const indicators::CaseOutcome& one) { return one.fault.empty(); });
}

Trial tried(const indicators::Library& library, const Text& text) {
  Trial out;
  const auto one = definition_in(text, out.faults);
  if (!one || text.cases.empty()) return out;
  try {
    out.cases = indicators::run_cases("случаи", text.cases, with(library, *one));
  } catch (const Error& error) {
    for (const std::string& line : plain(error.message())) out.faults.push_back("Проверочные случаи: " + line);
  }
  return out;
}

std::vector<Version> versions(const db::Read& read, const std::string& indicator) {
  return read.all(sql::own_versions, {indicator, indicator}, version_of);
}

std::string next_id(const db::Read& read) {
  std::set<std::string> met;
  for (const Version& one : versions(read)) met.insert(one.indicator);
  std::size_t number = met.size() + 1;
  while (met.contains("own_" + std::to_string(number))) ++number;
  return "own_" + std::to_string(number);
}

std::string save(const db::Write& write, const indicators::Library& library, const Text& text) {
  const Trial trial = tried(library, text);
  std::vector<std::string> faults;
  const auto one = definition_in(text, faults);
  if (!trial.faults.empty() || !one) {
    Issues issues;
    for (const std::string& fault : trial.faults)
      issues.push_back({.code = "definition", .severity = Severity::error, .place = {}, .message = fault});
    throw Error(Code::bad_input, "Показатель не записан: исправьте поля.", issues);
  }
  for (const Version& old : versions(write, one->id)) {
    if (!old.withdrawn_at.empty()) continue;
    if (old.text.definition == text.definition && old.text.cases == text.cases)
      throw Error(Code::conflict, "Ничего не изменилось: записывать нечего.");
    break;
  }
  write.insert(sql::insert_own, {one->id, text.definition, text.cases, sys::now_iso(), write.actor().name});
  return one->id;
}

void undo(const db::Write& write, const std::string& indicator) {
  for (const Version& one : versions(write, indicator))
    if (one.withdrawn_at.empty()) {
      write.run(sql::withdraw_own, {sys::now_iso(), one.id});
      return;
    }
  throw Error(Code::not_found, "Своего показателя «" + indicator + "», записанного в программе, нет.");
}

void lay_files(const db::Read& read, const std::string& data_folder) {
  const fs::path definitions = fs::path(data_folder) / "catalog" / "indicators";
  const fs::path cases = fs::path(data_folder) / "catalog" / "checks" / "indicators";
  std::set<std::string> holding;
  std::set<std::string> checked;
  for (const Version& one : versions(read)) {
    if (!one.withdrawn_at.empty() || !holding.insert(one.indicator).second) continue;
    const std::string name = std::string(kPrefix) + one.indicator + ".yaml";
    if (!one.text.cases.empty()) {
      put(cases / name, one.text.cases);
      checked.insert(one.indicator);
    }
    put(definitions / name, one.text.definition);
  }
  sweep(definitions, holding);
  sweep(cases, checked);
}

}  // namespace vekha::own
