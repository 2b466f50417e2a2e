#include "domain/imports/taking.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

results::Exam exam_of(const Taking& taking, const RowExam& row) {
  const catalog::Form& form = taking.form;
  const catalog::Catalog& catalog = taking.import.catalog;
  results::Exam exam{row.procedure.empty() ? form.procedure : row.procedure, 0, 0, ""};
  for (const catalog::Procedure& known : catalog.procedures)
    if (folded(known.name) == folded(exam.procedure) || folded(known.title) == folded(exam.procedure))
      exam.procedure = known.name;
  exam.year = year_or_none(row.year);
  exam.grade = grade_or_none(row.grade);
  exam.subject = catalog.subject_of_code(row.subject).value_or("");
  if (exam.subject.empty() && !row.subject.empty() && length(row.subject) < 60) exam.subject = capitalized(row.subject);
  const auto fixed = [&](const char* name) {
    const auto it = form.fixed.find(name);
    return it == form.fixed.end() ? std::string{} : it->second;
  };
  if (exam.subject.empty()) exam.subject = catalog.find_subject(fixed("subject")).value_or(fixed("subject"));
  if (exam.grade == 0) exam.grade = grade_or_none(fixed("grade"));
  if (exam.year == 0) exam.year = year_or_none(fixed("year"));
  return exam;
}

void add_needs(Preview& preview, const std::vector<Need>& needs) {
  for (const Need& need : needs) {
    const auto same = [&](const Need& known) { return known.field == need.field && known.file == need.file; };
    const auto it = std::find_if(preview.needs.begin(), preview.needs.end(), same);
    if (it == preview.needs.end())
      preview.needs.push_back(need);
    else
      for (const std::string& option : need.options)
        if (std::find(it->options.begin(), it->options.end(), option) == it->options.end())
          it->options.push_back(option);
  }
}

Place place_of(const Taking& taking) { return {.file = taking.origin.file, .sheet = taking.origin.sheet}; }

/// The exam with everything the file and the person tell.
results::Exam settled(const Taking& taking, const RowExam& row) {
  Import& import = taking.import;
  Settled out = settle_exam(exam_of(taking, row), {taking.clues, import.hints, taking.form.needs}, place_of(taking),
                            import.problems);
  for (Need& need : out.needs) need.file = taking.origin.file;
  add_needs(import.draft.preview, out.needs);
  return out.exam;
}

template <class Index>
std::int64_t count_schools(std::vector<Index> schools) {
  std::sort(schools.begin(), schools.end());
  return std::unique(schools.begin(), schools.end()) - schools.begin();
}

std::int64_t school_count(const results::Sitting& sitting) {
  std::vector<std::uint32_t> schools;
  for (const results::Work& work : sitting.works)
    if (schools.empty() || schools.back() != work.school) schools.push_back(work.school);
  return count_schools(std::move(schools));
}

void note_dropped(Import& import, const Layout& layout, const Place& place) {
  if (layout.personal.empty()) return;
  for (const std::string& header : layout.personal)
    import.draft.preview.dropped_columns.push_back(place.file + ": " + header);
  const bool one = layout.personal.size() == 1;
  const std::string headers = "«" + joined(layout.personal, "», «") + "»";
  import.problems.add({"personal_column", Severity::note, place,
                       (one ? "Столбец " + headers + " не читается" : "Столбцы " + headers + " не читаются") +
                           std::string(": личные данные не загружаются."),
                       "", "", ""});
}

/// Nothing is passed over in silence: headings the form does not know are named.
void note_unread(Import& import, const Layout& layout, const Place& place) {
  constexpr std::size_t kLongest = 60;
  std::vector<std::string> headings;
  for (const std::string& heading : unread(layout)) headings.push_back(prefix(heading, kLongest));
  if (headings.empty()) return;
  import.problems.add({"columns_unread", Severity::note, place,
                       "Столбцы, которых форма не знает, не взяты: «" + joined(headings, "», «") + "».", "", "",
                       "Если они нужны, добавьте их в форму или укажите, что в них стоит."});
}

SheetPreview preview_of(const Taking& taking) {
  return {.file = taking.origin.file,
          .sheet = taking.origin.sheet,
          .form = taking.form.name,
          .form_title = taking.form.title,
          .kind = std::string(catalog::form_kind_name(taking.form.kind)),
          .format = taking.format};
}

/// What the short answers are worth, told by the description of the paper.
std::vector<int> worth_told(const catalog::Kim* kim, std::size_t count) {
  std::vector<int> out;
  for (std::size_t i = 0; kim != nullptr && i < std::min(count, kim->tasks.size()); ++i)
    out.push_back(kim->tasks[i].name == std::to_string(i + 1) ? kim->tasks[i].maximum : 0);
  return out;
}

/// Tasks of forms that write the answers in one cell, and whether their sums make the totals.
void take_answers(Taking& taking, RowWorks& works) {
  if (works.answers.empty() || !works.sitting.tasks.empty()) return;
  results::Sitting& sitting = works.sitting;
  std::size_t shorts = 0;
  for (const Answers& one : works.answers) shorts = std::max(shorts, one.short_ones.size());
  fill_tasks(sitting, works.answers, worth_told(taking.import.catalog.find_kim(sitting.exam), shorts));
  const std::size_t width = sitting.tasks.size();
  std::int64_t differ = 0;
  std::int64_t known = 0;
  for (std::size_t i = 0; i < sitting.works.size(); ++i) {
    if (!sitting.works[i].total || (works.answers[i].short_ones.empty() && works.answers[i].long_ones.empty()))
      continue;
    int sum = 0;
    for (std::size_t task = 0; task < width; ++task) sum += sitting.values[i * width + task].score;
    ++known;
    differ += sum == *sitting.works[i].total ? 0 : 1;
  }
  if (differ == 0) return;
  taking.import.problems.add({"answers_sum_differs", Severity::warning, place_of(taking),
                              "Баллы за задания, прочитанные из записи ответов, не у всех дают первичный балл.",
                              std::to_string(differ) + " из " + std::to_string(known), "",
                              "Взят первичный балл; чтобы баллы за задания были точны, загрузите описание КИМ."});
}

}  // namespace

namespace {

/// The wave of an exam that is held several times a year; a file of decisions alone revises what others hold.
std::string part_of(const results::Exam& exam, const RowExam& row, const RowWorks& works) {
  if (!row.part.empty()) return row.part;
  const std::string kind = results::kind_of_procedure(exam.procedure);
  if (kind != "oge" && kind != "ege" && kind != "gve" && kind != "essay" && kind != "trial") return {};
  const auto& all = works.sitting.works;
  const bool annulled = std::all_of(all.begin(), all.end(), [](const results::Work& work) { return work.annulled; });
  return !all.empty() && (works.reviewed == all.size() || annulled) ? std::string(results::kReview)
                                                                    : works.sitting.held;
}

/// «100-е варианты» of «117» where the scales of the exam tell sets of variants apart.
std::string set_of_variants(const catalog::Catalog& catalog, const results::Exam& exam, const std::string& variant) {
  const auto number = parse_integer(variant);
  if (!number || *number < 100 || *number > 999) return {};
  const std::string set = std::to_string(*number / 100 * 100) + "-е варианты";
  const bool known = std::any_of(catalog.scales.begin(), catalog.scales.end(),
                                 [&](const catalog::Scale& scale) { return scale.exam == exam && scale.kind == set; });
  return known ? set : std::string();
}

using Variant = decltype(results::Work::variant);

/// The set each variant belongs to.
std::map<Variant, std::string> sets_of(const catalog::Catalog& catalog, const results::Sitting& sitting) {
  std::map<Variant, std::string> out;
  for (const results::Work& work : sitting.works)
    if (const auto [it, fresh] = out.try_emplace(work.variant); fresh)
      it->second = set_of_variants(catalog, sitting.exam, work.variant.text());
  return out;
}

/// Works of each set of variants apart: they have scales of their own.
std::vector<RowWorks> by_variants(const catalog::Catalog& catalog, RowWorks works) {
  std::vector<RowWorks> out;
  if (works.sitting.works.empty()) return out;
  const std::map<Variant, std::string> set_of = sets_of(catalog, works.sitting);
  const std::string& first = set_of.begin()->second;
  if (std::all_of(set_of.begin(), set_of.end(), [&](const auto& one) { return one.second == first; })) {
    works.sitting.variants = first;
    out.push_back(std::move(works));
    return out;
  }
  std::map<std::string, RowWorks> sets;
  const std::size_t width = works.sitting.tasks.size();
  for (std::size_t i = 0; i < works.sitting.works.size(); ++i) {
    const std::string& set = set_of.at(works.sitting.works[i].variant);
    const auto [it, fresh] = sets.try_emplace(set);
    RowWorks& own = it->second;
    if (fresh) {
      own.maximum = works.maximum;
      own.sitting = works.sitting;
      own.sitting.works.clear();
      own.sitting.values.clear();
      own.sitting.variants = set;
    }
    own.sitting.works.push_back(works.sitting.works[i]);
    const auto begin = works.sitting.values.begin() + static_cast<std::ptrdiff_t>(i * width);
    own.sitting.values.insert(own.sitting.values.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
    own.rows.push_back(works.rows[i]);
    own.class_grades.push_back(works.class_grades[i]);
  }
  for (auto& [set, own] : sets) out.push_back(std::move(own));
  return out;
}

/// Classes that are all of one grade tell the grade where nothing else does.
void add_class_clue(Taking& taking, const RowWorks& works) {
  const std::vector<int>& grades = works.class_grades;
  if (!taking.clues.grade.empty() || grades.empty() || grade_or_none(std::to_string(grades.front())) == 0) return;
  if (std::all_of(grades.begin(), grades.end(), [&](int grade) { return grade == grades.front(); }))
    taking.clues.grade.push_back({std::to_string(grades.front()), "столбец класса"});
}

}  // namespace

void take(Taking& taking, SheetWorks works) {
  Import& import = taking.import;
  note_dropped(import, works.layout, place_of(taking));
  note_unread(import, works.layout, place_of(taking));
  for (const std::string& year : works.upload_years) taking.clues.year.push_back({year, "дата загрузки в листе"});
  bool first = true;
  std::vector<RowWorks> all;
  for (auto& [row_exam, one] : works.exams) {
    add_class_clue(taking, one);
    one.sitting.exam = settled(taking, row_exam);
    take_answers(taking, one);
    one.sitting.part = part_of(one.sitting.exam, row_exam, one);
    for (RowWorks& set : by_variants(import.catalog, std::move(one))) all.push_back(std::move(set));
  }
  for (RowWorks& one : all) {
    results::Sitting& sitting = one.sitting;
    for (results::Task& task : sitting.tasks)
      if (const auto level = taking.levels.find(task.name); level != taking.levels.end()) task.level = level->second;
    const Quality quality = first ? works.quality : Quality{};
    check_sitting(
        {sitting, one.rows, one.class_grades, works.layout, std::max(taking.maximum_above, one.maximum), quality},
        import.catalog, import.rules, taking.origin, import.problems);
    SheetPreview preview = preview_of(taking);
    preview.exam = sitting.exam;
    preview.maximum = sitting.maximum;
    preview.schools = school_count(sitting);
    preview.quality = quality;
    for (const results::Task& task : sitting.tasks) preview.tasks.push_back(task.name);
    first = false;
    import.draft.preview.sheets.push_back(std::move(preview));
    import.draft.load.sittings.push_back(std::move(sitting));
    import.draft.sitting_places.push_back(place_of(taking));
    import.origins.push_back(taking.origin);
  }
  if (first)
    import.problems.add({"no_works", Severity::warning, place_of(taking),
                         "В листе есть заголовки, но нет ни одной работы.", "", "", ""});
}

void take(Taking& taking, SheetFigures figures) {
  Import& import = taking.import;
  note_unread(import, figures.layout, place_of(taking));
  if (figures.exams.empty()) {
    import.problems.add({"no_figures", Severity::warning, place_of(taking),
                         "В листе есть заголовки, но нет ни одного значения.", "", "", ""});
    return;
  }
  for (auto& [row_exam, list] : figures.exams) {
    SheetPreview preview = preview_of(taking);
    preview.exam = settled(taking, row_exam);
    preview.figures = static_cast<std::int64_t>(list.size());
    std::vector<std::int64_t> schools;
    for (results::Figure& figure : list) {
      figure.exam = preview.exam;
      Place place = place_of(taking);
      place.row = figure.row;
      import.draft.figure_places.push_back(std::move(place));
      if (figure.school) schools.push_back(*figure.school);
    }
    preview.schools = count_schools(std::move(schools));
    preview.tasks = figures.items;
    import.draft.preview.figures += preview.figures;
    import.draft.preview.sheets.push_back(std::move(preview));
    auto& stored = import.draft.load.figures;
    stored.insert(stored.end(), std::make_move_iterator(list.begin()), std::make_move_iterator(list.end()));
  }
}

void take(Taking& taking, SheetKnowledge knowledge) {
  Import& import = taking.import;
  SheetPreview preview = preview_of(taking);
  for (RowScale& one : knowledge.scales) {
    one.scale.exam = settled(taking, one.exam);
    preview.exam = one.scale.exam;
    one.scale.source = (one.scale.source.empty() ? taking.origin.file : one.scale.source);
    import.draft.scales.push_back(one.scale);
  }
  catalog::Kim& kim = knowledge.kim;
  if (!kim.tasks.empty() || !kim.kes.empty() || !kim.kt.empty()) {
    kim.exam = settled(taking, {});
    kim.source = taking.origin.file;
    preview.exam = kim.exam;
    preview.maximum = kim.maximum;
    for (const catalog::KimTask& task : kim.tasks) preview.tasks.push_back(task.name);
    import.draft.kims.push_back(std::move(kim));
  }
  if (taking.form.kind != catalog::FormKind::codifier) note_unread(import, knowledge.layout, place_of(taking));
  preview.schools = knowledge.schools;
  preview.quality.rows = knowledge.rows;
  if (knowledge.rows == 0) {
    import.problems.add({"nothing_read", Severity::warning, place_of(taking),
                         "В листе есть заголовки, но нет ни одной строки с данными.", "", "", ""});
    return;
  }
  import.draft.preview.sheets.push_back(std::move(preview));
}

}  // namespace vekha::imports
