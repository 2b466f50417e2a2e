#include "app/api/attachment.hpp"
#include "app/api/handlers.hpp"
#include "app/api/paper_pieces.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

papers::Card card_of(const Fields& fields, const papers::Card& now) {
  papers::Card card = now;
  const auto take = [&](const char* name, std::string& into) {
    if (auto text = fields.maybe_text(name)) into = *std::move(text);
  };
  take("kind", card.kind);
  take("number", card.number);
  take("issuer", card.issuer);
  take("title", card.title);
  if (const auto dated = fields.maybe_text("dated")) card.dated = day_of(dated);
  return card;
}

/// An empty text says that the level is not known.
papers::Level told_level(const std::string& name) { return name.empty() ? papers::Level::unknown : level_of(name); }

papers::PaperId id_of(const Call& call) { return papers::PaperId{call.id()}; }

template <class Work>
http::Response changed(Context& context, const Call& call, const std::string& reason, Work work) {
  try {
    context.stores.records().write(call.who().actor(), reason, [&](const db::Write& write) { work(write); });
  } catch (const papers::Stale& stale) {
    throw stale.with_current(paper_response(context, call, id_of(call)).body);
  }
  return paper_response(context, call, id_of(call));
}

papers::Change change_of(const db::Read& read, const Call& call, const Fields& fields) {
  const papers::Paper now = papers::get(read, sight_of(call), id_of(call));
  papers::Change change{.card = card_of(fields, now.card),
                        .level = now.level,
                        .status = now.status,
                        .repealed_by = now.repealed_by,
                        .note = fields.maybe_text("note").value_or(now.note),
                        .readers = papers::readers(read, now.id),
                        .row_version = fields.maybe_integer("row_version").value_or(0)};
  if (const auto level = fields.maybe_text("level")) change.level = told_level(*level);
  if (const auto status = fields.maybe_text("status")) change.status = status_of(*status);
  if (const auto other = fields.maybe_integer("repealed_by")) change.repealed_by = papers::PaperId{*other};
  if (const auto all = fields.maybe_truth("for_all_below")) {
    std::erase(change.readers, now.node);
    if (*all) change.readers.push_back(now.node);
  }
  return change;
}

}  // namespace

http::Response add_paper(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  papers::Fresh fresh{.node = call.who().account.node.id,
                      .card = card_of(fields, {}),
                      .level = level_of_own(call.who()),
                      .note = fields.maybe_text("note").value_or(""),
                      .for_all_below = fields.maybe_truth("for_all_below").value_or(false)};
  if (const auto level = fields.maybe_text("level")) fresh.level = told_level(*level);
  if (const auto status = fields.maybe_text("status")) fresh.status = status_of(*status);
  const auto id =
      context.stores.records().write(call.who().actor(), "документ внесён в реестр", [&](const db::Write& write) {
        if (const auto same = papers::find_same(write, fresh.node, fresh.card);
            same && fresh.status != papers::Status::draft)
          throw Error(Code::conflict,
                      "Такой документ уже есть в реестре под номером карточки " + std::to_string(same.value) + ".");
        return papers::add(write, fresh);
      });
  return paper_response(context, call, id);
}

/// A change that makes a draft registered gives it its number; one that makes it a draft again takes the number back.
http::Response change_paper(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  return changed(context, call, "карточка документа изменена", [&](const db::Write& write) {
    papers::Change change = change_of(write, call, fields);
    const papers::Status now = papers::get(write, sight_of(call), id_of(call)).status;
    const bool entered = now == papers::Status::draft && change.status == papers::Status::registered;
    const bool withdrawn = now == papers::Status::registered && change.status == papers::Status::draft;
    const papers::Registration registration{change.card.dated.value_or(sys::today()), change.card.number};
    if (entered || withdrawn) change.status = now;
    if (!withdrawn) papers::change(write, call.who().scope(), id_of(call), change);
    if (entered) papers::enter(write, call.who().scope(), id_of(call), registration);
    if (withdrawn) papers::withdraw(write, call.who().scope(), id_of(call));
  });
}

http::Response remove_paper(Context& context, const Call& call) {
  context.stores.records().write(call.who().actor(), "документ убран из реестра", [&](const db::Write& write) {
    papers::remove(write, call.who().scope(), id_of(call));
  });
  return no_content();
}

http::Response restore_paper(Context& context, const Call& call) {
  return changed(context, call, "документ возвращён в реестр",
                 [&](const db::Write& write) { papers::restore(write, call.who().scope(), id_of(call)); });
}

http::Response register_paper(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const papers::Registration registration{.dated = day_of(fields.maybe_text("dated")).value_or(sys::today()),
                                          .number = fields.maybe_text("number").value_or("")};
  return changed(context, call, "документ зарегистрирован",
                 [&](const db::Write& write) { papers::enter(write, call.who().scope(), id_of(call), registration); });
}

http::Response add_paper_person(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  papers::Person person{.name = fields.maybe_text("name").value_or(""),
                        .position = fields.maybe_text("position").value_or("")};
  return changed(context, call, "лист ознакомления дополнен", [&](const db::Write& write) {
    if (const auto account = fields.maybe_integer("account")) {
      const people::Account found = people::account(write, AccountId{*account});
      if (!call.who().scope().covers(found.node)) throw Error(Code::not_found, "Такой учётной записи нет.");
      person.account = found.id;
      person.name = found.name;
      if (person.position.empty()) person.position = found.role_title + ", " + found.node.name;
    }
    papers::add_person(write, call.who().scope(), id_of(call), person);
  });
}

http::Response acquaint(Context& context, const Call& call) {
  const Fields fields(call.request.body.empty() ? "{}" : call.request.body);
  const auto person = fields.maybe_integer("person");
  const auto day = day_of(fields.maybe_text("date"));
  return changed(context, call, "отметка об ознакомлении", [&](const db::Write& write) {
    if (!person) return papers::acquaint(write, sight_of(call), id_of(call), sys::today());
    if (!call.who().may("papers.change"))
      throw Error(Code::forbidden, "Отмечать других может только тот, кто ведёт документы.");
    if (fields.maybe_truth("remove").value_or(false))
      return papers::remove_person(write, call.who().scope(), id_of(call), *person);
    papers::mark_person(
        write, call.who().scope(), id_of(call), *person,
        fields.maybe_truth("undo").value_or(false) ? std::nullopt : std::optional(day.value_or(sys::today())));
  });
}

http::Response add_paper_file(Context& context, const Call& call) {
  if (call.request.body_file.empty()) throw Error(Code::bad_input, "Файл пуст: передайте его телом запроса.");
  // Whoever may not change the paper leaves no file behind.
  context.stores.records().read([&](const db::Read& read) { return papers::get(read, sight_of(call), id_of(call)); });
  const std::string given = call.text("name");
  const std::string name = prefix(squeezed(given.substr(given.find_last_of("/\\") + 1)), 150);
  const files::Kept kept = context.files.keep(call.request.body_file);
  return changed(context, call, "файл документа", [&](const db::Write& write) {
    papers::attach(write, call.who().scope(), id_of(call), {kept.sha256, name.empty() ? "файл" : name, kept.size});
  });
}

http::Response get_paper_file(Context& context, const Call& call) {
  const papers::Paper paper = context.stores.records().read(
      [&](const db::Read& read) { return papers::get(read, sight_of(call), id_of(call)); });
  if (paper.file.sha256.empty()) throw Error(Code::not_found, "К документу не приложен файл.");
  // Never shown inside the page: what people attach may be anything.
  http::Response response = attachment(paper.file.name, "");
  response.headers.front() = {"Content-Type", "application/octet-stream"};
  response.file = context.files.path(paper.file.sha256);
  return response;
}

}  // namespace vekha::api
