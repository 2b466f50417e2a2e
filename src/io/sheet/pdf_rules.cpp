#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "base/text.hpp"
#include "io/convert/process.hpp"
#include "io/sheet/pdf_page.hpp"

namespace vekha::sheet {
namespace {

constexpr std::chrono::seconds kTime{60};
constexpr std::uint64_t kMostOutput = 256ULL << 20;
constexpr double kThin = 3.5;              ///< points: a filled strip so thin is a line
constexpr double kShortest = 4;            ///< points of a line worth looking at
constexpr double kSlant = 1.0;             ///< points a straight line may drift
constexpr std::size_t kMostRules = 4'000;  ///< of one page

struct Point {
  double x = 0;
  double y = 0;
};

/// x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  Point of(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
  Matrix before(const Matrix& m) const {
    return {a * m.a + c * m.b, b * m.a + d * m.b,     a * m.c + c * m.d,
            b * m.c + d * m.d, a * m.e + c * m.f + e, b * m.e + d * m.f + f};
  }
};

/// Follows the few operators lines are drawn with.
class Reader {
 public:
  explicit Reader(std::vector<PdfPage>& pages) : pages_(pages) {}
  void line(std::string_view line);

 private:
  void header(std::string_view line);
  void begin_page();
  void word(std::string_view word);
  bool state(std::string_view word);
  bool path(std::string_view word);
  void rectangle();
  void draw(bool fill);
  void segment(Point a, Point b);
  void rule(Point a, Point b);
  double operand(std::size_t back) const { return back <= stack_.size() ? stack_[stack_.size() - back] : 0; }

  std::vector<PdfPage>& pages_;
  PdfPage* page_ = nullptr;
  bool drawing_ = false;
  bool text_ = false;
  double media_height_ = 0;
  bool turned_ = false;
  std::vector<double> stack_;
  Matrix matrix_;
  std::vector<Matrix> saved_;
  std::vector<std::vector<Point>> path_;
};

void Reader::header(std::string_view line) {
  if (line.starts_with("%%Page:")) {
    const auto number = static_cast<std::size_t>(std::strtoul(std::string(line.substr(7)).c_str(), nullptr, 10));
    page_ = number >= 1 && number <= pages_.size() ? &pages_[number - 1] : nullptr;
    drawing_ = false;
  }
  if (line.starts_with("%%EndPageSetup")) begin_page();
}

void Reader::begin_page() {
  drawing_ = page_ != nullptr;
  text_ = false;
  matrix_ = {};
  saved_.clear();
  path_.clear();
  stack_.clear();
}

/// Back to points from the top left corner of the page as it is read; wide pages are printed turned.
void Reader::rule(Point a, Point b) {
  const auto upright = [&](Point p) { return turned_ ? Point{p.y, p.x} : Point{p.x, page_->height - p.y}; };
  a = upright(a);
  b = upright(b);
  const bool horizontal = std::abs(a.y - b.y) <= kSlant;
  if (!horizontal && std::abs(a.x - b.x) > kSlant) return;
  const PdfRule rule = horizontal ? PdfRule{true, (a.y + b.y) / 2, std::min(a.x, b.x), std::max(a.x, b.x)}
                                  : PdfRule{false, (a.x + b.x) / 2, std::min(a.y, b.y), std::max(a.y, b.y)};
  if (rule.to - rule.from >= kShortest && page_->rules.size() < kMostRules) page_->rules.push_back(rule);
}

void Reader::segment(Point a, Point b) { rule(matrix_.of(a.x, a.y), matrix_.of(b.x, b.y)); }

/// Strokes are lines; of filled shapes only thin strips are.
void Reader::draw(bool fill) {
  for (const std::vector<Point>& points : path_) {
    if (!fill)
      for (std::size_t i = 1; i < points.size(); ++i) segment(points[i - 1], points[i]);
    if (!fill || points.size() < 4) continue;
    double left = points[0].x, right = left, low = points[0].y, high = low;
    for (const Point& point : points) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      low = std::min(low, point.y);
      high = std::max(high, point.y);
    }
    const double middle_x = (left + right) / 2;
    const double middle_y = (low + high) / 2;
    if (high - low <= kThin && right - left > high - low) segment({left, middle_y}, {right, middle_y});
    if (right - left <= kThin && high - low > right - left) segment({middle_x, low}, {middle_x, high});
  }
  path_.clear();
}

void Reader::rectangle() {
  const double x = operand(4), y = operand(3), w = operand(2), h = operand(1);
  path_.push_back({{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}});
}

bool Reader::state(std::string_view word) {
  constexpr std::size_t kDeepest = 1000;
  if (word == "q" && saved_.size() < kDeepest) {
    saved_.push_back(matrix_);
  } else if (word == "Q") {
    if (!saved_.empty()) matrix_ = saved_.back();
    if (!saved_.empty()) saved_.pop_back();
  } else if (word == "cm") {
    matrix_ = matrix_.before({operand(6), operand(5), operand(4), operand(3), operand(2), operand(1)});
  } else if (word == "cairo_set_page_size") {
    media_height_ = operand(1);
  } else if (word == "BT") {
    text_ = true;
  } else {
    return false;
  }
  return true;
}

bool Reader::path(std::string_view word) {
  if (word == "m") {
    path_.emplace_back(1, Point{operand(2), operand(1)});
  } else if (word == "l") {
    if (!path_.empty()) path_.back().push_back({operand(2), operand(1)});
  } else if (word == "h") {
    if (!path_.empty() && !path_.back().empty()) path_.back().push_back(Point(path_.back().front()));
  } else if (word == "re") {
    rectangle();
  } else if (word == "S") {
    draw(false);
  } else if (word == "f" || word == "f*") {
    draw(true);
  } else if (word == "n" || word == "c" || word == "rectfill" || word == "rectclip") {
    path_.clear();
  } else {
    return false;
  }
  return true;
}

void Reader::word(std::string_view word) {
  if (text_) {
    text_ = word != "ET";
    return;
  }
  char* end = nullptr;
  const std::string copy(word);
  const double number = std::strtod(copy.c_str(), &end);
  if (end == copy.c_str() + copy.size()) {
    constexpr std::size_t kDeepest = 64;
    if (stack_.size() >= kDeepest) stack_.clear();
    stack_.push_back(std::isfinite(number) ? number : 0);
    return;
  }
  if (state(word) || path(word)) stack_.clear();
}

void Reader::line(std::string_view line) {
  constexpr std::size_t kLongest = 4000;
  if (line.starts_with("%%")) return header(line);
  // The size of the media is told before the drawing begins.
  if (page_ != nullptr && !drawing_ && line.ends_with("cairo_set_page_size")) {
    const auto blank = line.find(' ');
    const double width = std::strtod(std::string(line.substr(0, blank)).c_str(), nullptr);
    media_height_ = blank == std::string_view::npos ? 0 : std::strtod(std::string(line.substr(blank)).c_str(), nullptr);
    turned_ = page_->width > page_->height && width < media_height_;
  }
  if (!drawing_ || line.size() > kLongest) return;
  for (std::size_t at = 0; at < line.size();) {
    const auto end = std::min(line.find(' ', at), line.size());
    if (end > at) word(line.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace

void read_rules(const std::string& postscript, std::vector<PdfPage>& pages) {
  Reader reader(pages);
  std::string_view rest = postscript;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    reader.line(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
}

void add_pdf_rules(const std::string& path, std::vector<PdfPage>& pages) {
  if (!convert::find_program("pdftocairo")) return;
  const convert::WorkFolder folder;
  const convert::Outcome outcome = convert::run(
      {.words = {"pdftocairo", "-ps", "-level3", "-origpagesizes", "-q", std::filesystem::absolute(path).string(), "-"},
       .folder = folder.path(),
       .time = kTime,
       .max_output = kMostOutput});
  if (outcome.good()) read_rules(outcome.output, pages);
}

}  // namespace vekha::sheet
