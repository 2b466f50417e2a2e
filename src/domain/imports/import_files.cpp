#include "domain/imports/imports.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.hpp"
#include "domain/imports/clues.hpp"
#include "domain/imports/file_reader.hpp"
#include "domain/imports/own_form.hpp"
#include "domain/imports/schools.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::imports {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kSampleRows = 5;
constexpr std::size_t kShownFolders = 2;
constexpr std::size_t kAllIssues = 2'000'000;

/// Forms made of what the person explained, and those of the catalogue.
struct Forms {
  std::vector<catalog::Form> own;
  const catalog::Catalog& catalog;

  const catalog::Form& named(const std::string& name) const {
    for (const catalog::Form& form : own)
      if (form.name == name) return form;
    if (const catalog::Form* form = catalog.find_form(name)) return *form;
    std::vector<std::string> names;
    for (const catalog::Form& known : catalog.forms) names.push_back(known.name);
    throw Error(Code::bad_arguments, "Нет формы «" + name + "». Есть формы: " + joined(names, ", ") + ".");
  }
};

std::vector<catalog::Form> own_forms_of(const Hints& hints) {
  std::vector<catalog::Form> out;
  if (!hints.columns.empty()) out.push_back(own_form({hints.form_title, hints.columns}, hints.procedure));
  for (const OwnTable& table : hints.own_tables) out.push_back(own_form(table, hints.procedure));
  return out;
}

std::vector<CompiledForm> forms_for(const Forms& forms, const Hints& hints) {
  std::vector<CompiledForm> out;
  if (!hints.columns.empty()) {  // a command names the columns of its files and nothing else
    out.emplace_back(forms.own.front());
    return out;
  }
  if (!hints.form.empty()) {
    out.emplace_back(forms.named(hints.form));
    return out;
  }
  for (const catalog::Form& form : forms.own) out.emplace_back(form);
  for (const catalog::Form& form : forms.catalog.forms)
    if (form.by_content && std::ranges::none_of(forms.own, [&](const auto& own) { return own.name == form.name; }))
      out.emplace_back(form);
  return out;
}

results::Pupils pupils_for(const Hints& hints) {
  if (!hints.folder.empty()) return results::Pupils::of_folder(hints.folder);
  results::Pupils::Secret secret{};
  const std::string bytes = sys::random_token(secret.size());
  std::copy_n(bytes.begin(), secret.size(), secret.begin());
  return results::Pupils(secret);
}

void check_twice(Import& import) {
  std::set<std::string> seen;
  for (const results::BatchFile& file : import.draft.load.files)
    if (!seen.insert(file.sha256).second)
      import.problems.add({"file_twice",
                           Severity::error,
                           {.file = file.name},
                           "Файл указан дважды.",
                           "",
                           "",
                           "Оставьте один из одинаковых файлов."});
}

std::string figure_value(const results::Figure& one) {
  if (!one.text.empty()) return one.text;
  return one.status == results::Status::present ? number_text(one.value)
                                                : std::string(results::status_title(one.status));
}

void add_figure_sample(Preview& preview, const results::Load& load) {
  if (load.figures.empty()) return;
  preview.sample.push_back({"Школа или территория", "Группа", "Показатель", "Значение"});
  for (const results::Figure& one : load.figures) {
    if (preview.sample.size() > kSampleRows) return;
    const results::SchoolName school = one.school ? load.schools[*one.school] : results::SchoolName{};
    const std::string name = school.name.empty() ? school.code : school.name;
    preview.sample.push_back({name.empty() ? one.territory : name, one.part, one.item, figure_value(one)});
  }
}

/// «1 2 X 0».
std::string tasks_text(const results::Sitting& sitting, std::size_t work) {
  std::string out;
  const std::size_t width = sitting.tasks.size();
  for (std::size_t task = 0; task < width; ++task) {
    const results::TaskValue& value = sitting.values[work * width + task];
    out += (out.empty() ? "" : " ") + (value.flag == results::Flag::score
                                           ? number_text(static_cast<double>(value.score) / sitting.unit)
                                           : std::string(results::flag_title(value.flag)));
  }
  return out;
}

void add_sample(Preview& preview, const results::Load& load) {
  if (load.sittings.empty()) return add_figure_sample(preview, load);
  preview.sample.push_back({"Код ОО", "Код участника", "Класс", "Вариант", "Задания", "Первичный балл", "Отметка"});
  for (const results::Sitting& sitting : load.sittings)
    for (std::size_t i = 0; i < sitting.works.size(); ++i) {
      if (preview.sample.size() > kSampleRows) return;
      const results::Work& work = sitting.works[i];
      const results::Score& score = work.total ? work.total : work.test;
      const std::string total = work.absent ? "отсутствовал"
                                : score     ? number_text(static_cast<double>(*score) / sitting.unit)
                                            : "нет данных";
      preview.sample.push_back({load.schools[work.school].code, work.pupil.text(), work.class_name.text(),
                                work.variant.text(), tasks_text(sitting, i), total,
                                work.mark ? std::to_string(*work.mark) : ""});
    }
}

void add_totals(Preview& preview, const results::Load& load) {
  for (const results::Sitting& sitting : load.sittings)
    for (const results::Work& work : sitting.works) {
      ++preview.rows;
      preview.participants_counted += work.participated ? 1 : 0;
      preview.absent += work.absent ? 1 : 0;
    }
}

void count_complaints(Draft& draft) {
  for (FilePreview& file : draft.preview.files) {
    for (const IssueGroup& group : draft.groups) {
      if (group.first.place.file != file.shown || group.first.severity == Severity::note) continue;
      (group.first.severity == Severity::error ? file.errors : file.remarks) += group.count;
    }
    if (draft.preview.headings.empty()) draft.preview.headings = file.headings;
  }
}

void finish(const db::Read& read, Import& import) {
  Draft& draft = import.draft;
  draft.load.schools = import.schools.schools();
  match_schools(read, import);
  remove_repeats(draft.load, import.origins, import.problems);
  remove_repeated_figures(draft.load, import.problems);
  check_twice(import);
  draft.load.mode = import.hints.replace ? results::Mode::replace : results::Mode::add;
  check_stored(read, draft.load, import.problems);
  check_schools(read, draft.load, import.rules, import.problems);
  const results::Unknown unknown = results::unknown_in(read, draft.load.schools);
  for (const results::SchoolName& school : unknown.schools)
    if (!school.code.empty()) draft.preview.new_schools.push_back(school);
  if (draft.preview.new_schools.size() < unknown.schools.size())
    draft.preview.needs.push_back({.field = "school", .title = "Укажите код школы"});
  draft.preview.new_municipalities = unknown.municipalities;
  add_totals(draft.preview, draft.load);
  add_sample(draft.preview, draft.load);
  draft.preview.kims = static_cast<std::int64_t>(draft.kims.size());
  draft.preview.scales = static_cast<std::int64_t>(draft.scales.size());
  import.problems.hand_over(draft);
  count_complaints(draft);
}

/// The procedure in the catalogue's spelling; a slip of the pen must not found a new one.
std::string known_procedure(const catalog::Catalog& catalog, const std::string& written) {
  std::vector<std::string> names;
  for (const catalog::Procedure& procedure : catalog.procedures) {
    if (folded(procedure.name) == folded(written) || folded(procedure.title) == folded(written)) return procedure.name;
    names.push_back(procedure.name);
  }
  throw Error(Code::bad_arguments, "Нет вида работ «" + written + "». Есть: " + joined(names, ", ") + ".");
}

/// What the person named, in the catalogue's spelling; a subject the catalogue does not know is taken as written.
Hints normalised(const catalog::Catalog& catalog, Hints hints) {
  if (!hints.subject.empty()) hints.subject = catalog.find_subject(hints.subject).value_or(squeezed(hints.subject));
  if (hints.year && year_or_none(std::to_string(*hints.year)) == 0)
    throw Error(Code::bad_arguments, "Год должен быть от 2000 до 2100.");
  if (hints.grade && grade_or_none(std::to_string(*hints.grade)) == 0)
    throw Error(Code::bad_arguments, "Класс (параллель) должен быть от 1 до 11.");
  if (!hints.procedure.empty()) hints.procedure = known_procedure(catalog, hints.procedure);
  return hints;
}

/// What holds for one file.
Hints of_file(const catalog::Catalog& catalog, const Hints& all, const std::string& name) {
  Hints out = all;
  const auto it = all.files.find(name);
  if (it == all.files.end()) return out;
  const FileHints& own = it->second;
  const auto put = [](std::string& to, const std::string& from) {
    if (!from.empty()) to = from;
  };
  put(out.form, own.form);
  put(out.procedure, own.procedure);
  put(out.subject, own.subject);
  put(out.school, own.school);
  if (own.grade) out.grade = own.grade;
  if (own.year) out.year = own.year;
  return normalised(catalog, std::move(out));
}

/// Between the preview and the confirmation somebody else may have stored the same results.
void refuse_stored_meanwhile(const results::Shelves& shelves, const Draft& draft) {
  Problems problems;
  shelves.records.read([&](const db::Read& view) { check_stored(view, draft.load, problems); });
  if (!problems.has_errors()) return;
  Draft told;
  problems.hand_over(told);
  throw Error(Code::conflict, "Пока шла проверка, эти результаты уже загрузили.", std::move(told.issues));
}

struct Named {
  const SourceFile& file;
  const std::string& shown;
};

/// One file by what was said about it.
void read_one(Import& import, const Forms& forms, const Named& named, const Hints& known) {
  import.draft.preview.files.push_back({.name = named.file.name, .shown = named.shown});
  const auto told = known.files.find(named.file.name);
  if (told != known.files.end() && told->second.leave_out) {
    import.draft.preview.files.back().state = FilePreview::State::left_out;
    return;
  }
  import.hints = of_file(import.catalog, known, named.file.name);
  const bool own_list = import.hints.form != known.form;
  std::vector<CompiledForm> common;
  if (own_list) {
    common = std::move(import.forms);
    import.forms = forms_for(forms, import.hints);
  }
  read_file(import, named.file, named.shown);
  if (own_list) import.forms = std::move(common);
}

bool is_table(const fs::path& path) {
  static const std::set<std::string> kTables{".xlsx", ".csv", ".ods", ".xls", ".docx", ".tsv"};
  const std::string extension = lower(path.extension().string());
  const std::string name = path.filename().string();
  return kTables.contains(extension) && !name.starts_with("~$") && !name.starts_with(".");
}

void walk(std::vector<SourceFile>& out, const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && is_table(entry.path())) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) out.push_back({path.string(), path.string(), true});
}

}  // namespace

std::string shown_name(const SourceFile& file, std::size_t files) {
  const std::vector<std::string> parts = split(replaced(file.name, "\\", "/"), '/');
  const std::size_t wanted = files > 1 ? kShownFolders + 1 : 1;
  const std::size_t first = parts.size() > wanted ? parts.size() - wanted : 0;
  return joined({parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end()}, "/");
}

Draft read(const db::Read& read, const catalog::Catalog& catalog, const std::vector<SourceFile>& files,
           const Hints& hints, const Progress& progress) {
  const Hints known = normalised(catalog, hints);
  const results::Pupils pupils = pupils_for(known);
  const Forms forms{own_forms_of(known), catalog};
  Import import{.catalog = catalog,
                .hints = known,
                .pupils = pupils,
                .forms = forms_for(forms, known),
                .rules = Rules(catalog.rules),
                .problems = hints.all_issues ? Problems(kAllIssues) : Problems()};
  int number = 0;
  for (const SourceFile& file : files) {
    const std::string shown = shown_name(file, files.size());
    const int percent = static_cast<int>(100 * number++ / static_cast<int>(files.size()));
    import.progress = [&](std::int64_t rows) {
      if (progress) progress(percent, "Чтение «" + shown + "»: " + counted(rows, "строка", "строки", "строк"));
    };
    import.progress(0);
    read_one(import, forms, {file, shown}, known);
  }
  if (progress) progress(100, "Проверка");
  import.hints = known;
  for (const catalog::Form& form : forms.own) import.draft.own_forms.push_back({form.name, catalog::form_text(form)});
  finish(read, import);
  return std::move(import.draft);
}

std::vector<SourceFile> expand(const std::vector<std::string>& paths) {
  std::vector<SourceFile> out;
  for (const std::string& path : paths) {
    if (fs::is_directory(path))
      walk(out, path);
    else if (fs::exists(path))
      out.push_back({path, path, false});
    else
      throw Error(Code::bad_input, "Нет файла «" + path + "».");
  }
  if (out.empty()) throw Error(Code::bad_input, "В папке нет таблиц XLSX, ODS, XLS, CSV и документов DOCX.");
  return out;
}

BatchId commit(const results::Shelves& shelves, const db::Actor& actor, const Draft& draft, const results::Told& told) {
  if (draft.blocked) throw Error(Code::bad_input, "Загрузка остановлена: в файлах есть ошибки.", draft.issues);
  const results::Load& load = draft.load;
  if (load.sittings.empty() && load.figures.empty() && load.schools.empty()) {
    if (!draft.kims.empty() || !draft.scales.empty()) return {};
    throw Error(Code::bad_input, "Загружать нечего: в файлах не прочитано ни работ, ни показателей.");
  }
  refuse_stored_meanwhile(shelves, draft);
  const BatchId batch = results::commit(shelves, actor, load, told);
  if (!draft.matches.empty())
    shelves.records.write(actor, "решения о школах", [&](const db::Write& write) { remember_schools(write, draft); });
  return batch;
}

}  // namespace vekha::imports
