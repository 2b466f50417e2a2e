// Plans and measures as JSON: the same shapes in every answer about them.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/roadmap/roadmap.hpp"

namespace vekha::api {

/// What a section is called by its measures: its number, or its path where numbers repeat.
class SectionNames {
 public:
  explicit SectionNames(const std::vector<roadmap::Section>& sections);
  std::string of(int index) const;

 private:
  const std::vector<roadmap::Section>& sections_;
  bool plain_ = true;
};

/// "name":[{id,title}] inside an open object: what the keys of tags are called.
void write_axes(JsonWriter& json, std::string_view name, const std::vector<roadmap::Axis>& axes);
/// "sections":[{number,title,depth}] inside an open object.
void write_sections(JsonWriter& json, const std::vector<roadmap::Section>& sections);
/// "period":{from,to} inside an open object.
void write_period(JsonWriter& json, const std::optional<calendar::Period>& period);
using MeasureTags = std::map<MeasureId, std::vector<roadmap::Tag>>;
/// What of a plan its measures are written with.
struct MeasureFrame {
  const SectionNames& sections;
  const MeasureTags& tags;
};
void write_measure(JsonWriter& json, const roadmap::Measure& measure, const MeasureFrame& frame);
/// "plan_id","version","state" … inside an open object.
void write_version(JsonWriter& json, const roadmap::Summary& summary);
void write_summary(JsonWriter& json, const roadmap::Summary& summary);

}  // namespace vekha::api
