#include "domain/catalog/catalog.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"

namespace vekha::catalog {
namespace {

bool is_letter(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[position]);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

bool ends_inside_word(std::string_view text, std::size_t position) {
  return position > 0 && is_letter(text, position - 1);
}

struct Found {
  std::size_t begin;
  std::size_t end;
  const Subject* subject;
  bool inside(const Found& other) const {
    return begin >= other.begin && end <= other.end && end - begin < other.end - other.begin;
  }
};

void find_form(std::vector<Found>& out, std::string_view text, const Subject& subject, const std::string& form) {
  for (std::size_t at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1))
    if (!ends_inside_word(text, at) && !is_letter(text, at + form.size()))
      out.push_back({at, at + form.size(), &subject});
}

}  // namespace

std::string Exam::title() const {
  std::string out = procedure;
  const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
  if (year > 0) add(std::to_string(year) + " год");
  if (grade > 0) add(std::to_string(grade) + " класс");
  if (!subject.empty()) add(subject);
  return out;
}

int Scale::mark(int score, const std::function<std::optional<int>(const std::string& task)>& points) const {
  const int given = mark(score);
  for (const ScaleCondition& condition : conditions) {
    if (std::find(condition.marks.begin(), condition.marks.end(), given) == condition.marks.end()) continue;
    int sum = 0;
    bool known = true;
    for (const std::string& task : condition.tasks) {
      const auto one = points(task);
      known = known && one.has_value();
      sum += one.value_or(0);
    }
    if (known && sum < condition.at_least) return condition.otherwise > 0 ? condition.otherwise : given - 1;
  }
  return given;
}

const FieldRule* Form::field(Field wanted) const {
  for (const FieldRule& rule : fields)
    if (rule.field == wanted) return &rule;
  return nullptr;
}

bool PersonalColumns::covers(std::string_view header) const {
  if (std::find(names.begin(), names.end(), header) != names.end()) return true;
  const auto begins = [&](const std::string& word) {
    const bool latin = static_cast<unsigned char>(word.front()) < 0x80;
    return header.starts_with(word) && (latin || !is_letter(header, word.size()));
  };
  return std::any_of(beginnings.begin(), beginnings.end(), begins);
}

std::optional<Scale> Catalog::find_scale(const Exam& exam) const { return find_scale(exam, ""); }

std::optional<Scale> Catalog::find_scale(const Exam& exam, std::string_view variants) const {
  for (const std::string_view kind : {variants, std::string_view()})
    for (const Scale& scale : scales)
      if (scale.exam == exam && scale.kind == kind && scale.from[0] > 0) return scale;
  return std::nullopt;
}

const Kim* Catalog::find_kim(const Exam& exam) const {
  for (const Kim& kim : kims)
    if (kim.exam == exam) return &kim;
  return nullptr;
}

const Form* Catalog::find_form(std::string_view name) const {
  for (const Form& form : forms)
    if (form.name == name) return &form;
  return nullptr;
}

std::vector<std::string> Catalog::subjects_in(std::string_view text) const {
  const std::string whole = replaced(folded(text), "_", " ");
  std::vector<Found> found;
  for (const Subject& subject : subjects)
    for (const std::string& form : subject.forms) catalog::find_form(found, whole, subject, form);
  std::vector<std::string> out;
  for (const Found& one : found) {
    const bool hidden = std::any_of(found.begin(), found.end(), [&](const Found& other) { return one.inside(other); });
    if (!hidden && std::find(out.begin(), out.end(), one.subject->name) == out.end()) out.push_back(one.subject->name);
  }
  return out;
}

std::optional<std::string> Catalog::subject_of_code(std::string_view text) const {
  const std::string code = folded(text);
  for (const Subject& subject : subjects)
    if (std::find(subject.codes.begin(), subject.codes.end(), code) != subject.codes.end()) return subject.name;
  return find_subject(text);
}

std::optional<std::string> Catalog::find_subject(std::string_view text) const {
  const std::vector<std::string> found = subjects_in(text);
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

}  // namespace vekha::catalog
