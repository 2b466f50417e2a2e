// The plan of a demonstration municipality: its schools with their hidden behaviour and the exams they write.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vekha::demo {

/// What the schools of a world do with their ВПР.
enum class Kind {
  mixed,      ///< a third distorts, each in its own way
  honest,     ///< nobody does
  lift,       ///< a third lifts near misses
  copying,    ///< in a third pupils copy
  everybody,  ///< every school lifts a little: nobody stands out, and yet the marks are not what was written
};
std::string kind_name(Kind kind);  ///< "everybody"
/// Throws bad_arguments naming the kinds there are.
Kind kind_from_name(const std::string& name);

struct Options {
  int schools = 12;
  int years = 3;
  std::uint64_t seed = 1;
  Kind kind = Kind::mixed;
  int last_year =
      2026;  ///< calendar year of the last campaign; fixed, so that the same call gives the same data any day
};

/// What a school does to its ВПР works before handing them in. State exams are not touched.
enum class Behaviour {
  honest,
  lifts_near_misses,  ///< works one or two points under a mark border are lifted over it
  copies,             ///< pupils of a class take over answers of a strong classmate
  inflates,           ///< points are added broadly
};
std::string behaviour_name(Behaviour behaviour);  ///< "lifts_near_misses"

enum class SchoolType { primary, basic, full, gymnasium };

struct School {
  std::uint64_t stream = 0;  ///< seed of everything that happens in this school
  int municipality = 0;      ///< 0-based
  std::string code;          ///< six digits
  std::string name;          ///< «Сосновская ООШ»
  std::string full_name;
  SchoolType type = SchoolType::full;
  bool town = false;
  int pupils = 0;
  double effect = 0;  ///< true strength of the school in units of pupil deviation
  Behaviour behaviour = Behaviour::honest;
  int share = 0;  ///< percent of works (or pupils) the behaviour touches

  int last_grade() const;
  /// Pupils of the parallel that is in `grade` in the spring of `year`; the same children a year later are the next
  /// grade.
  int cohort(int year, int grade) const;
};

struct Kindergarten {
  int municipality = 0;
  std::string code;
  std::string name;
  bool town = false;
  int pupils = 0;
};

struct Task {
  std::string code;  ///< "4К1"
  int maximum = 1;
  bool raised = false;    ///< of raised complexity
  double difficulty = 0;  ///< ability at which half of the points are usual
  double slope = 1;       ///< how sharply the task tells strong from weak
};

struct Exam {
  std::string procedure;  ///< «ВПР», «ОГЭ», «ЕГЭ»
  int year = 0;
  int grade = 0;
  std::string subject;
  std::vector<Task> tasks;
  int maximum = 0;
  std::array<int, 3> bounds{};  ///< lowest score of marks 3, 4, 5; zeros where there are no marks
  int takers = 100;             ///< percent of pupils who write it
  int turn = 0;                 ///< classes take turns: class k writes it when k % turns == turn
  int turns = 1;
  bool for_import = false;  ///< not stored but written as a file for trying the import

  std::string key() const;    ///< «ВПР 2026 4 Математика»
  int mark(int score) const;  ///< 2…5, 0 without a scale
};

struct World {
  Options options;
  std::vector<std::string> municipalities;  ///< names; the first is the one made by init
  std::vector<School> schools;
  std::vector<Kindergarten> kindergartens;
  std::vector<Exam> exams;  ///< year, then procedure, grade, subject
};

/// Throws bad_arguments when the options are out of range.
World make_world(const Options& options);

/// The exams of one campaign year.
std::vector<Exam> exams_of(const Options& options, int year);
/// The schools, in order of code.
std::vector<School> make_schools(const Options& options);
std::vector<Kindergarten> make_kindergartens(const std::vector<School>& schools);
int municipalities_for(int schools);

}  // namespace vekha::demo
