#include "core/roadmap/preamble.hpp"

#include <algorithm>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/abbreviations.hpp"
#include "core/roadmap/acts.hpp"
#include "core/roadmap/approval.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kMostActs = 500;
constexpr std::size_t kMostAbbreviations = 300;
constexpr std::size_t kMostPoints = 60;  ///< goals, or tasks

/// Lines of the paragraphs before the first row of the plan.
std::vector<std::string> front_lines(const std::vector<PlanItem>& items) {
  std::vector<std::string> lines;
  for (const PlanItem& item : items) {
    if (item.kind == PlanItem::Kind::row) break;
    for (const std::string& line : split(item.text, '\n'))
      if (!squeezed(line).empty()) lines.push_back(squeezed(line));
  }
  return lines;
}

std::string without_mark(const std::string& line) {
  std::string out = squeezed(line);
  for (const std::string_view mark : {"•", "·", "-", "–", "—", "*"})
    if (out.starts_with(mark)) out = squeezed(out.substr(mark.size()));
  std::size_t digits = 0;
  while (digits < out.size() && out[digits] >= '0' && out[digits] <= '9') ++digits;
  if (digits > 0 && digits < 3 && digits < out.size() && (out[digits] == ')' || out[digits] == '.'))
    out = squeezed(out.substr(digits + 1));
  while (out.ends_with(';') || out.ends_with('.') || out.ends_with(',')) out.pop_back();
  return out;
}

enum class Subject { none, goals, tasks };

bool begins(const std::string& small, std::string_view word) {
  return small.starts_with(word) &&
         (small.size() == word.size() || static_cast<unsigned char>(small[word.size()]) < 0x80);
}

Subject subject_of(const std::string& line) {
  const auto numbered = split_heading(line);
  const std::string small = folded(numbered ? numbered->words : line);
  for (const std::string_view word : {"цель", "цели", "основная цель", "основные цели", "целью"})
    if (begins(small, word) && small.find("задач") == std::string::npos) return Subject::goals;
  for (const std::string_view word : {"задача", "задачи", "основные задачи"})
    if (begins(small, word)) return Subject::tasks;
  for (const std::string_view words : {"следующие задачи", "следующих задач"})
    if (small.find(words) != std::string::npos) return Subject::tasks;
  return Subject::none;
}

/// The points a line «Задачи: …» opens, on the line itself and on those below it.
class Points {
 public:
  Points(const std::vector<std::string>& lines, std::size_t first) : lines_(lines), first_(first) {}
  std::vector<std::string> run();

 private:
  void add(const std::string& line);
  void of_the_line();

  const std::vector<std::string>& lines_;
  std::size_t first_;
  std::vector<std::string> out_;
};

void Points::add(const std::string& line) {
  const std::string point = without_mark(line);
  if (!point.empty() && out_.size() < kMostPoints) out_.push_back(point);
}

void Points::of_the_line() {
  const std::string& line = lines_[first_];
  std::size_t cut = line.find(':');
  std::size_t size = 1;
  for (const std::string_view dash : {" – ", " — ", " - "})
    if (const auto at = line.find(dash); at < cut) {
      cut = at;
      size = dash.size();
    }
  if (cut == std::string::npos) return;
  for (const std::string& piece : split_outside(line.substr(cut + size), ";")) add(piece);
}

std::vector<std::string> Points::run() {
  of_the_line();
  bool open = out_.empty() || lines_[first_].ends_with(';');
  for (std::size_t i = first_ + 1; i < lines_.size(); ++i) {
    const std::string& line = lines_[i];
    if (subject_of(line) != Subject::none || (!is_list_item(line) && !open)) break;
    const auto heading = split_heading(line);
    if (heading && heading->roman) break;
    if (folded(without_mark(line)).starts_with("для достижения")) break;
    if (!is_list_item(line) && starts_small(line) && !out_.empty() && !lines_[i - 1].ends_with(';'))
      out_.back() += " " + without_mark(line);
    else
      add(line);
    open = line.ends_with(';');
  }
  return std::move(out_);
}

void read_aims(const std::vector<std::string>& lines, Preamble& preamble) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Subject subject = subject_of(lines[i]);
    if (subject == Subject::none) continue;
    auto& points = subject == Subject::goals ? preamble.goals : preamble.tasks;
    if (points.empty()) points = Points(lines, i).run();
  }
}

bool is_approving(const ActReference& act, const Preamble& preamble) {
  return !act.number.empty() && act.number == preamble.act_number && act.date == preamble.act_date;
}

void read_basis(const std::vector<std::string>& lines, const std::vector<std::string>& texts, Preamble& preamble) {
  add_acts(preamble.basis, acts_in(joined(lines, "\n")));
  for (const std::string& text : texts) {
    if (preamble.basis.size() >= kMostActs) break;
    if (text.find_first_of("0123456789") != std::string::npos) add_acts(preamble.basis, acts_in(text));
  }
  for (ActReference& act : preamble.basis)
    for (const Abbreviation& alias : preamble.aliases)
      if (!alias.full_name.empty() && folded(alias.short_name) == folded(act.issuer))
        act.issuer = nominative_body(alias.full_name);
  std::erase_if(preamble.basis, [&](const ActReference& act) { return is_approving(act, preamble); });
}

void add_abbreviation(std::vector<Abbreviation>& known, Abbreviation fresh) {
  const auto same = std::find_if(known.begin(), known.end(), [&](const Abbreviation& abbreviation) {
    return folded(abbreviation.short_name) == folded(fresh.short_name);
  });
  if (same == known.end() && known.size() < kMostAbbreviations) known.push_back(std::move(fresh));
}

void read_abbreviations(const std::vector<std::string>& lines, const std::vector<std::string>& texts,
                        const std::vector<Party>& parties, Preamble& preamble) {
  for (const Party& party : parties)
    if (party.full_name != party.name) add_abbreviation(preamble.aliases, {party.name, party.full_name});
  for (const auto* source : {&lines, &texts})
    for (const std::string& text : *source)
      for (Abbreviation& found : abbreviations_in(text)) add_abbreviation(preamble.aliases, std::move(found));
}

}  // namespace

Preamble read_preamble(const std::vector<PlanItem>& items, const std::vector<std::string>& texts,
                       const std::vector<Party>& parties) {
  const std::vector<std::string> lines = front_lines(items);
  Preamble out;
  const ApprovingAct approval = find_approval(lines);
  out.kind_of_act = approval.kind;
  out.act_number = approval.number;
  out.act_date = approval.date;
  out.approved_by = approval.issuer;
  read_aims(lines, out);
  read_abbreviations(lines, texts, parties, out);
  read_basis(lines, texts, out);
  return out;
}

}  // namespace vekha::roadmap
