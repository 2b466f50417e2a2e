// Risk lists as JSON: the same on the command line and over HTTP.
#pragma once
#include "base/json.hpp"
#include "domain/risk/risk.hpp"

namespace vekha::app {

/// {"rule":{…},"settings":{…},"year","schools":[{"code","label","verdict","change","years":[…]}],"expected_by_chance"}
void write_risk(JsonWriter& json, const risk::List& list);
/// Every rule with its parameters and signs.
void write_risk_rules(JsonWriter& json);

}  // namespace vekha::app
