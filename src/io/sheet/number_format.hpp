// Number formats of a spreadsheet: how a stored number looks to a person. Only what changes its meaning is honoured:
// dates, percents, fixed decimals and leading zeros; colours, currencies and group separators are not.
#pragma once
#include <string>
#include <string_view>

namespace vekha::sheet {

struct NumberFormat {
  enum class Kind {
    general,    ///< shortest spelling
    fixed,      ///< `decimals` after the point, at least `digits` before it
    percent,    ///< the same of the hundredfold, with "%"
    date,       ///< 05.09.2025
    month,      ///< «сентябрь 2025»
    date_time,  ///< 05.09.2025 10:30[:15]
    time,       ///< 10:30[:15]
    elapsed,    ///< hours may exceed 24
  };
  Kind kind = Kind::general;
  int decimals = 0;
  int digits = 1;
  bool seconds = false;

  bool is_date() const { return kind >= Kind::date; }
};

/// Dates count from 1900 (with its false 29 February) or, in old Macintosh files, from 1904.
enum class Epoch { year1900, year1904 };

/// The meaning of a format code such as "0.00%" or "dd/mm/yyyy\ h:mm".
NumberFormat parse_number_format(std::string_view code);
/// The meaning of a built-in format number; general for those without a fixed meaning.
NumberFormat builtin_number_format(int id);
/// The number as a person sees it; a date outside the years 1900–9999 is shown as a plain number.
std::string number_text(double value, const NumberFormat& format, Epoch epoch);
/// Shortest spelling with at most 15 significant digits: "12", "0.1", "1e+20".
std::string general_text(double value);

}  // namespace vekha::sheet
