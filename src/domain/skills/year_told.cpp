#include "base/text.hpp"
#include "domain/skills/skills.hpp"

namespace vekha::skills {
namespace {

void write_cell(JsonWriter& json, const PaperCell& one) {
  json.begin_object().field("works", one.works).field("judged", one.judged).field("deficits", one.deficits);
  json.field("perhaps", one.perhaps).field("systemic", one.systemic).end_object();
}

void write_place(JsonWriter& json, const Place& place) {
  json.begin_object().field("level", level_name(place.level)).field("node", place.node.value);
  json.field("name", place.name).field("class_name", place.class_name).field("words", place.words).key("all");
  write_cell(json, place.all);
  json.key("papers").begin_array();
  for (const auto& one : place.papers) one ? write_cell(json, *one) : void(json.null());
  json.end_array().end_object();
}

void write_weak(JsonWriter& json, const Weak& one) {
  json.begin_object().field("place", one.place).field("paper", one.paper).field("code", one.code);
  json.field("element", one.element).field("systemic", one.systemic).field("words", one.words).key("value");
  write_estimate(json, one.value);
  json.end_object();
}

void write_moved(JsonWriter& json, const Moved& one) {
  json.begin_object().field("place", one.place).field("paper", one.paper).field("before_year", one.before_year);
  json.field("code", one.code).field("element", one.element).field("words", one.words);
  json.field("standing", words::standing_name(words::standing_of_difference(one.change)));
  json.field("sure", one.sureness != words::Sureness::may_be).key("before");
  write_estimate(json, one.before);
  json.key("now");
  write_estimate(json, one.now);
  json.key("change");
  write_estimate(json, one.change);
  json.end_object();
}

std::string cell_text(const std::optional<PaperCell>& one) {
  if (!one) return "нет данных";
  if (one->judged == 0) return "мало работ";
  std::string out = std::to_string(one->deficits) + " из " + std::to_string(one->judged);
  if (one->systemic > 0) out += ", системных " + std::to_string(one->systemic);
  if (one->perhaps > 0) out += ", возможно ещё " + std::to_string(one->perhaps);
  return out;
}

tables::Table framed(const YearAnswer& answer, std::string title) {
  tables::Table out{.id = "skills-year", .title = std::move(title), .caption = std::to_string(answer.year) + " год"};
  out.notes = answer.comparable;
  out.notes.insert(out.notes.end(), answer.notes.begin(), answer.notes.end());
  return out;
}

tables::Cell number(const Estimate& estimate) { return {{}, estimate}; }

}  // namespace

void write_year(JsonWriter& json, const YearAnswer& answer) {
  json.begin_object().field("year", answer.year).field("headline", answer.headline).field("by", answer.by);
  json.field("threshold", answer.threshold).field("few", answer.few).key("papers").begin_array();
  for (const Paper& one : answer.papers) {
    json.begin_object().field("procedure", one.exam.procedure).field("year", one.exam.year);
    json.field("grade", one.exam.grade).field("subject", one.exam.subject).field("title", one.title);
    json.field("by", one.by).field("single", one.single).field("skills", one.skills).end_object();
  }
  json.end_array().key("places").begin_array();
  for (const Place& one : answer.places) write_place(json, one);
  json.end_array().key("weak").begin_array();
  for (const Weak& one : answer.weak) write_weak(json, one);
  json.end_array().key("moved").begin_array();
  for (const Moved& one : answer.moved) write_moved(json, one);
  json.end_array().list("comparable", answer.comparable).list("notes", answer.notes).end_object();
}

tables::Table places_table(const YearAnswer& answer) {
  tables::Table out = framed(answer, "Дефициты за год");
  out.columns = {{.title = "Кто"}, {.title = "Всего"}};
  for (const Paper& one : answer.papers) out.columns.push_back({.title = one.title});
  for (const Place& place : answer.places) {
    tables::Row row{.level = place.level, .node = place.node, .cells = {{place.name, {}}, {place.words, {}}}};
    for (const auto& one : place.papers) row.cells.push_back({cell_text(one), {}});
    out.rows.push_back(std::move(row));
  }
  return out;
}

tables::Table weak_table(const YearAnswer& answer) {
  tables::Table out = framed(answer, "Что не освоено");
  out.columns = {{.title = "Кто"},
                 {.title = "Работа"},
                 {.title = "Код"},
                 {.title = "Что проверяется"},
                 {.title = "Выполнение, %", .decimals = 1},
                 {.title = "от", .decimals = 1},
                 {.title = "до", .decimals = 1},
                 {.title = "Работ", .decimals = 0},
                 {.title = "Системный"}};
  for (const Weak& one : answer.weak) {
    const auto end = [&](double value) { return number(Estimate::of(value, one.value.n)); };
    out.rows.push_back({.level = answer.places[one.place].level,
                        .node = answer.places[one.place].node,
                        .cells = {{answer.places[one.place].name, {}},
                                  {answer.papers[one.paper].title, {}},
                                  {one.code, {}},
                                  {one.element, {}},
                                  number(one.value),
                                  end(one.value.interval->lo),
                                  end(one.value.interval->hi),
                                  end(static_cast<double>(one.value.n)),
                                  {one.systemic ? "да" : "", {}}}});
  }
  return out;
}

}  // namespace vekha::skills
