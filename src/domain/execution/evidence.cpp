#include "domain/execution/evidence.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/state.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

constexpr std::size_t kLongest = 1000;

Evidence read_evidence(const db::Row& row) {
  return {.id = row.id<EvidenceId>(0),
          .task = row.id<TaskId>(1),
          .kind = row.text(2),
          .title = row.text(3),
          .number = row.text(4),
          .dated = row.text(5),
          .link = row.text(6),
          .note = row.text(7),
          .file_sha256 = row.text(8),
          .file_name = row.text(9),
          .size = row.integer(10),
          .scan = row.text(11),
          .added_at = row.text(12),
          .added_by = row.text(13),
          .removed_at = row.text(14),
          .removed_by = row.text(15),
          .removed_reason = row.text(16)};
}

Issue complaint(std::string code, std::string message, std::string fix) {
  return {.code = std::move(code), .severity = Severity::error, .message = std::move(message), .fix = std::move(fix)};
}

Issues complaints(const NewEvidence& fresh) {
  Issues issues;
  const bool file = !fresh.file_sha256.empty();
  if (!file && fresh.link.empty() && (trimmed(fresh.number).empty() || fresh.dated.empty()))
    issues.push_back(complaint("reference_incomplete", "Документ не назван.",
                               "Приложите файл, или укажите номер и дату, или ссылку."));
  if (!fresh.dated.empty() && !parse_iso_date(fresh.dated))
    issues.push_back(complaint("bad_date", "Дата документа «" + prefix(fresh.dated, 40) + "» не понята.",
                               "Укажите день, месяц и год."));
  const bool web = fresh.link.starts_with("https://") || fresh.link.starts_with("http://");
  if (!fresh.link.empty() && !web)
    issues.push_back(
        complaint("bad_link", "Ссылка должна начинаться с https:// или http://.", "Скопируйте адрес целиком."));
  for (const std::string* text : {&fresh.title, &fresh.number, &fresh.link, &fresh.note})
    if (length(*text) > kLongest)
      issues.push_back(complaint("too_long", "Текст длиннее 1000 знаков.", "Сократите его."));
  const auto& kinds = paper_kinds();
  if (!fresh.kind.empty() && fresh.kind != "other" &&
      std::ranges::find(kinds, fresh.kind, &PaperKind::id) == kinds.end())
    issues.push_back(
        complaint("unknown_kind", "Вида документа «" + prefix(fresh.kind, 40) + "» нет.", "Выберите из списка."));
  return issues;
}

/// The kind a person did not name: by the title, then by the name of the file.
std::string guessed_kind(const NewEvidence& fresh) {
  for (const std::string* text : {&fresh.title, &fresh.file_name, &fresh.note})
    if (const auto kinds = kinds_in(*text); !kinds.empty()) return kinds.front();
  return "other";
}

std::string title_of(const NewEvidence& fresh, const std::string& kind) {
  if (!trimmed(fresh.title).empty()) return squeezed(fresh.title);
  if (!fresh.file_name.empty()) return fresh.file_name;
  for (const PaperKind& each : paper_kinds())
    if (each.id == kind) return each.title;
  return fresh.link.empty() ? "Документ" : fresh.link;
}

Evidence found(const db::Read& read, EvidenceId id) {
  const auto paper = read.first(sql::evidence_by_id, {id}, read_evidence);
  if (!paper) throw Error(Code::not_found, "Документ не найден.");
  return *paper;
}

/// Papers of a task that waits for the controller or is closed stay as they are.
void refuse_when_reported(const State& now) {
  if (now.status == Status::review || now.status == Status::done)
    throw Error(Code::conflict, "Задача " + std::string(status_title(now.status)) +
                                    ": документы на месте. Сначала верните её в работу.");
}

void need_work(const Hand& who) {
  if (!who.powers.executes && !who.powers.edits) throw Error(Code::forbidden, "Документы прикладывает исполнитель.");
}

std::string marks(const Evidence& paper) {
  JsonWriter json;
  json.begin_object().field("removed_at", paper.removed_at).field("removed_by", paper.removed_by);
  json.field("removed_reason", paper.removed_reason).end_object();
  return json.take();
}

void mark(const db::Write& write, EvidenceId id, const std::string& reason) {
  write.run(sql::mark_evidence, {sys::now_iso(), write.actor().name, reason, id});
}

void unmark(const db::Write& write, EvidenceId id) {
  write.run(sql::mark_evidence, {std::monostate{}, std::monostate{}, std::monostate{}, id});
}

}  // namespace

std::vector<Evidence> papers_of(const db::Read& read, TaskId id) {
  return read.all(sql::evidence_of_task, {id}, read_evidence);
}

Evidence evidence(const db::Read& read, const Hand& who, EvidenceId id) {
  const Evidence paper = found(read, id);
  try {
    state(read, who, paper.task);
  } catch (const Error&) {
    throw Error(Code::not_found, "Документ не найден.");
  }
  return paper;
}

Evidence add_evidence(const db::Write& write, const Hand& who, TaskId id, const NewEvidence& fresh) {
  const State now = state(write, who, id);
  need_work(who);
  if (now.status == Status::done || now.status == Status::cancelled)
    throw Error(Code::conflict, "Задача закрыта (" + std::string(status_title(now.status)) +
                                    "): новые документы к ней не прикладывают. Сначала возобновите её.");
  if (Issues issues = complaints(fresh); !issues.empty())
    throw Error(Code::bad_input, "Документ не принят.", std::move(issues));
  const std::string kind = fresh.kind.empty() ? guessed_kind(fresh) : fresh.kind;
  const EvidenceId made{write.insert(
      sql::insert_evidence, {id, kind, title_of(fresh, kind), std::string(trimmed(fresh.number)), fresh.dated,
                             fresh.link, fresh.note, fresh.file_sha256, fresh.file_name, fresh.size, fresh.scan,
                             sys::now_iso(), account_of(write), write.actor().name})};
  touch(write, now, {"evidence_added", title_of(fresh, kind), "", made, {}});
  return found(write, made);
}

void remove_evidence(const db::Write& write, const Hand& who, EvidenceId id, const std::string& reason) {
  const Evidence paper = evidence(write, who, id);
  const State now = state(write, who, paper.task);
  need_work(who);
  if (!paper.removed_at.empty()) throw Error(Code::conflict, "Этот документ уже убран.");
  if (trimmed(reason).empty()) throw Error(Code::bad_input, "Чтобы убрать документ, напишите причину.");
  refuse_when_reported(now);
  mark(write, id, reason);
  touch(write, now, {"evidence_removed", paper.title + ": " + reason, marks(paper), id, {}});
}

void restore_evidence(const db::Write& write, const Hand& who, EvidenceId id) {
  const Evidence paper = evidence(write, who, id);
  const State now = state(write, who, paper.task);
  need_work(who);
  if (paper.removed_at.empty()) throw Error(Code::conflict, "Этот документ на месте.");
  unmark(write, id);
  touch(write, now, {"evidence_restored", paper.title, marks(paper), id, {}});
}

void undo_evidence(const db::Write& write, const LastChange& change) {
  if (change.kind == "evidence_added") return mark(write, *change.evidence, "добавление отменено");
  if (change.kind == "evidence_removed") return unmark(write, *change.evidence);
  mark(write, *change.evidence, "возвращение отменено");
}

std::string lack_of_evidence(const db::Read& read, const State& now) {
  const auto result = read.first(sql::task_details, {now.id}, [](const db::Row& row) { return row.text(2); });
  const std::vector<std::string> wanted =
      wanted_kinds(read.all(sql::documents_of_measure, {now.measure}, [](const db::Row& row) { return row.text(0); }),
                   result.value_or(""));
  std::vector<Evidence> papers = papers_of(read, now.id);
  std::erase_if(papers, [](const Evidence& paper) { return !paper.removed_at.empty(); });
  const auto fits = [&](const Evidence& paper) {
    return wanted.empty() || std::ranges::find(wanted, paper.kind) != wanted.end();
  };
  if (std::ranges::any_of(papers, fits)) return {};
  if (wanted.empty()) return "Нет подтверждения: приложите файл или укажите документ — номер и дату либо ссылку.";
  std::vector<std::string> titles;
  for (const PaperKind& kind : paper_kinds())
    if (std::ranges::find(wanted, kind.id) != wanted.end()) titles.push_back("«" + kind.title + "»");
  const std::string which = joined(titles, " или ");
  if (papers.empty())
    return "Нет подтверждения: мероприятие закрывает документ вида " + which +
           ". Приложите файл или укажите номер и дату.";
  return "Приложен документ другого вида: нужен " + which + ". Добавьте его или исправьте вид приложенного.";
}

}  // namespace vekha::execution
