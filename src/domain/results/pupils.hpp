// Keys of pupils: whatever identifies a person in a file becomes a keyed hash before it is stored anywhere.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vekha::results {

/// What a real identifier is. Keys of different kinds never meet.
enum class Identifier { document, participant, name_and_birth, insurance };

/// The secret of one data folder. The same person gets the same key in every file of the folder and another key in
/// another folder; without the secret a key tells nothing.
class Pupils {
 public:
  using Secret = std::array<unsigned char, 32>;
  explicit Pupils(const Secret& secret) : secret_(secret) {}
  /// Reads `folder`/pupil.key, made at the first need, readable by its owner alone. Throws storage.
  static Pupils of_folder(const std::string& folder);

  /// The key of a person; blanks, case and «ё» do not matter. `written`: series and number of a document, identifier of
  /// a participant of ГИА, name with the date of birth, or СНИЛС. 0 for an empty one.
  std::int64_t person(Identifier kind, std::string_view written) const;
  struct ScopedCode {
    std::string_view procedure;
    int year = 0;
    std::string_view school;
    std::string_view code;
  };
  /// The key of a code that means something only inside one school, procedure and year.
  std::int64_t code(const ScopedCode& scoped) const;

 private:
  std::int64_t hash(std::string_view text) const;
  Secret secret_;
};

}  // namespace vekha::results
