#include "base/estimate.hpp"

namespace vekha {

std::string_view absence_name(Absence absence) {
  switch (absence) {
    case Absence::no_data: return "no_data";
    case Absence::too_few: return "too_few";
    case Absence::no_variance: return "no_variance";
    case Absence::not_applicable: return "not_applicable";
    case Absence::not_comparable: return "not_comparable";
    case Absence::no_scale: return "no_scale";
    case Absence::suppressed: return "suppressed";
  }
  return "no_data";
}

std::string_view absence_text(Absence absence) {
  switch (absence) {
    case Absence::no_data: return "нет данных";
    case Absence::too_few: return "мало работ";
    case Absence::no_variance: return "нет разброса";
    case Absence::not_applicable: return "н/п";
    case Absence::not_comparable: return "несопоставимо";
    case Absence::no_scale: return "нет шкалы";
    case Absence::suppressed: return "скрыто";
  }
  return "нет данных";
}

}  // namespace vekha
