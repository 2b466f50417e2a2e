#include "domain/reports/reports.hpp"

#include "app/api/handlers.hpp"
#include "domain/cases/cases.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {

http::Response get_analysis_report(Context& context, const Call& call) {
  reports::AnalysisOrder order{
      .scope = call.who().scope(), .year = call.integer("year"), .as_of = sys::today(), .made = sys::now_iso()};
  const auto document = context.stores.records().read([&](const db::Read& read) {
    order.sight = cases::sight(read, cases::who_is(call.who()), sys::today());
    return reports::analysis(read, context.stores.facts(), *context.catalog.get(), order);
  });
  return {.headers = {{"Content-Type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
                      {"Content-Disposition",
                       "attachment; filename*=UTF-8''" + http::percent_encoded(reports::analysis_file_name(order))},
                      {"Cache-Control", "no-store"}},
          .body = doc::to_docx(document)};
}

}  // namespace vekha::api
