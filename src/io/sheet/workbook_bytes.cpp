#include "io/sheet/workbook_bytes.hpp"

#include <fstream>
#include <iterator>

#include "io/convert/process.hpp"

namespace vekha::sheet {

std::string workbook_bytes(const std::function<void(WorkbookWriter&)>& write) {
  const convert::WorkFolder folder;
  const std::string path = folder.path() + "/table.xlsx";
  WorkbookWriter book(path);
  write(book);
  book.close();
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace vekha::sheet
