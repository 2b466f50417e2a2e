#include <algorithm>
#include <map>

#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "domain/cases/cases.hpp"
#include "domain/objectivity/objectivity.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_evidence(JsonWriter& json, const std::vector<objectivity::Evidence>& all) {
  json.key("evidence").begin_array();
  for (const objectivity::Evidence& one : all) {
    json.begin_object().field("kind", one.kind).field("title", one.title).field("p", one.p).field("n", one.n);
    json.field("value", one.value).field("expected", one.expected).field("explanation", one.explanation).end_object();
  }
  json.end_array();
}

void write_unit(JsonWriter& json, const objectivity::OwnUnit& unit) {
  json.begin_object().field("procedure", unit.procedure).field("works", unit.verdict.works);
  json.field("exams", unit.verdict.exams).field("flagged", unit.verdict.flagged);
  json.field("posterior", unit.verdict.posterior);
  write_or_null(json, "absence", unit.verdict.absence ? std::string(absence_text(*unit.verdict.absence)) : "");
  write_evidence(json, unit.verdict.evidence);
  json.end_object();
}

void write_expected(JsonWriter& json, const objectivity::FalseFlags& expected) {
  json.key("expected").begin_object().field("alike", expected.alike);
  write_bounds(json, "alike_range", expected.alike_range);
  json.field("different", expected.different);
  write_bounds(json, "different_range", expected.different_range);
  json.end_object();
}

/// Both methods over one year, as far as each can be computed.
struct Both {
  std::optional<objectivity::YearSigns> official;
  std::optional<objectivity::OwnSigns> own;
  std::vector<objectivity::MethodSigns> others;
};

/// The method over the year, if it has anything to look at.
std::optional<objectivity::MethodSigns> other_of(const db::Read& read, Context& context,
                                                 const objectivity::MethodQuestion& question) {
  try {
    return objectivity::method_signs(read, context.stores.facts(), *context.catalog.get(), question);
  } catch (const Error& error) {
    if (error.code() != Code::not_found) throw;
    return std::nullopt;
  }
}

Both both_of(const db::Read& read, Context& context, int year, const org::Scope& shown) {
  const auto catalog = context.catalog.get();
  facts::Store& facts = context.stores.facts();
  Both out;
  try {
    out.official = objectivity::year_signs(read, facts, *catalog, {.year = year, .reference = {}, .shown = shown});
  } catch (const Error& error) {
    if (error.code() != Code::not_found) throw;
  }
  results::Filter filter;
  filter.year = year;
  if (!results::exams(read, facts, filter).empty())
    out.own = objectivity::own_signs(read, facts, *catalog,
                                     {.filter = filter, .shown = shown, .before = objectivity::YearBefore::asked});
  for (const std::string& method : objectivity::finding_methods())
    if (auto found = other_of(read, context, {method, year, {}, shown})) out.others.push_back(std::move(*found));
  return out;
}

void withhold(Both& both, int year, const objectivity::Sight& sight) {
  if (both.official) objectivity::withhold(*both.official, sight);
  if (both.own) objectivity::withhold(*both.own, year, sight);
  for (objectivity::MethodSigns& one : both.others) objectivity::withhold(one, sight);
}

/// What the person is shown, and the rule of it in words.
struct Eyes {
  objectivity::Sight sight;
  std::string words;
};
Eyes eyes_of(const db::Read& read, const Call& call, int year) {
  const cases::Who who = cases::who_is(call.who());
  return {cases::sight(read, who, sys::today()), cases::sight_words(read, who, year)};
}

void write_official(JsonWriter& json, const std::optional<objectivity::YearSigns>& signs) {
  json.key("official");
  if (!signs) {
    json.null();
    return;
  }
  json.begin_object().field("title", objectivity::method(signs->method).title).field("label", signs->label);
  json.field("region", signs->region).field("judged", signs->judged).field("marked", signs->marked);
  json.field("objectivity_index", signs->objectivity).field("nonobjectivity_index", signs->nonobjectivity);
  write_expected(json, signs->expected);
  json.key("signs").begin_array();
  for (const objectivity::SignColumn& column : signs->columns) {
    json.begin_object().field("sign", column.sign).field("title", column.title).key("exam");
    write_exam(json, column.exam);
    json.field("loaded", column.loaded).field("schools", column.schools).field("marked", column.marked).end_object();
  }
  json.end_array().list("notes", signs->notes).end_object();
}

void write_own(JsonWriter& json, const std::optional<objectivity::OwnSigns>& signs) {
  json.key("own");
  if (!signs) {
    json.null();
    return;
  }
  json.begin_object().field("title", objectivity::method("vekha").title).field("false_share", signs->false_share);
  json.field("schools_compared", signs->schools_compared);
  json.field("exams", static_cast<std::int64_t>(signs->exams.size()));
  json.field("controlled", static_cast<std::int64_t>(signs->controlled.size()));
  json.field("judged", signs->judged).field("marked", signs->flagged).field("systemic", signs->systemic);
  json.field("nonobjectivity_index", signs->index);
  json.list("notes", signs->notes).end_object();
}

void write_others(JsonWriter& json, const std::vector<objectivity::MethodSigns>& others) {
  json.key("others").begin_array();
  for (const objectivity::MethodSigns& one : others) {
    json.begin_object().field("method", one.method).field("title", objectivity::method(one.method).title);
    json.field("marked", one.whole.marked).field("systemic", one.whole.systemic).field("assessed", one.whole.assessed);
    json.field("nonobjectivity_index", one.whole.share).field("expected", one.expected).list("notes", one.notes);
    json.end_object();
  }
  json.end_array();
}

/// What the other methods found at a school.
void write_other_findings(JsonWriter& json, const std::vector<objectivity::MethodSigns>& others, NodeId school) {
  json.key("others").begin_array();
  for (const objectivity::MethodSigns& method : others)
    for (const objectivity::MethodSchool& one : method.schools) {
      if (one.id != school) continue;
      json.begin_object().field("method", method.method).field("fired", one.fired).field("judged", one.judged);
      json.field("marked", one.marked).field("marked_before", one.before).key("findings").begin_array();
      for (const objectivity::MethodFinding& finding : one.findings) {
        json.begin_object().field("title", finding.title).key("exam");
        if (finding.exam)
          write_exam(json, *finding.exam);
        else
          json.null();
        json.field("explanation", finding.explanation).field("of_results", finding.of_results).end_object();
      }
      json.end_array().end_object();
    }
  json.end_array();
}

void write_cells(JsonWriter& json, const objectivity::YearSigns& signs, const objectivity::YearSchool& school) {
  json.key("signs").begin_array();
  for (std::size_t i = 0; i < school.cells.size(); ++i) {
    const objectivity::SignCell& cell = school.cells[i];
    if (!cell.fired) continue;
    json.begin_object().field("sign", signs.columns[i].sign).field("title", signs.columns[i].title).key("exam");
    write_exam(json, signs.columns[i].exam);
    json.field("fired", *cell.fired)
        .field("n", cell.n)
        .field("arithmetic", objectivity::arithmetic(signs.columns[i], cell))
        .end_object();
  }
  json.end_array();
}

struct BoardRow {
  NodeId id;
  std::string code;
  std::string name;
  const objectivity::YearSchool* official = nullptr;
  const objectivity::OwnSchool* own = nullptr;
};

std::vector<BoardRow> rows_of(const Both& both) {
  std::map<NodeId, BoardRow> rows;
  if (both.own)
    for (const auto& school : both.own->schools)
      rows[school.id] = {school.id, school.code, school.name, nullptr, &school};
  if (both.official)
    for (const auto& school : both.official->schools) {
      BoardRow& row = rows[school.id];
      row = {school.id, school.code, school.name, &school, row.own};
    }
  for (const objectivity::MethodSigns& method : both.others)
    for (const objectivity::MethodSchool& school : method.schools)
      if (school.marked || !both.official) rows.try_emplace(school.id, BoardRow{school.id, school.code, school.name});
  std::vector<BoardRow> out;
  for (auto& [id, row] : rows) out.push_back(std::move(row));
  const auto rank = [](const BoardRow& row) {
    return std::tuple(row.own == nullptr || !row.own->flagged, row.own ? -row.own->posterior : 0.0,
                      row.official ? -row.official->fired : 0, row.name);
  };
  std::sort(out.begin(), out.end(), [&](const BoardRow& a, const BoardRow& b) { return rank(a) < rank(b); });
  return out;
}

void write_row(JsonWriter& json, const Both& both, const BoardRow& row) {
  json.begin_object().key("school");
  write_school_ref(json, {row.id, row.code, row.name});
  if (row.official) {
    json.field("fired", row.official->fired).field("judged", row.official->judged);
    json.field("marked_before", row.official->marked_before);
    write_cells(json, *both.official, *row.official);
  } else {
    json.field("fired", 0).field("judged", 0).field("marked_before", false).key("signs").begin_array().end_array();
  }
  json.field("flagged", row.own != nullptr && row.own->flagged);
  json.field("flagged_before", row.own != nullptr && row.own->flagged_before).key("procedures").begin_array();
  if (row.own)
    for (const objectivity::OwnUnit& unit : row.own->together) write_unit(json, unit);
  json.end_array();
  write_other_findings(json, both.others, row.id);
  json.end_object();
}

std::string board(const db::Read& read, Context& context, const Call& call, const Eyes& eyes) {
  const int year = call.integer("year");
  Both both = both_of(read, context, year, call.who().scope());
  const std::size_t schools = rows_of(both).size();
  withhold(both, year, eyes.sight);
  JsonWriter json;
  json.begin_object().field("year", year).key("sight").begin_object().field("everything", eyes.sight.everything);
  json.field("words", eyes.words).field("schools", schools).end_object();
  write_official(json, both.official);
  write_own(json, both.own);
  write_others(json, both.others);
  json.key("schools").begin_array();
  for (const BoardRow& row : rows_of(both)) write_row(json, both, row);
  return json.end_array().end_object().text();
}

// Evidence of one school.

void write_border(JsonWriter& json, const stats::BorderBunching& border, int mark, int unit) {
  json.begin_object().field("mark", mark).field("score", static_cast<double>(border.border) / unit);
  json.field("at", border.at).field("below", border.below).field("lifted", border.lifted);
  write_bounds(json, "ci", border.interval);
  json.end_object();
}

/// The shares of works by score beside those of all schools, with the smooth curve where one could be fitted.
void write_exam_borders(JsonWriter& json, const objectivity::ExamBorders& exam, const objectivity::ExamBorders* whole) {
  json.begin_object().key("exam");
  write_exam(json, exam.exam);
  json.field("n", exam.histogram.total()).field("unit", exam.unit).key("works").begin_array();
  for (const std::int64_t works : exam.histogram.works) json.value(works);
  json.end_array().key("region").begin_array();
  if (whole)
    for (const std::int64_t works : whole->histogram.works) json.value(works);
  json.end_array().key("curve").begin_array();
  if (exam.found)
    for (const double works : exam.found->counterfactual) json.value(works);
  json.end_array().key("marks").begin_array();
  int mark = 3;
  for (const int border : exam.histogram.borders) {
    json.begin_object().field("mark", mark++).field("score", static_cast<double>(border) / exam.unit).end_object();
  }
  json.end_array().key("borders").begin_array();
  if (exam.found) {
    mark = 3;
    for (const stats::BorderBunching& border : exam.found->borders) write_border(json, border, mark++, exam.unit);
  }
  json.end_array().end_object();
}

void write_place(JsonWriter& json, std::string_view name, const objectivity::PlaceBorders& place) {
  json.key(name).begin_object().field("works", place.works).field("lifted", place.lifted);
  write_bounds(json, "ci", place.interval);
  json.key("beside");
  if (place.beside) {
    json.begin_object().field("near", place.beside->near).field("at", place.beside->at);
    json.field("expected", place.beside->expected).field("p", place.beside->p).end_object();
  } else {
    json.null();
  }
  json.end_object();
}

void write_pairs(JsonWriter& json, const std::vector<objectivity::PaperPair>& pairs) {
  json.key("pairs").begin_array();
  for (const objectivity::PaperPair& one : pairs) {
    json.begin_object().key("exam");
    write_exam(json, one.exam);
    json.field("class_name", one.class_name).field("first", one.first).field("second", one.second);
    json.field("tasks", one.tasks).field("expected", one.expected).list("alike", one.alike).end_object();
  }
  json.end_array();
}

struct Seen {
  const db::Read& read;
  Context& context;
  int year = 0;
  const Eyes& eyes;
};

std::string evidence(const Seen& seen, const org::Node& school) {
  const auto& [read, context, year, eyes] = seen;
  Both both = both_of(read, context, year, {school.path});
  withhold(both, year, eyes.sight);
  const auto rows = rows_of(both);
  // Works behind a sign are shown with it: nobody is to look for a sign the school was not asked about.
  if (rows.empty() && !eyes.sight.everything)
    throw Error(Code::forbidden, "Признаков этой школы за " + std::to_string(year) +
                                     " год вам не показано: их нет, или школа ещё отвечает на вопрос управления.");
  results::Filter filter;
  filter.year = year;
  filter.school = school.id;
  const auto borders = objectivity::borders(read, context.stores.facts(), *context.catalog.get(), {.filter = filter});
  JsonWriter json;
  json.begin_object().field("year", year);
  write_own(json, both.own);
  write_official(json, both.official);
  write_others(json, both.others);
  json.key("row");
  if (rows.empty())
    json.null();
  else
    write_row(json, both, rows.front());
  write_place(json, "region", borders.region);
  json.key("exams").begin_array();
  if (borders.school)
    for (const auto& exam : borders.school->exams) {
      const auto whole = std::find_if(borders.region.exams.begin(), borders.region.exams.end(),
                                      [&](const auto& one) { return one.exam == exam.exam; });
      write_exam_borders(json, exam, whole == borders.region.exams.end() ? nullptr : &*whole);
    }
  json.end_array();
  if (borders.school) write_place(json, "own_borders", *borders.school);
  constexpr std::size_t kMostPairs = 20;
  write_pairs(json, objectivity::paper_pairs(read, context.stores.facts(), filter, kMostPairs));
  return json.list("notes", borders.notes).end_object().text();
}

}  // namespace

http::Response get_objectivity_board(Context& context, const Call& call) {
  const int year = call.integer("year");
  const org::Scope shown = call.who().scope();
  return json_text(context.stores.records().read([&](const db::Read& read) {
    const Eyes eyes = eyes_of(read, call, year);
    const std::string key = "objectivity-board" + shown.path + std::to_string(year) + eyes.sight.key() + eyes.words;
    return context.cache.get(key, results::version(read), [&] { return board(read, context, call, eyes); });
  }));
}

http::Response get_school_evidence(Context& context, const Call& call) {
  const int year = call.integer("year");
  return json_text(context.stores.records().read([&](const db::Read& read) {
    const org::Node school = org::node(read, call.who().scope(), NodeId{call.id()});
    const Eyes eyes = eyes_of(read, call, year);
    const std::string key = "objectivity-evidence" + school.path + std::to_string(year) + eyes.sight.key();
    return context.cache.get(key, results::version(read),
                             [&] { return evidence({read, context, year, eyes}, school); });
  }));
}

}  // namespace vekha::api
