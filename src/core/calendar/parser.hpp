// The grammar of terms by recursive descent. Private to the calendar: use parse_phrase.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/said.hpp"
#include "core/calendar/tokens.hpp"

namespace vekha::calendar {

/// Methods look at the tokens from the position on. One that finds its clause takes it and says true or gives it;
/// one that does not leaves the position where it was.
class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}
  Phrase run();

 private:
  /// Puts the position back when the clause was not found after all.
  class Attempt {
   public:
    explicit Attempt(Parser& parser) : parser_(parser), start_(parser.position_) {}
    bool fail() {
      parser_.position_ = start_;
      return false;
    }
    std::nullopt_t nothing() {
      parser_.position_ = start_;
      return std::nullopt;
    }

   private:
    Parser& parser_;
    std::size_t start_;
  };
  struct Amount {
    int n = 0;
    Unit unit = Unit::none;
  };
  using Words = std::initializer_list<std::string_view>;

  // parser.cpp: looking at tokens, separators, rhythms
  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
  std::string_view low(std::size_t ahead = 0) const { return peek(ahead).low; }
  bool is(std::size_t ahead, Words words) const;
  bool stem(std::size_t ahead, Words stems) const;
  bool word(std::size_t ahead, Word word) const { return peek(ahead).word == word; }
  bool small(std::size_t ahead, int most) const;
  bool is_year(std::size_t ahead) const;
  bool range_sign(std::size_t ahead) const { return word(ahead, Word::dash) || word(ahead, Word::to); }
  bool take(Word word);
  bool take_is(Words words);
  bool take_stem(Words stems);
  bool separator();
  bool clause();
  void unknown_word();
  void put_aside_the_subject();
  void put_aside(std::size_t size);
  bool stage();
  bool report_word();
  bool day_without_month(const Term& term);
  std::size_t behind_the_verb() const;
  Said& add(Said said);
  void add_part(Term term);
  bool then();
  bool every_year();
  bool rhythm();
  bool each_unit();
  bool times_in();
  bool times(int count, const std::string& unit);
  bool every_few_years();
  Term* rhythm_before();
  bool weekdays();
  std::optional<unsigned> weekday_at(std::size_t ahead) const;
  bool day_of_month();
  bool day_of_month_tail(Term& term);
  bool last_day_of_unit();

  // parser_years.cpp: years, frames, what lasts
  bool academic_pair(std::size_t ahead) const;
  int year_behind();
  std::optional<Frame> frame_words();
  bool frame();
  bool named_academic();
  bool within();
  bool whole_period();
  bool year_form();
  bool since();
  bool standing();
  bool accounting_period();
  bool edge_of_year();

  // parser_spans.cpp: months and days
  bool span();
  std::optional<SaidSpan> range();
  std::optional<SaidSpan> atom();
  std::optional<SaidSpan> quarters();
  std::optional<SaidSpan> half_year();
  std::optional<SaidSpan> year_span();
  std::optional<SaidSpan> days_of_month();
  std::optional<SaidSpan> piece_of_month();
  std::optional<SaidSpan> season();
  std::optional<SaidSpan> one_date();
  std::optional<SaidSpan> month();
  std::optional<SaidSpan> bound();
  std::optional<SaidSpan> end_of();
  bool several_days();
  bool several_quarters();
  bool months_of_years();
  void further_years(const SaidSpan& first);
  std::optional<SaidSpan> middle_of_month(Span::Bound kind);
  void inclusive(SaidSpan& said);

  // parser_anchors.cpp: events, schedules, plans
  bool anchor();
  bool relative_before();
  bool relative_after();
  bool plain_relative();
  bool on_event();
  bool by_document();
  bool on_request();
  bool as_needed();
  bool vacation();
  bool results_of_period();
  bool strict_lead();
  std::optional<Amount> amount();
  std::optional<Amount> amount_in_one_word();
  bool moment_lead();
  bool starts_clause(std::size_t ahead) const;
  bool starts_lead(std::size_t ahead) const;
  bool breaks_label(std::size_t ahead) const;
  std::string label();
  std::string text_between(std::size_t from, std::size_t to) const;
  std::string clause_text(std::size_t start, std::size_t end);
  void add_anchor(TermKind kind, Anchor anchor);

  std::vector<Token> tokens_;
  std::size_t position_ = 0;
  bool separated_ = true;
  int segment_ = 0;
  Phrase phrase_;
};

}  // namespace vekha::calendar
