// What really is so in the demonstration municipality: written beside the data, so that methods can be judged by it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/demo/world.hpp"

namespace vekha::demo {

/// Gathers the mean scores before any distortion.
class Truth {
 public:
  explicit Truth(const World& world);
  /// school: index in the world. Exams with no participants are left out.
  void add(std::size_t school, const Exam& exam, std::int64_t honest_sum, int participants);
  /// {"seed":…,"world":"mixed","schools":{code:{"behaviour","share","true_means":{"ВПР 2026 4 Математика":11.2317}}}}
  std::string json() const;

 private:
  struct Mean {
    std::string exam;
    std::string text;  ///< four decimals, rounded in integers
  };
  const World& world_;
  std::vector<std::vector<Mean>> means_;
};

}  // namespace vekha::demo
