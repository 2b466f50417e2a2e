#include "core/roadmap/acts.hpp"

#include <algorithm>
#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/tokens.hpp"

namespace vekha::roadmap {
namespace {

struct ActKind {
  std::string_view stem;
  std::string_view name;
  std::size_t longest;  ///< letters of the longest form
  bool strong;          ///< an act by itself; the others are what acts approve
};

constexpr std::array kKinds{
    ActKind{"закон", "закон", 8, true},
    ActKind{"указ", "указ", 7, true},
    ActKind{"постановлени", "постановление", 15, true},
    ActKind{"распоряжени", "распоряжение", 14, true},
    ActKind{"приказ", "приказ", 9, true},
    ActKind{"письм", "письмо", 8, true},
    ActKind{"писем", "письмо", 5, true},
    ActKind{"решени", "решение", 9, true},
    ActKind{"поручени", "поручение", 11, true},
    ActKind{"концепци", "концепция", 11, false},
    ActKind{"стратеги", "стратегия", 11, false},
    ActKind{"методологи", "методология", 13, false},
    ActKind{"методик", "методика", 10, false},
    ActKind{"положени", "положение", 12, false},
    ActKind{"поряд", "порядок", 9, false},
    ActKind{"регламент", "регламент", 12, false},
    ActKind{"программ", "программа", 11, false},
    ActKind{"рекомендаци", "рекомендации", 14, false},
    ActKind{"протокол", "протокол", 11, false},
    ActKind{"соглашени", "соглашение", 13, false},
    ActKind{"паспорт", "паспорт", 10, false},
    ActKind{"стандарт", "стандарт", 11, false},
    ActKind{"план", "план", 7, false},
};

constexpr std::size_t kFurthest = 70;        ///< tokens from the kind of an act to its date
constexpr std::size_t kLongestTitle = 1200;  ///< letters
constexpr std::size_t kLongestIssuer = 220;  ///< letters

const ActKind* kind_of(std::string_view small) {
  for (const ActKind& kind : kKinds)
    if (small.starts_with(kind.stem) && length(small) <= kind.longest) return &kind;
  return nullptr;
}

struct Nominative {
  std::string_view stem;  ///< of an oblique case
  std::string_view word;
};

constexpr std::array kBodies{
    Nominative{"министерств", "министерство"},
    Nominative{"департамент", "департамент"},
    Nominative{"управлени", "управление"},
    Nominative{"комитет", "комитет"},
    Nominative{"администраци", "администрация"},
    Nominative{"отдел", "отдел"},
    Nominative{"правительств", "правительство"},
    Nominative{"президент", "президент"},
    Nominative{"губернатор", "губернатор"},
    Nominative{"глав", "глава"},
    Nominative{"собрани", "собрание"},
    Nominative{"дум", "дума"},
    Nominative{"совет", "совет"},
    Nominative{"рособрнадзор", "Рособрнадзор"},
    Nominative{"роспотребнадзор", "Роспотребнадзор"},
    Nominative{"учреждени", "учреждение"},
    Nominative{"центр", "центр"},
    Nominative{"институт", "институт"},
};

/// Adjectives before the noun of a body: «федеральной службы», «муниципального учреждения».
constexpr std::array kAdjectives{
    Nominative{"федеральн", "федеральная"},         Nominative{"городск", "городская"},
    Nominative{"законодательн", "законодательное"}, Nominative{"муниципальн", "муниципальное"},
    Nominative{"государственн", "государственное"},
};

/// One mention of a date with a number (or without), by tokens.
struct Mention {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<Date> date;
  std::string number;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}
  std::vector<ActReference> run();

 private:
  std::optional<Mention> mention(std::size_t at) const;
  std::optional<std::size_t> kind_before(std::size_t at, std::size_t bound) const;
  std::string words(std::size_t from, std::size_t to) const;
  std::size_t quote_end(std::size_t open) const;
  std::string title_behind(std::size_t at) const;
  void take(const Mention& mention);
  void take_known(const Mention& mention, std::size_t kind);
  bool approved_before(std::size_t at) const;

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<ActReference> out_;
  std::size_t bound_ = 0;  ///< the token behind the last act
};

/// «от 12.05.2021 № 5», «№ 5 от 12.05.2021», «№ 273-ФЗ».
std::optional<Mention> Reader::mention(std::size_t at) const {
  const auto skip_from = [&](std::size_t i) { return i < tokens_.size() && tokens_[i].small == "от" ? i + 1 : i; };
  const auto comma = [&](std::size_t i) { return i < tokens_.size() && tokens_[i].text == "," ? i + 1 : i; };
  if (const auto date = date_at(tokens_, at)) {
    const auto number = number_at(tokens_, comma(date->next));
    if (number) return Mention{at, number->next, date->value, number->value};
    return Mention{at, date->next, date->value, ""};
  }
  if (const auto number = number_at(tokens_, at)) {
    const auto date = date_at(tokens_, skip_from(number->next));
    if (date && skip_from(number->next) != number->next) return Mention{at, date->next, date->value, number->value};
    if (lower(number->value).ends_with("-фз")) return Mention{at, number->next, std::nullopt, number->value};
  }
  return std::nullopt;
}

/// The word that names the kind: the nearest outside quotes, an act before what acts approve.
std::optional<std::size_t> Reader::kind_before(std::size_t at, std::size_t bound) const {
  int depth = 0;
  std::optional<std::size_t> weak;
  std::optional<std::size_t> quoted;
  const std::size_t last = std::max(bound, at > kFurthest ? at - kFurthest : 0);
  for (std::size_t i = at; i-- > last;) {
    if (tokens_[i].text == "»") ++depth;
    if (tokens_[i].text == "«") depth = std::max(0, depth - 1);
    if (tokens_[i].text == ";" && depth == 0) break;
    const ActKind* kind = kind_of(tokens_[i].small);
    if (kind == nullptr) continue;
    if (depth > 0) {
      if (!quoted && !kind->strong) quoted = i;
    } else if (kind->strong) {
      return i;
    } else if (!weak) {
      weak = i;
    }
  }
  return weak ? weak : quoted;
}

std::string Reader::words(std::size_t from, std::size_t to) const {
  if (from >= to) return "";
  return squeezed(text_.substr(tokens_[from].begin, tokens_[to - 1].end - tokens_[from].begin));
}

/// The token of the closing quote; when quotes do not balance, the last closing one before «(далее» or a semicolon.
std::size_t Reader::quote_end(std::size_t open) const {
  int depth = 0;
  std::size_t last = open;
  for (std::size_t i = open; i < tokens_.size() && tokens_[i].end - tokens_[open].begin < kLongestTitle; ++i) {
    const std::string& mark = tokens_[i].text;
    const bool straight_close = mark == "\"" && i > open && tokens_[open].text == "\"";
    if (mark == "«" || i == open) ++depth;
    if (mark == "»" || straight_close || mark == "”") {
      --depth;
      last = i;
    }
    if (depth == 0) return i;
    if (last > open && (mark == ";" || (mark == "(" && i + 1 < tokens_.size() && tokens_[i + 1].small == "далее")))
      break;
  }
  return last;
}

/// «Об утверждении … «Система» with the inner quote closed by the outer one: given its own back.
std::string balanced(std::string title) {
  const auto count = [&](std::string_view mark) {
    int found = 0;
    for (auto at = title.find(mark); at != std::string::npos; at = title.find(mark, at + mark.size())) ++found;
    return found;
  };
  return count("«") > count("»") ? title + "»" : title;
}

std::string Reader::title_behind(std::size_t at) const {
  if (at >= tokens_.size()) return "";
  if (is_opening_quote(tokens_[at])) return balanced(words(at + 1, quote_end(at)));
  if (tokens_[at].text != "Об" && tokens_[at].text != "О") return "";
  std::size_t end = at;
  int depth = 0;
  for (; end < tokens_.size(); ++end) {
    depth += tokens_[end].text == "«" ? 1 : tokens_[end].text == "»" ? -1 : 0;
    const std::string& mark = tokens_[end].text;
    if (depth <= 0 && (mark == ";" || mark == "(" || mark == ")" || mark == ".")) break;
  }
  return words(at, end);
}

bool Reader::approved_before(std::size_t at) const {
  for (std::size_t i = at; i-- > bound_ && at - i < 25;)
    if (tokens_[i].small.starts_with("утвержд")) return true;
  return false;
}

void Reader::take_known(const Mention& mention, std::size_t kind_at) {
  const ActKind& kind = *kind_of(tokens_[kind_at].small);
  ActReference act{.kind = std::string(kind.name), .number = mention.number, .date = mention.date};
  if (kind.name == "закон" && kind_at > 0 && tokens_[kind_at - 1].small.starts_with("федеральн"))
    act.kind = "федеральный закон";
  std::size_t end = mention.begin;
  if (end > kind_at + 1 && tokens_[end - 1].small == "от") --end;
  std::size_t stop = kind_at + 1;
  while (stop < end && tokens_[stop].text != "«" && tokens_[stop].text != "(" && tokens_[stop].text != "," &&
         tokens_[stop].text != "\"" && tokens_[stop].text != "»" && tokens_[stop].text != "№")
    ++stop;
  // «приказ Рособрнадзора № 590, Минпросвещения № 219 от …»: an act of two bodies under two numbers.
  if (const auto first = number_at(tokens_, stop); first && stop < mention.begin && kind.strong)
    act.number = first->value + "/" + act.number;
  if (kind.strong) {
    act.issuer = nominative_body(words(kind_at + 1, stop));
  } else if (act.number.empty() || tokens_[stop].text == "»") {
    const bool whole = !act.number.empty() || !tokens_[kind_at].small.ends_with("и");
    const bool own_form = tokens_[kind_at].small.starts_with(kind.name);
    act.title = !whole     ? ""
                : own_form ? capitalized(words(kind_at, stop))
                           : squeezed(capitalized(kind.name) + " " + words(kind_at + 1, stop));
  }
  if (length(act.issuer) > kLongestIssuer) act.issuer.clear();
  if (stop < end && is_opening_quote(tokens_[stop])) act.title = balanced(words(stop + 1, quote_end(stop)));
  if (std::string title = title_behind(mention.end); !title.empty()) act.title = std::move(title);
  if (kind.strong && act.kind == "федеральный закон" && act.number.empty()) return;
  out_.push_back(std::move(act));
}

void Reader::take(const Mention& mention) {
  const auto kind = kind_before(mention.begin, bound_);
  const bool lists_on = !out_.empty() && mention.begin <= bound_ + 3 && mention.begin > 0 &&
                        (tokens_[bound_].text == "," || tokens_[bound_].small == "и");
  if (mention.number.empty()) {
    // A bare date belongs to an act only when something was approved on it.
    if (!kind || kind_of(tokens_[*kind].small)->strong || !approved_before(mention.begin)) return;
  }
  if (kind)
    take_known(mention, *kind);
  else if (lists_on && !mention.number.empty())
    out_.push_back({.kind = out_.back().kind,
                    .number = mention.number,
                    .date = mention.date,
                    .issuer = out_.back().issuer,
                    .title = title_behind(mention.end)});
  else
    return;
  bound_ = mention.end;
}

std::vector<ActReference> Reader::run() {
  for (std::size_t i = 0; i < tokens_.size();) {
    const auto found = mention(i);
    if (found) take(*found);
    i = found ? found->end : i + 1;
  }
  return std::move(out_);
}

std::string number_key(const std::string& number) { return replaced(folded(number), " ", ""); }

bool same_act(const ActReference& a, const ActReference& b) {
  if (number_key(a.number) != number_key(b.number)) return false;
  if (a.number.empty()) return a.kind == b.kind && a.date == b.date;
  return a.date == b.date || !a.date || !b.date;
}

}  // namespace

std::string_view kind_of_act(std::string_view small_word) {
  const ActKind* kind = kind_of(small_word);
  return kind != nullptr && kind->strong ? kind->name : std::string_view{};
}

std::string nominative_body(std::string_view issuer) {
  const std::string plain = squeezed(issuer);
  const auto blank = plain.find(' ');
  const std::string first = lower(plain.substr(0, blank));
  const std::string rest = blank == std::string::npos ? "" : plain.substr(blank);
  const auto in_case = [&](std::string_view word) {
    return starts_capital(plain) ? capitalized(word) : std::string(word);
  };
  for (const Nominative& body : kBodies)
    if (first.starts_with(body.stem) && length(first) <= length(body.word) + 3) return in_case(body.word) + rest;
  for (const Nominative& adjective : kAdjectives) {
    if (!first.starts_with(adjective.stem) || rest.empty()) continue;
    const auto next = rest.find(' ', 1);
    const std::string noun = lower(rest.substr(1, next == std::string::npos ? next : next - 1));
    const std::string tail = next == std::string::npos ? "" : rest.substr(next);
    if (noun.starts_with("служб")) return in_case(adjective.word) + " служба" + tail;
    for (const Nominative& body : kBodies)
      if (noun.starts_with(body.stem)) return in_case(adjective.word) + " " + std::string(body.word) + tail;
  }
  return plain;
}

std::vector<ActReference> acts_in(std::string_view text) { return Reader(text).run(); }

void add_acts(std::vector<ActReference>& basis, const std::vector<ActReference>& found) {
  for (const ActReference& act : found) {
    const auto same =
        std::find_if(basis.begin(), basis.end(), [&](const ActReference& known) { return same_act(known, act); });
    if (same == basis.end()) {
      basis.push_back(act);
      continue;
    }
    if (!same->date) same->date = act.date;
    if (same->issuer.empty()) same->issuer = act.issuer;
    if (same->title.empty()) same->title = act.title;
  }
}

}  // namespace vekha::roadmap
