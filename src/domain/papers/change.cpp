#include "base/text.hpp"
#include "domain/papers/check.hpp"
#include "domain/papers/identity.hpp"
#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"
#include "domain/papers/rows.hpp"
#include "io/sys/clock.hpp"

namespace vekha::papers {
namespace {

void set_readers(const db::Write& write, PaperId id, const std::vector<NodeId>& readers) {
  write.run(sql::clear_readers, {id});
  for (const NodeId node : readers) write.run(sql::insert_reader, {id, node});
}

void check_repeal(const db::Read& read, const org::Scope& scope, PaperId id, const Change& change) {
  if (!change.repealed_by) return;
  if (change.repealed_by == id) throw Error(Code::bad_input, "Документ не может отменять сам себя.");
  stand(read, scope, change.repealed_by);
}

}  // namespace

Stale::Stale()
    : Error(Code::conflict, "Карточку документа за это время изменил кто-то другой. Сравните и сохраните ещё раз.") {}

void change(const db::Write& write, const org::Scope& scope, PaperId id, const Change& change) {
  const Stand now = stand(write, scope, id);
  if (change.row_version != now.row_version) throw Stale();
  const Card card = tidy(change.card);
  check_card(card);
  check_repeal(write, scope, id, change);
  if (now.status == Status::draft && change.status != Status::draft)
    throw Error(Code::bad_input, "Проект получает номер и дату при регистрации: зарегистрируйте его.");
  if (now.status != Status::draft && change.status == Status::draft)
    throw Error(Code::bad_input, "Зарегистрированный документ не может снова стать проектом.");
  const std::optional<std::string> day = card.dated ? std::optional(iso_date(*card.dated)) : std::nullopt;
  db::Bind repealed_by;
  if (change.repealed_by) repealed_by = change.repealed_by;
  write.run(sql::update_card,
            {card.kind, card.number, day, card.title, card.issuer, level_name(change.level), status_name(change.status),
             repealed_by, squeezed(change.note), identity(card), issuer_key(card.issuer), search_text(card), id});
  set_readers(write, id, change.readers);
}

std::vector<NodeId> readers(const db::Read& read, PaperId id) {
  return read.all(sql::readers, {id}, [](const db::Row& row) { return row.id<NodeId>(0); });
}

void set_fields(const db::Write& write, const org::Scope& scope, PaperId id,
                const std::map<std::string, std::string>& fields) {
  if (stand(write, scope, id).status != Status::draft)
    throw Error(Code::conflict, "Текст зарегистрированного документа не меняется: подготовьте новый проект.");
  write.run(sql::update_fields, {fields_json(fields), id});
}

void remove(const db::Write& write, const org::Scope& scope, PaperId id) {
  stand(write, scope, id);
  const Paper paper = get(write, {scope, {}}, id);
  if (paper.status != Status::draft && !paper.template_id.empty())
    throw Error(Code::conflict, "Документ зарегистрирован под № " + paper.card.number +
                                    ": удалить его — значит оставить пропуск в журнале. Отметьте его отменённым.");
  write.run(sql::set_removed, {sys::now_iso(), id});
}

void restore(const db::Write& write, const org::Scope& scope, PaperId id) {
  const auto found = write.first(sql::removed_in_subtree, {id, scope.path, scope.path},
                                 [](const db::Row& row) { return row.integer(0); });
  if (!found) throw Error(Code::not_found, "Удалённый документ не найден.");
  write.run(sql::set_removed, {std::monostate{}, id});
}

void attach(const db::Write& write, const org::Scope& scope, PaperId id, const File& file) {
  stand(write, scope, id);
  write.run(sql::set_file, {file.sha256, file.name, file.size, id});
}

}  // namespace vekha::papers
