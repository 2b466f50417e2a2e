// Works read one by one as rows of formulas: the slow way, against which the scans are proven.
#pragma once
#include <array>
#include <functional>
#include <set>
#include <vector>

#include "domain/formulas/columns.hpp"

namespace vekha::formulas {

/// A work with all it takes to tell its cells.
struct PlainWork {
  const KnownPaper* paper = nullptr;
  const KnownPlace* place = nullptr;
  results::WorkRow row;
};

/// Persons and the subjects they wrote in a procedure and year.
using Taken = std::map<std::int64_t, std::set<std::string>>;
using TakenIn = std::function<const Taken&(const std::string& procedure, int year)>;

/// The works of a question.
class PlainWorks : public formula::Rows {
 public:
  PlainWorks(facts::Store& facts, const results::Ground& ground, const std::vector<KnownPaper>& papers,
             const Places& places, TakenIn taken);
  std::size_t size() const override { return works_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;
  formula::Cell before(std::size_t row, const formula::Before& wanted) const override;
  const PlainWork& work(std::size_t row) const { return works_[row]; }

 private:
  std::vector<PlainWork> works_;
  TakenIn taken_;
};

/// The tasks of those works.
class PlainTasks : public formula::Rows {
 public:
  explicit PlainTasks(const PlainWorks& works);
  std::size_t size() const override { return places_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;

 private:
  struct Place {
    std::size_t work;
    std::size_t task;
  };
  const PlainWorks& works_;
  std::vector<Place> places_;
};

/// The persons who wrote them.
class PlainPersons : public formula::Rows {
 public:
  explicit PlainPersons(const PlainWorks& works);
  std::size_t size() const override { return own_.size(); }
  std::int64_t weight(std::size_t /*row*/) const override { return 1; }
  formula::Cell cell(std::size_t row, std::size_t field) const override;
  formula::Own own(std::size_t row) const override;
  formula::Cell before(std::size_t row, const formula::Before& wanted) const override;
  bool known(std::size_t row) const override { return known_[row]; }

 private:
  const PlainWorks& works_;
  std::vector<std::vector<std::size_t>> own_;
  std::vector<bool> known_;
};

}  // namespace vekha::formulas
