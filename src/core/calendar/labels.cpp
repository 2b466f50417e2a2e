#include "core/calendar/labels.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/text.hpp"
#include "core/calendar/tokens.hpp"

namespace vekha::calendar {
namespace {

/// Words of a label, folded.
class Words {
 public:
  explicit Words(std::string_view label) : tokens_(tokens_of(label)) {}
  bool has(std::initializer_list<std::string_view> stems) const {
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return fits(token, stem); });
    });
  }

 private:
  /// A stem fits the beginning of a word; «=слово» only the whole of it.
  static bool fits(const Token& token, std::string_view stem) {
    return stem.front() == '=' ? token.low == stem.substr(1) : std::string_view(token.low).starts_with(stem);
  }
  std::vector<Token> tokens_;
};

/// «проведения» alone is of the procedure the measure is about.
bool is_bare(std::string_view label) { return label == "проведения" || label == "начала проведения"; }

bool is_procedure(const Words& words) {
  return words.has({"процедур", "=впр", "=егэ", "=огэ", "=гиа", "=нико", "=рпр", "=всош", "диагност", "контрольн",
                    "оценочн", "экзамен", "олимпиад", "тестирован", "испытан", "провероч", "исследован", "=ико"});
}

/// «учебного года», «четверти», «каникул»: times of the school's own calendar.
std::string school_time_key(const Words& words, Direction direction) {
  const bool end = words.has({"окончан", "завершен", "конц", "конец", "итог"});
  const bool begin = words.has({"начал"});
  if (words.has({"каникул"})) return begin || direction == Direction::before ? "vacation.start" : "vacation.done";
  if (words.has({"четверт", "триместр"})) return begin ? "school_term.start" : "school_term.done";
  if (words.has({"=года", "=год", "=году"}) && (begin || end)) {
    if (words.has({"учебн"})) return begin ? "academic_year.start" : "academic_year.done";
    return begin ? "year.start" : "year.done";
  }
  if (words.has({"квартал"}) && end) return "quarter.done";
  if (words.has({"полугоди"}) && end) return "half_year.done";
  return "";
}

}  // namespace

std::string event_key(std::string_view label, Direction direction) {
  const Words words(label);
  const bool list = words.has({"список", "списк", "перечн"});
  if (words.has({"федеральн"}) && list) return "federal_list.received";
  const bool received = words.has({"получен", "поступлен", "опубликован", "размещен", "выгрузк"});
  if (words.has({"результат"}) && (received || !words.has({"мониторинг", "анализ"}))) return "results.received";
  if (list && received) return "list.received";
  const bool start = direction == Direction::before && !words.has({"окончан", "завершен"});
  if (words.has({"мониторинг"})) return start ? "monitoring.start" : "monitoring.done";
  if (words.has({"анализ"})) return start ? "analysis.start" : "analysis.done";
  const std::string time = school_time_key(words, direction);
  if (!time.empty()) return time;
  if (is_procedure(words) || is_bare(label))
    return start || words.has({"начал"}) ? "procedure.start" : "procedure.done";
  if (words.has({"запрос", "обращен", "заявк", "заявлен", "письм"})) return "request";
  if (words.has({"утвержден", "издан", "подписан", "приказ"})) return "act.issued";
  return "other";
}

std::string schedule_key(std::string_view label) {
  const Words words(label);
  if (folded(label) == "в соответствии с графиком") return "schedule.procedure";
  if (words.has({"минпросвещ", "рособрнадзор", "федеральн", "фиоко"})) return "schedule.federal";
  if (words.has({"министерств", "департамент", "региональн", "минобр"})) return "schedule.ministry";
  if (words.has(
          {"=моуо", "=уо", "=муо", "управлени", "=отдел", "=отдела", "=отделу", "=отделом", "комитет", "муниципальн"}))
    return "schedule.mouo";
  if (words.has({"=оо", "=оу", "=доу", "=доо", "школ", "учрежден", "организаци"})) return "schedule.oo";
  if (words.has({"учебн"})) return "schedule.academic";
  if (words.has({"проведен", "мероприят", "=око", "мониторинг", "оценк"}) || is_procedure(words))
    return "schedule.procedure";
  return "schedule.own";
}

std::string plan_key(std::string_view label) {
  const Words words(label);
  if (words.has(
          {"=уо", "=моуо", "=муо", "управлени", "=отдел", "=отдела", "=отделу", "=отделом", "комитет", "муниципальн"}))
    return "plan.uo";
  if (words.has({"дорожн", "мероприят"})) return "plan.roadmap";
  if (words.has({"министерств", "департамент", "региональн", "минпросвещ", "рособрнадзор", "федеральн"}))
    return "plan.ministry";
  if (words.has({"=оо", "=оу", "=доу", "=доо", "школ", "учрежден", "организаци", "внутришкольн", "=вшк"}))
    return "plan.oo";
  if (words.has({"учебн", "воспитательн"})) return "plan.academic";
  return "plan.own";
}

const std::vector<AnchorKey>& anchor_keys() {
  static const std::vector<AnchorKey> keys{
      {"procedure.start", "Начало процедуры"},
      {"procedure.done", "Проведение процедуры"},
      {"results.received", "Получение результатов"},
      {"federal_list.received", "Получение федерального списка школ"},
      {"list.received", "Получение списка"},
      {"monitoring.start", "Начало мониторинга"},
      {"monitoring.done", "Проведение мониторинга"},
      {"analysis.start", "Начало анализа"},
      {"analysis.done", "Проведение анализа"},
      {"request", "Запрос или заявка"},
      {"need", "Возникла необходимость"},
      {"act.issued", "Издание акта"},
      {"academic_year.start", "Начало учебного года"},
      {"academic_year.done", "Окончание учебного года"},
      {"year.start", "Начало календарного года"},
      {"year.done", "Окончание календарного года"},
      {"quarter.done", "Окончание квартала"},
      {"half_year.done", "Окончание полугодия"},
      {"school_term.start", "Начало учебной четверти"},
      {"school_term.done", "Окончание учебной четверти"},
      {"vacation.start", "Начало каникул"},
      {"vacation.done", "Каникулы"},
      {"schedule.procedure", "График процедур"},
      {"schedule.federal", "Федеральный график"},
      {"schedule.ministry", "График министерства или департамента"},
      {"schedule.mouo", "График органа управления образованием"},
      {"schedule.oo", "График образовательных организаций"},
      {"schedule.academic", "Учебный график"},
      {"schedule.own", "Собственный график"},
      {"plan.uo", "План органа управления образованием"},
      {"plan.roadmap", "План мероприятий"},
      {"plan.ministry", "План министерства или департамента"},
      {"plan.oo", "План образовательной организации"},
      {"plan.academic", "Учебный план"},
      {"plan.own", "Собственный план"},
      {"other", "Другое событие"},
  };
  return keys;
}

}  // namespace vekha::calendar
