// From text to tree: words of two languages, numbers with units, quotes of three kinds; recursive descent in bounds.
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "core/formula/syntax.hpp"
#include "core/formula/words.hpp"

namespace vekha::formula {
namespace {

constexpr std::size_t kLongest = 4000;
constexpr std::size_t kMostNodes = 500;
constexpr std::size_t kDeepest = 40;

struct Sign {
  std::string_view text;
  Op op;
};
/// Longer signs before their beginnings.
constexpr std::array<Sign, 9> kComparisons{{{"!=", Op::other},
                                            {"≠", Op::other},
                                            {"<=", Op::most},
                                            {"≤", Op::most},
                                            {">=", Op::least},
                                            {"≥", Op::least},
                                            {"=", Op::same},
                                            {"<", Op::less},
                                            {">", Op::more}}};
constexpr std::array<Sign, 4> kSums{{{"+", Op::plus}, {"-", Op::minus}, {"−", Op::minus}, {"–", Op::minus}}};
constexpr std::array<Sign, 5> kProducts{
    {{"*", Op::times}, {"×", Op::times}, {"·", Op::times}, {"/", Op::over}, {"÷", Op::over}}};

bool cyrillic(unsigned char byte) { return byte == 0xD0 || byte == 0xD1; }
bool begins_word(unsigned char byte) { return std::isalpha(byte) != 0 || byte == '_' || cyrillic(byte); }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Node whole() {
    if (!is_utf8(text_)) complain({}, 0, "текст испорчен: он не в UTF-8");
    if (length(text_) > kLongest) complain(text_, 0, "формула длиннее 4 000 знаков: разделите её на показатели");
    Node tree = either();
    blanks();
    if (at_ < text_.size()) complain(text_, at_, "лишнее после конца формулы: «" + rest() + "»");
    return tree;
  }

 private:
  /// The next dozen characters.
  std::string rest() const { return prefix(text_.substr(at_), 12); }
  void blanks() {
    while (at_ < text_.size()) {
      if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0)
        at_ += 1;
      else if (text_.substr(at_).starts_with("\xC2\xA0"))
        at_ += 2;
      else
        return;
    }
  }
  bool sign(std::string_view wanted) {
    blanks();
    if (!text_.substr(at_).starts_with(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  void demand(std::string_view wanted, const std::string& why) {
    if (!sign(wanted))
      complain(
          text_, at_,
          "нужен знак «" + std::string(wanted) + "» " + why + (rest().empty() ? "" : ", а стоит «" + rest() + "»"));
  }
  /// The word that stands here, not yet taken.
  std::string_view peeked() {
    blanks();
    std::size_t end = at_;
    while (end < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[end]);
      if (cyrillic(byte) && end + 1 < text_.size())
        end += 2;
      else if (std::isalnum(byte) != 0 || byte == '_')
        end += 1;
      else
        break;
    }
    const std::string_view word = text_.substr(at_, end - at_);
    return !word.empty() && begins_word(static_cast<unsigned char>(word.front())) ? word : std::string_view{};
  }
  bool keyword(std::string_view name) {
    const std::string_view word = peeked();
    if (word.empty()) return false;
    const Word* known = known_word(lower(word));
    if (known == nullptr || known->role != Role::keyword || known->name != name) return false;
    at_ += word.size();
    return true;
  }
  Node made(Op op, std::size_t at, std::vector<Node> children = {}) {
    if (++nodes_ > kMostNodes) complain(text_, at, "формула слишком велика: в ней больше 500 частей");
    return {.op = op, .at = at, .children = std::move(children)};
  }
  template <class Read>
  Node deeper(Read read) {
    if (++depth_ > kDeepest) complain(text_, at_, "скобки вложены глубже 40 раз");
    Node out = read();
    --depth_;
    return out;
  }

  Node either() {
    Node left = conjunction();
    while (true) {
      const std::size_t at = at_;
      if (!keyword("or")) return left;
      left = made(Op::either, at, {std::move(left), conjunction()});
    }
  }
  Node conjunction() {
    Node left = denial();
    while (true) {
      const std::size_t at = at_;
      if (!keyword("and")) return left;
      left = made(Op::both, at, {std::move(left), denial()});
    }
  }
  Node denial() {
    blanks();
    const std::size_t at = at_;
    if (keyword("not")) return made(Op::no, at, {deeper([this] { return denial(); })});
    return comparison();
  }
  Node comparison() {
    Node left = total();
    blanks();
    const std::size_t at = at_;
    for (const Sign& one : kComparisons)
      if (sign(one.text)) {
        Node out = made(one.op, at, {std::move(left), total()});
        no_chain();
        return out;
      }
    if (keyword("in")) return listed(std::move(left), at);
    return left;
  }
  void no_chain() {
    blanks();
    for (const Sign& one : kComparisons)
      if (text_.substr(at_).starts_with(one.text))
        complain(text_, at_, "сравнения не ставят цепочкой: соедините два словом «и»");
  }
  Node listed(Node left, std::size_t at) {
    std::vector<Node> parts;
    parts.push_back(std::move(left));
    demand("(", "перед списком");
    do parts.push_back(deeper([this] { return total(); }));
    while (sign(","));
    demand(")", "после списка");
    return made(Op::among, at, std::move(parts));
  }
  template <std::size_t Count, class Part>
  Node chain(const std::array<Sign, Count>& signs, Part part) {
    Node left = part();
    while (true) {
      blanks();
      const std::size_t at = at_;
      const auto found = std::ranges::find_if(signs, [this](const Sign& one) { return sign(one.text); });
      if (found == signs.end()) return left;
      left = made(found->op, at, {std::move(left), part()});
    }
  }
  Node total() {
    return chain(kSums, [this] { return chain(kProducts, [this] { return term(); }); });
  }
  Node term() {
    blanks();
    const std::size_t at = at_;
    if (sign("-") || sign("−")) return made(Op::negate, at, {deeper([this] { return term(); })});
    if (sign("(")) {
      Node inside = deeper([this] { return either(); });
      demand(")", "после выражения в скобках");
      return inside;
    }
    if (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) return number();
    if (auto quote = quoted()) return *std::move(quote);
    return named();
  }
  Node number() {
    const std::size_t at = at_;
    Node out = made(Op::number, at);
    std::size_t end = at_;
    while (end < text_.size() && (std::isdigit(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '.'))
      ++end;
    const char* last = text_.data() + end;
    const auto [stop, problem] = std::from_chars(text_.data() + at_, last, out.value);
    if (problem != std::errc{} || stop != last)
      complain(text_, at, "число не разобрано: целую и дробную часть разделяет точка");
    at_ = end;
    if (sign("%"))
      out.text = "%";
    else if (const std::string_view word = peeked(); word == "пп" || word == "pp")
      at_ += word.size(), out.text = "пп";
    return out;
  }
  std::optional<Node> quoted() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kQuotes{
        {{"'", "'"}, {"\"", "\""}, {"«", "»"}}};
    const std::size_t at = at_;
    for (const auto& [open, close] : kQuotes) {
      if (!sign(open)) continue;
      const std::size_t end = text_.find(close, at_);
      if (end == std::string_view::npos) complain(text_, at, "кавычка не закрыта");
      Node out = made(Op::text, at);
      out.text = std::string(text_.substr(at_, end - at_));
      at_ = end + close.size();
      return out;
    }
    return std::nullopt;
  }
  Node named() {
    const std::size_t at = at_;
    const std::string word = lower(peeked());
    if (word.empty())
      complain(
          text_, at,
          at_ >= text_.size() ? "формула оборвана: нужно число, имя или функция" : "знак «" + rest() + "» не понят");
    const Word* known = known_word(word);
    if (known != nullptr && known->role == Role::keyword)
      complain(text_, at, "слово «" + word + "» стоит не на месте: здесь нужно число, имя или функция");
    at_ += peeked().size();
    Node out = made(Op::name, at);
    out.text = word;
    if (!sign("(")) return out;
    if (known == nullptr) complain(text_, at, "функции «" + word + "» нет" + function_names());
    out.op = Op::call;
    out.text = std::string(known->name);
    return known->role == Role::aggregate ? aggregate(std::move(out), *known) : function(std::move(out), *known);
  }
  static std::string function_names() {
    std::string out;
    for (const Word& row : kWords)
      if (row.role != Role::keyword) out.append(out.empty() ? "; есть " : ", ").append(row.russian);
    return out;
  }
  /// count(works where …); mean(mark of works where …); quantile(0.25, mark of works).
  Node aggregate(Node out, const Word& word) {
    for (int i = 0; i < word.most; ++i) {
      if (i > 0) demand(",", "между частями функции «" + std::string(word.russian) + "»");
      out.children.push_back(deeper([this] { return either(); }));
    }
    if (word.most > 0 && !keyword("of"))
      complain(text_, at_, "после того, что считается, нужно слово «из» и что перебирать, например «из работы»");
    out.children.push_back(source());
    demand(")", "в конце функции «" + std::string(word.russian) + "»");
    return out;
  }
  Node source() {
    const std::string_view word = peeked();
    const std::size_t at = at_;
    if (word.empty() || known_word(lower(word)) != nullptr)
      complain(text_, at_, "нужно назвать, что перебирать, например «работы»");
    at_ += word.size();
    Node out = made(Op::source, at);
    out.text = lower(word);
    if (keyword("where")) out.children.push_back(deeper([this] { return either(); }));
    return out;
  }
  Node function(Node out, const Word& word) {
    do out.children.push_back(deeper([this] { return either(); }));
    while (sign(","));
    demand(")", "в конце функции «" + std::string(word.russian) + "»");
    const auto given = static_cast<int>(out.children.size());
    if (given < word.least || given > word.most)
      complain(text_, out.at,
               "у функции «" + std::string(word.russian) + "» частей " + std::to_string(given) + ", а нужно " +
                   std::to_string(word.least) + (word.most > word.least ? " или больше" : ""));
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

void complain(std::string_view program, std::size_t at, const std::string& what) { throw Fault(program, at, what); }

Node parsed(std::string_view program) { return Reader(program).whole(); }

}  // namespace vekha::formula
