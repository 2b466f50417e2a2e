// Files people attach, kept by the digest of their bytes: the same file is stored once, and nothing is ever
// overwritten.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::files {

struct Kept {
  std::string sha256;  ///< lower-case hex: the name of the file in the store
  std::int64_t size = 0;
  std::string scan;  ///< what the antivirus said, Russian
};

/// An antivirus program; without words files are not checked, and it is said so.
struct Scanner {
  std::vector<std::string> words;  ///< program and arguments; the path of the file is put behind them
  std::chrono::seconds time{60};
};

/// DATA/files/ab/cd/abcd…: folders 0700, files 0600. Thread-safe: files appear whole, by renaming.
class Store {
 public:
  Store(std::string folder, Scanner scanner, std::int64_t most_bytes);

  /// Takes over a file of the same file system (an upload), checked by the antivirus first. Throws bad_input for an
  /// empty or refused one, too_large, unavailable when the antivirus does not answer, storage.
  Kept keep(const std::string& path) const;
  /// The same for bytes made by the program.
  Kept keep_bytes(std::string_view bytes) const;
  /// Where the bytes lie. Throws not_found when they do not, bad_arguments for what is no digest.
  std::string path(const std::string& sha256) const;
  /// All bytes. Throws as path does.
  std::string read(const std::string& sha256) const;

 private:
  std::string place(const std::string& sha256) const;
  std::string scan(const std::string& path) const;

  std::string folder_;
  Scanner scanner_;
  std::int64_t most_bytes_;
};

/// Words of a command line: blanks part them, «"» keeps them together. Nothing is run by a shell.
std::vector<std::string> words_of_command(std::string_view text);

}  // namespace vekha::files
