#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/agreement.hpp"
#include "base/ordering.hpp"
#include "base/text.hpp"
#include "core/stats/multiplicity.hpp"
#include "domain/skills/skills.hpp"

namespace vekha::skills {
namespace {

constexpr std::size_t kMostPapers = 60;
constexpr double kBelieved = 0.05;
constexpr double kTwoSided = 1.959963984540054;

std::string paper_title(const results::Exam& exam) {
  std::vector<std::string> parts = {exam.procedure, exam.subject};
  if (exam.grade > 0) parts.push_back(std::to_string(exam.grade) + " класс");
  return joined(parts, ", ");
}

struct ExamKey {
  std::string procedure;
  int grade = 0;
  std::string subject;
  auto operator<=>(const ExamKey&) const = default;
};
ExamKey key_of(const results::Exam& exam) { return {exam.procedure, exam.grade, exam.subject}; }

PaperCell cell_of(const Line& line) {
  PaperCell out{.works = line.works};
  for (const SkillCell& one : line.cells) {
    if (one.mastery == Mastery::absent || one.mastery == Mastery::few) continue;
    ++out.judged;
    out.deficits += one.mastery == Mastery::deficit ? 1 : 0;
    out.perhaps += one.mastery == Mastery::perhaps ? 1 : 0;
    out.systemic += one.systemic ? 1 : 0;
  }
  return out;
}

/// MOVER of a difference, the years as independent samples.
Estimate difference(const Estimate& now, const Estimate& before) {
  if (!now.value || !before.value || !now.interval || !before.interval)
    return Estimate::absent(now.value ? before.absence : now.absence, std::min(now.n, before.n));
  const double gap = *now.value - *before.value;
  const double below = std::hypot(*now.value - now.interval->lo, before.interval->hi - *before.value);
  const double above = std::hypot(now.interval->hi - *now.value, *before.value - before.interval->lo);
  return Estimate::of(gap, std::min(now.n, before.n), {gap - below, gap + above});
}

/// Two-sided, of the side of the interval that looks at zero.
double p_of(const Estimate& change) {
  const double side = *change.value > 0 ? *change.value - change.interval->lo : change.interval->hi - *change.value;
  return side > 0 ? std::erfc(std::abs(*change.value) / (side / kTwoSided) / std::sqrt(2.0)) : 1;
}

class Gathering {
 public:
  Gathering(const tables::Sources& sources, const Question& question) : sources_(sources), question_(question) {
    results::Filter any = question.query.filter;
    any.year.reset();
    exams_ = results::exams(sources.read, sources.facts, any);
    if (exams_.empty()) throw Error(Code::not_found, "Под отбор не подходит ни одна работа с результатами.");
    out_.year = question.query.filter.year.value_or(
        std::ranges::max_element(exams_, {}, [](const results::Exam& one) { return one.year; })->year);
    out_.threshold = question.threshold;
    out_.few = question.few;
    out_.by = by_title(question.query.by);
  }

  YearAnswer made() {
    std::vector<results::Exam> now;
    for (const results::Exam& one : exams_)
      if (one.year == out_.year) now.push_back(one);
    if (now.size() > kMostPapers)
      throw Error(Code::bad_arguments, "Работ в отборе " + std::to_string(now.size()) + ", вместе показываются до " +
                                           std::to_string(kMostPapers) +
                                           ": выберите процедуру, предмет или параллель.");
    std::ranges::stable_sort(
        now, {}, [](const results::Exam& one) { return std::tuple(one.procedure, one.subject, one.grade); });
    for (const results::Exam& exam : now) add(exam);
    order_places();
    for (Place& place : out_.places) sum_up(place);
    order_weak();
    for (const auto level : {tables::Split::all, tables::Split::municipality, tables::Split::school})
      judge_moved(level);
    std::ranges::stable_sort(out_.moved, {}, [](const Moved& one) { return p_of(one.change); });
    tell_compared();
    tell();
    return std::move(out_);
  }

 private:
  Answer ask(const results::Exam& exam) const {
    Question one = question_;
    results::Filter& filter = one.query.filter;
    filter.procedure = exam.procedure;
    filter.year = exam.year;
    filter.grade = exam.grade;
    filter.subject = exam.subject;
    return deficits(sources_, one);
  }

  void add(const results::Exam& exam) {
    const Answer answer = ask(exam);
    if (answer.lines.empty()) {  // of a part of the schools it may be that nobody wrote it
      const results::Filter& filter = question_.query.filter;
      if (!filter.school && !filter.class_name) silent_.push_back(paper_title(exam));
      return;
    }
    const std::size_t paper = out_.papers.size();
    out_.papers.push_back(
        {exam, paper_title(exam), answer.by, answer.single, static_cast<std::int64_t>(answer.skills.size())});
    make_places(answer);
    for (std::size_t i = 0; i < answer.lines.size(); ++i)
      if (const auto place = place_of(answer.lines[i])) {
        out_.places[*place].papers.resize(paper + 1);
        out_.places[*place].papers[paper] = cell_of(answer.lines[i]);
        add_weak(answer, i, *place, paper);
      }
    if (!question_.query.filter.class_name) compare(exam, answer, paper);
  }

  /// Where a place stands in reading order.
  struct Standing {
    std::string municipality;
    std::string school;
    std::string class_name;
  };
  static bool stands_before(const Standing& a, const Standing& b) {
    if (a.municipality != b.municipality) return natural_less(a.municipality, b.municipality);
    if (a.school != b.school) return natural_less(a.school, b.school);
    return natural_less(a.class_name, b.class_name);
  }

  /// A chosen school or class is told alone: the rows above it would say the same of the same works.
  bool is_told(const Line& line) const {
    const results::Filter& filter = question_.query.filter;
    if (filter.class_name) return line.level == tables::Split::school_class;
    return !filter.school || line.level == tables::Split::school || line.level == tables::Split::school_class;
  }

  void make_places(const Answer& answer) {
    Standing standing;
    for (const Line& line : answer.lines) {
      if (line.level == tables::Split::municipality) standing = {line.name, {}, {}};
      if (line.level == tables::Split::school) standing = {standing.municipality, line.name, {}};
      if (line.level == tables::Split::school_class) standing.class_name = line.name;
      if (!is_told(line) || place_of(line)) continue;
      Place place{.level = line.level, .node = line.node, .name = line.name, .class_name = {}, .papers = {}};
      if (line.level == tables::Split::school_class) {
        place.class_name = line.name;
        place.name = standing.school.empty() ? "класс " + line.name : standing.school + ", класс " + line.name;
      }
      out_.places.push_back(std::move(place));
      standings_.push_back(standing);
    }
  }

  void order_places() {
    std::vector<std::size_t> order(out_.places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, stands_before, [&](std::size_t at) { return standings_[at]; });
    std::vector<Place> sorted;
    std::vector<std::size_t> now(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      now[order[i]] = i;
      sorted.push_back(std::move(out_.places[order[i]]));
    }
    out_.places = std::move(sorted);
    for (Weak& one : out_.weak) one.place = now[one.place];
    for (Moved& one : out_.moved) one.place = now[one.place];
  }

  std::optional<std::size_t> place_of(const Line& line) const {
    const bool is_class = line.level == tables::Split::school_class;
    const auto known = std::ranges::find_if(out_.places, [&](const Place& one) {
      return one.level == line.level && one.node == line.node && (!is_class || one.class_name == line.name);
    });
    if (known == out_.places.end()) return std::nullopt;
    return static_cast<std::size_t>(known - out_.places.begin());
  }
  void add_weak(const Answer& answer, std::size_t line, std::size_t place, std::size_t paper) {
    for (const Finding& one : answer.findings) {
      if (one.line != line) continue;
      const SkillCell& cell = answer.lines[line].cells[one.skill];
      const Skill& skill = answer.skills[one.skill];
      std::string words = out_.papers[paper].title + ": " + (answer.single ? "задание " : "") + skill.code + " — " +
                          ru_percent(*cell.value.value) + " (" +
                          ru_range(cell.value.interval->lo, cell.value.interval->hi, 1) +
                          "), n = " + ru_number(static_cast<double>(cell.value.n), 0);
      if (cell.systemic)
        words += "; системный дефицит: не освоено " + std::to_string(cell.red) + " из " +
                 std::to_string(skill.tasks.size()) + " заданий";
      out_.weak.push_back({place, paper, skill.code, skill.element, cell.value, cell.systemic, std::move(words)});
    }
  }

  void compare(const results::Exam& exam, const Answer& answer, std::size_t paper) {
    const results::Exam* before = nullptr;
    for (const results::Exam& one : exams_)
      if (key_of(one) == key_of(exam) && one.year < exam.year && (before == nullptr || one.year > before->year))
        before = &one;
    if (before == nullptr) return;
    const Answer earlier = ask(*before);
    if (answer.single || earlier.single) return note(before->year, Compared::tasks, paper, {});
    const Matches matched = matches(answer, earlier);
    if (matched.empty()) return note(before->year, Compared::no, paper, {});
    const std::size_t rest = answer.skills.size() - matched.size();
    note(before->year, Compared::yes, paper,
         counted(static_cast<std::int64_t>(matched.size()), "позиция", "позиции", "позиций") +
             (rest > 0 ? " из " + std::to_string(answer.skills.size()) : ""));
    for (std::size_t line = 0; line < answer.lines.size(); ++line)
      if (const auto place = place_of(answer.lines[line]))
        move(answer, earlier, matched, {line, *place, paper, before->year});
  }

  enum class Compared { yes, no, tasks };
  void note(int year, Compared how, std::size_t paper, const std::string& much) {
    compared_[{year, how}].push_back(out_.papers[paper].title + (much.empty() ? "" : " (" + much + ")"));
  }
  static std::string_view how_text(Compared how) {
    switch (how) {
      case Compared::yes: return "сравнены по одинаковым позициям: ";
      case Compared::no: return "не сравниваются, общих позиций кодификатора нет: ";
      case Compared::tasks: return "не сравниваются, собраны по заданиям, а задания каждый год другие: ";
    }
    return {};
  }
  void tell_compared() {
    for (const auto& [key, papers] : compared_)
      out_.comparable.push_back("С " + std::to_string(key.first) + " годом " + std::string(how_text(key.second)) +
                                joined(papers, "; ") + ".");
  }

  using Matches = std::vector<std::pair<std::size_t, std::size_t>>;
  /// Positions of codifiers by code and words; skills and results have words alone.
  Matches matches(const Answer& now, const Answer& before) const {
    const bool coded = question_.query.by == tables::By::kes || question_.query.by == tables::By::kt;
    Matches out;
    for (std::size_t i = 0; i < now.skills.size(); ++i)
      for (std::size_t j = 0; j < before.skills.size(); ++j) {
        const bool words = folded(now.skills[i].element) == folded(before.skills[j].element);
        const bool same =
            coded ? words && now.skills[i].code == before.skills[j].code : words && !now.skills[i].element.empty();
        if (same) out.emplace_back(i, j);
      }
    return out;
  }

  struct Where {
    std::size_t line = 0;
    std::size_t place = 0;
    std::size_t paper = 0;
    int year = 0;
  };
  void move(const Answer& now, const Answer& before, const Matches& matched, const Where& where) {
    const Line& line = now.lines[where.line];
    if (line.level == tables::Split::school_class) return;
    const auto old = std::ranges::find_if(
        before.lines, [&](const Line& one) { return one.level == line.level && one.node == line.node; });
    if (old == before.lines.end()) return;
    for (const auto& [i, j] : matched) {
      const SkillCell& fresh = line.cells[i];
      const SkillCell& past = old->cells[j];
      if (fresh.mastery == Mastery::few || past.mastery == Mastery::few) continue;
      const Estimate change = difference(fresh.value, past.value);
      if (!change.value) continue;
      out_.moved.push_back({where.place,
                            where.paper,
                            where.year,
                            now.skills[i].code,
                            now.skills[i].element,
                            past.value,
                            fresh.value,
                            change,
                            words::Sureness::alone,
                            {}});
    }
  }

  /// The whole and the schools are families of comparisons of their own.
  void judge_moved(tables::Split level) {
    std::vector<Moved*> family;
    std::vector<double> p;
    for (Moved& one : out_.moved)
      if (out_.places[one.place].level == level) {
        family.push_back(&one);
        p.push_back(p_of(one.change));
      }
    if (p.empty()) return;
    const std::vector<double> adjusted = stats::adjusted(p, stats::Adjustment::benjamini_hochberg);
    for (std::size_t i = 0; i < family.size(); ++i) {
      Moved& one = *family[i];
      const bool told = words::standing_of_difference(one.change) != words::Standing::alike;
      one.sureness = !told || p.size() == 1     ? words::Sureness::alone
                     : adjusted[i] <= kBelieved ? words::Sureness::holds
                                                : words::Sureness::may_be;
      one.words =
          (one.sureness == words::Sureness::may_be ? "возможно, " : "") + words::change_sentence(one.change, "п.п.");
    }
  }

  static void sum_up(Place& place) {
    for (const auto& one : place.papers)
      if (one) place.all.add(*one);
    const PaperCell& all = place.all;
    if (all.judged == 0) {
      place.words = "мало работ, чтобы судить";
      return;
    }
    std::vector<std::string> parts;
    if (all.deficits > 0)
      parts.push_back("не освоено " + std::to_string(all.deficits) + " из " + std::to_string(all.judged));
    if (all.systemic > 0) parts.push_back("системных дефицитов — " + std::to_string(all.systemic));
    place.words = parts.empty() ? "дефицитов нет" : joined(parts, ", ");
    if (all.perhaps > 0) place.words += ", ещё возможно — " + std::to_string(all.perhaps);
  }

  void order_weak() {
    std::ranges::stable_sort(out_.weak, {}, [&](const Weak& one) {
      return std::tuple(out_.places[one.place].level, !one.systemic, *one.value.value);
    });
  }

  void tell() {
    for (Place& place : out_.places) place.papers.resize(out_.papers.size());
    const std::string subject = std::to_string(out_.year) + " год, " +
                                counted(static_cast<std::int64_t>(out_.papers.size()), "работа", "работы", "работ");
    out_.headline = subject + ": баллов за задания нет";
    if (!out_.places.empty()) {
      const Place& first = out_.places.front();
      out_.headline =
          subject + ", " + (first.level == tables::Split::all ? "все участники" : first.name) + ": " + first.words;
    }
    std::vector<std::string> single;
    for (const Paper& one : out_.papers)
      if (one.single) single.push_back(one.title);
    if (!single.empty() && question_.query.by != tables::By::task)
      out_.notes.push_back("Описание КИМ не говорит, что проверяют задания, у работ: " + joined(single, "; ") +
                           ". У них показаны отдельные задания.");
    if (!silent_.empty()) out_.notes.push_back("Баллов за задания нет у работ: " + joined(silent_, "; ") + ".");
    out_.notes.push_back("Дефицит — выполнение ниже " + ru_percent(out_.threshold, 0) +
                         " вместе со всем 95 % интервалом; при числе работ меньше " + std::to_string(out_.few) +
                         " не судим. Порог — начальное значение, а не норма.");
    out_.notes.emplace_back(
        "Системный дефицит — не освоено больше половины заданий, которые проверяют одно и то же (рекомендации об "
        "анализе ВПР 2026 года, известны из вторых рук).");
    if (!out_.moved.empty())
      out_.notes.emplace_back(
          "Годы сравниваются по позициям кодификатора, у которых совпали код и текст; задания и ученики в эти годы "
          "разные, и трудность заданий могла измениться. «Возможно» — изменение, какое среди стольких сравнений "
          "бывает и случайно. Классы по годам не сравниваются.");
  }

  const tables::Sources& sources_;
  const Question& question_;
  std::vector<results::Exam> exams_;
  std::vector<Standing> standings_{};
  std::vector<std::string> silent_{};
  std::map<std::pair<int, Compared>, std::vector<std::string>> compared_{};
  YearAnswer out_{};
};

}  // namespace

void PaperCell::add(const PaperCell& other) {
  works += other.works;
  judged += other.judged;
  deficits += other.deficits;
  perhaps += other.perhaps;
  systemic += other.systemic;
}

YearAnswer year_of(const tables::Sources& sources, const Question& question) {
  return Gathering(sources, question).made();
}

}  // namespace vekha::skills
