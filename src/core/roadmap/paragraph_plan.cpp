#include "core/roadmap/paragraph_plan.hpp"

#include <algorithm>
#include <optional>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kLongestLabel = 45;  ///< letters before the colon
constexpr int kMostWords = 4;              ///< of a label

struct Label {
  std::size_t begin = 0;    ///< of its words
  std::size_t content = 0;  ///< behind the colon
  Role role = Role::other;
};

bool is_labelled(Role role) {
  return role == Role::term || role == Role::responsible || role == Role::document || role == Role::result ||
         role == Role::indicator;
}

/// The label that ends with the colon at `colon`: «Срок исполнения:».
std::optional<Label> label_at(const std::string& text, std::size_t colon) {
  std::size_t begin = colon;
  while (begin > 0 && std::string_view(".;\n(").find(text[begin - 1]) == std::string_view::npos) --begin;
  const std::string words = squeezed(text.substr(begin, colon - begin));
  if (words.empty() || length(words) > kLongestLabel) return std::nullopt;
  if (std::count(words.begin(), words.end(), ' ') >= kMostWords) return std::nullopt;
  const Role role = role_of(words);
  if (!is_labelled(role)) return std::nullopt;
  return Label{begin, colon + 1, role};
}

/// «Срок – май»: a dash does what the colon does, behind a label of one or two words.
std::optional<Label> label_before_dash(const std::string& text, std::size_t dash, std::size_t size) {
  const auto label = label_at(text, dash);
  if (!label) return std::nullopt;
  const std::string words = squeezed(text.substr(label->begin, dash - label->begin));
  if (std::count(words.begin(), words.end(), ' ') > 1 || !starts_capital(words)) return std::nullopt;
  return Label{label->begin, dash + size, label->role};
}

std::vector<Label> labels_in(const std::string& text) {
  std::vector<Label> labels;
  for (auto at = text.find(':'); at != std::string::npos; at = text.find(':', at + 1))
    if (const auto label = label_at(text, at)) labels.push_back(*label);
  for (const std::string_view dash : {" – ", " - ", " — "})
    for (auto at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1))
      if (const auto label = label_before_dash(text, at, dash.size())) labels.push_back(*label);
  std::ranges::sort(labels, {}, &Label::begin);
  const auto again = std::ranges::unique(labels, {}, &Label::begin);
  labels.erase(again.begin(), again.end());
  return labels;
}

std::string tidy(std::string_view piece) {
  std::string out = flowing(trimmed(piece));
  while (out.ends_with('.') || out.ends_with(';') || out.ends_with(',') || out.ends_with('(') || out.ends_with(')')) {
    if (out.ends_with(')') && out.find('(') != std::string::npos) break;
    if (out.ends_with("г.") || out.ends_with("гг.")) break;
    out.pop_back();
  }
  return out;
}

class Reader {
 public:
  explicit Reader(const Document& document) : document_(document) {}
  PlanItems run();

 private:
  void paragraph(const Block& block);
  void close();
  void measure(const std::vector<Label>& labels);

  const Document& document_;
  PlanItems out_;
  std::string text_;  ///< of the open item
  const Block* opened_ = nullptr;
  std::size_t measures_ = 0;
};

void Reader::measure(const std::vector<Label>& labels) {
  PlanItem item{.kind = PlanItem::Kind::row, .filled = 1, .merges_known = true};
  item.place = {.row = opened_->line, .page = opened_->page};
  std::string words = text_.substr(0, labels.front().begin);
  if (const auto numbered = split_heading(words); numbered && !numbered->by_word) {
    item.fields[static_cast<std::size_t>(Role::number)].text = numbered->number;
    words = words.substr(words.find(numbered->number) + numbered->number.size());
    while (!words.empty() && std::string_view(".) ").find(words.front()) != std::string_view::npos) words.erase(0, 1);
    ++item.filled;
  }
  item.fields[static_cast<std::size_t>(Role::text)].text = tidy(words);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : text_.size();
    std::string& field = item.fields[static_cast<std::size_t>(labels[i].role)].text;
    field +=
        (field.empty() ? "" : "\n") + tidy(std::string_view(text_).substr(labels[i].content, end - labels[i].content));
    ++item.filled;
    if (std::find(out_.roles.begin(), out_.roles.end(), labels[i].role) == out_.roles.end())
      out_.roles.push_back(labels[i].role);
  }
  ++measures_;
  out_.items.push_back(std::move(item));
}

void Reader::close() {
  if (opened_ == nullptr) return;
  const std::vector<Label> labels = labels_in(text_);
  const bool duty = std::ranges::any_of(
      labels, [](const Label& label) { return label.role == Role::term || label.role == Role::responsible; });
  if (duty && !squeezed(text_.substr(0, labels.front().begin)).empty())
    measure(labels);
  else
    out_.items.push_back(
        {.kind = opened_->kind == Block::Kind::heading ? PlanItem::Kind::heading : PlanItem::Kind::paragraph,
         .text = text_,
         .place = {.row = opened_->line, .page = opened_->page}});
  opened_ = nullptr;
  text_.clear();
}

/// A line that begins with a label, or goes on with a label opened above, belongs to the item above.
void Reader::paragraph(const Block& block) {
  const std::string text = clean_cell(block.text);
  if (text.empty()) return;
  const std::vector<Label> labels = labels_in(text);
  const bool begins_with_label = !labels.empty() && squeezed(text.substr(0, labels.front().begin)).empty();
  const bool goes_on = begins_with_label || (starts_small(text) && !labels_in(text_).empty()) || is_list_item(text);
  if (opened_ != nullptr && goes_on && !split_heading(text)) {
    text_ += "\n" + text;
    return;
  }
  close();
  opened_ = &block;
  text_ = text;
}

PlanItems Reader::run() {
  for (const Block& block : document_.blocks) {
    if (block.kind != Block::Kind::table) {
      paragraph(block);
      continue;
    }
    close();
    out_.passed_by.push_back(block.table);
  }
  close();
  out_.found = measures_ >= 2;
  if (out_.found) {
    out_.roles.push_back(Role::number);
    out_.roles.push_back(Role::text);
  }
  return std::move(out_);
}

}  // namespace

PlanItems paragraph_items(const Document& document) { return Reader(document).run(); }

}  // namespace vekha::roadmap
