#include "domain/clusters/clusters.hpp"

namespace vekha::clusters {
namespace {

void write_members(JsonWriter& json, std::string_view name, const std::vector<Member>& members) {
  json.key(name).begin_array();
  for (const Member& one : members)
    json.begin_object().field("id", one.id.value).field("code", one.code).field("name", one.name).end_object();
  json.end_array();
}

void write_cluster(JsonWriter& json, const Cluster& one) {
  json.begin_object().field("number", one.number).field("title", one.title).field("words", one.words);
  json.field("holding", holding_name(one.holding)).field("stability", one.stability);
  json.field("stability_words", one.stability_words).field("few", one.few).key("means").begin_array();
  for (const auto& mean : one.means) json.value(mean);
  json.end_array();
  write_members(json, "members", one.members);
  json.end_object();
}

}  // namespace

void write_answer(JsonWriter& json, const Answer& answer) {
  json.begin_object().field("method", answer.method).field("title", answer.title).field("note", answer.note);
  json.field("headline", answer.headline).field("why", answer.why).field("silhouette", answer.silhouette);
  json.list("notes", answer.notes).key("conditions").begin_array();
  for (const ConditionMean& one : answer.conditions)
    json.begin_object().field("name", one.name).field("mean", one.mean).field("known", one.known).end_object();
  json.end_array().key("clusters").begin_array();
  for (const Cluster& one : answer.clusters) write_cluster(json, one);
  json.end_array();
  write_members(json, "left_out", answer.left_out);
  json.end_object();
}

void write_rules(JsonWriter& json) {
  const auto write = [&](const std::string& id, const std::string& title) {
    json.begin_object().field("id", id).field("title", title).end_object();
  };
  json.begin_array();
  for (const Rule& rule : rules()) write(rule.id, rule.title);
  write("kmeans", "Поиск групп: k средних");
  write("pam", "Поиск групп: вокруг типичных школ (PAM)");
  write("ward", "Поиск групп: по Уорду");
  json.end_array();
}

void write_links(JsonWriter& json, const Links& links) {
  json.begin_object().field("headline", links.headline).field("why", links.why).list("notes", links.notes);
  json.key("links").begin_array();
  for (const Link& one : links.links) {
    json.begin_object().field("condition", one.condition).field("indicator", one.indicator).field("name", one.name);
    json.field("unit", one.unit).field("n", one.n).key("rank");
    write_estimate(json, one.rank);
    json.key("effect");
    write_estimate(json, one.effect);
    json.field("p", one.p).field("adjusted", one.adjusted).field("seen", one.seen).field("words", one.words);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::clusters
