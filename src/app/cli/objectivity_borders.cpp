#include <memory>

#include "app/cli/columns.hpp"
#include "app/cli/objectivity.hpp"
#include "app/cli/options.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::cli {
namespace {

using objectivity::BorderLevel;

const char* level_name(BorderLevel level) {
  switch (level) {
    case BorderLevel::region: return "region";
    case BorderLevel::municipality: return "municipality";
    case BorderLevel::school: return "school";
  }
  return "region";
}

void write_interval(JsonWriter& json, const char* name, const Interval& interval) {
  json.key(name).begin_array().value(interval.lo).value(interval.hi).end_array();
}

void write_border(JsonWriter& json, const stats::BorderBunching& border, int index, int unit) {
  json.begin_object().field("from_mark", 2 + index).field("to_mark", 3 + index);
  json.field("border", static_cast<double>(border.border) / unit).field("at", border.at).field("below", border.below);
  json.field("ratio", border.ratio).field("expected_at", border.expected_at);
  json.field("expected_below", border.expected_below).field("rate", border.rate).field("lifted", border.lifted);
  write_interval(json, "ci", border.interval);
  json.field("p", border.p).field("p_adjusted", border.p_adjusted).end_object();
}

void write_exam(JsonWriter& json, const objectivity::ExamBorders& exam) {
  json.begin_object().field("procedure", exam.exam.procedure).field("year", exam.exam.year);
  json.field("grade", exam.exam.grade).field("subject", exam.exam.subject).field("n", exam.histogram.total());
  json.field("unit", exam.unit).key("absence");
  exam.found ? json.null() : json.value(absence_name(exam.absence));
  if (exam.found) {
    json.field("lifted", exam.found->lifted);
    write_interval(json, "ci", exam.found->interval);
    json.field("p", exam.found->p).field("dispersion", exam.found->dispersion).key("borders").begin_array();
    int index = 0;
    for (const stats::BorderBunching& border : exam.found->borders) write_border(json, border, index++, exam.unit);
    json.end_array().key("counterfactual").begin_array();
    for (const double works : exam.found->counterfactual) json.value(works);
    json.end_array();
  }
  json.key("histogram").begin_array();
  for (const std::int64_t works : exam.histogram.works) json.value(works);
  json.end_array().end_object();
}

void write_place(JsonWriter& json, const objectivity::PlaceBorders& place) {
  json.begin_object().field("level", level_name(place.place.level)).field("code", place.place.code);
  json.field("name", place.place.name).field("n", place.works).field("lifted", place.lifted);
  write_interval(json, "ci", place.interval);
  json.key("beside");
  if (place.beside) {
    json.begin_object().field("near", place.beside->near).field("at", place.beside->at);
    json.field("expected", place.beside->expected).field("excess", place.beside->excess);
    json.field("error", place.beside->error).field("lifted", place.beside->lifted).field("p", place.beside->p);
    json.end_object();
  } else {
    json.null();
  }
  json.key("exams").begin_array();
  for (const objectivity::ExamBorders& exam : place.exams) write_exam(json, exam);
  json.end_array().end_object();
}

void tell_json(std::ostream& out, const objectivity::Borders& found) {
  JsonWriter json;
  json.begin_object().key("region");
  write_place(json, found.region);
  if (found.municipality) {
    json.key("municipality");
    write_place(json, *found.municipality);
  }
  if (found.school) {
    json.key("school");
    write_place(json, *found.school);
  }
  json.key("schools").begin_array();
  for (const objectivity::PlaceBorders& school : found.schools) write_place(json, school);
  json.end_array().list("notes", found.notes);
  out << json.end_object().text() << "\n";
}

std::string bounds(const Interval& interval) { return ru_number(interval.lo, 0) + "–" + ru_number(interval.hi, 0); }

void tell_place(std::ostream& out, const objectivity::PlaceBorders& place) {
  out << place.place.code << (place.place.code.empty() ? "" : " ") << place.place.name << ": "
      << counted(place.works, "работа", "работы", "работ") << ", вероятно поднято через границы "
      << ru_number(place.lifted, 0) << " (" << bounds(place.interval) << ").\n";
  if (place.beside)
    out << "Относительно остальных: ровно на границах " << ru_number(place.beside->at, 0) << " из "
        << place.beside->near << " работ рядом с ними, ожидалось " << ru_number(place.beside->expected, 1)
        << ", вероятность такого случайно " << ru_number(place.beside->p, 4) << ".\n";
  Columns table({{"Работа", Align::left}, {"Граница"}, {"Ниже"}, {"На границе"}, {"Раз"}, {"Поднято"}, {"95 %"}});
  for (const objectivity::ExamBorders& exam : place.exams) {
    if (!exam.found) {
      table.add({exam.exam.title(), std::string(absence_text(exam.absence)), "", "", "", "", ""});
      continue;
    }
    int mark = 2;
    for (const stats::BorderBunching& border : exam.found->borders) {
      table.add({exam.exam.title(), std::to_string(mark) + "/" + std::to_string(mark + 1), std::to_string(border.below),
                 std::to_string(border.at), border.ratio ? ru_number(*border.ratio, 1) : "",
                 ru_number(border.lifted, 0), bounds(border.interval)});
      ++mark;
    }
  }
  out << table.text() << "\n";
}

void tell(std::ostream& out, const objectivity::Borders& found) {
  tell_place(out, found.region);
  if (found.municipality) tell_place(out, *found.municipality);
  if (found.school) tell_place(out, *found.school);
  if (!found.schools.empty()) {
    Columns table({{"Школа", Align::left}, {"Работ"}, {"Поднято"}, {"95 %"}, {"На границе"}, {"Ожидалось"}, {"p"}});
    for (const objectivity::PlaceBorders& school : found.schools)
      table.add({school.place.code + " " + school.place.name, std::to_string(school.works), ru_number(school.lifted, 0),
                 bounds(school.interval), school.beside ? ru_number(school.beside->at, 0) : "",
                 school.beside ? ru_number(school.beside->expected, 1) : "",
                 school.beside ? ru_number(school.beside->p, 4) : ""});
    out << table.text() << "\n";
  }
  for (const std::string& note : found.notes) out << note << "\n";
}

void show_borders(const ObjectivityOptions& options, Session& session) {
  if (!options.by.empty() && options.by != "school")
    throw Error(Code::bad_arguments, "--by: ожидалось «school», найдено «" + options.by + "».");
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const auto found = stores.records().read([&](const db::Read& read) {
    return objectivity::borders(read, stores.facts(), catalog,
                                {filter_of(read, catalog, options.select), options.by == "school"});
  });
  options.json ? tell_json(session.out, found) : tell(session.out, found);
}

}  // namespace

void add_borders(Command room, Session& session) {
  const auto options = std::make_shared<ObjectivityOptions>();
  Command borders = room.add_subcommand(
      "borders", "Пики у границ отметок: сколько работ поднято и выделяется ли школа среди остальных");
  add_selection(borders, options->select);
  borders.add_option("--by", options->by, "school: строка на каждую школу");
  borders.add_flag("--json", options->json, "Ответ в JSON");
  borders.callback([options, &session] { show_borders(*options, session); });
}

}  // namespace vekha::cli
