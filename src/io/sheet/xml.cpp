#include "io/sheet/xml.hpp"

#include <expat.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <type_traits>

#include "base/text.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml_scanner.hpp"

namespace vekha::sheet {
namespace {

constexpr int kPiece = 256 * 1024;                     // bytes given to the parser at once
constexpr std::uint64_t kMaxToken = 8ULL << 20;        // bytes of one tag, comment or instruction
constexpr int kMaxDepth = 256;                         // elements inside one another
constexpr std::size_t kMaxParserMemory = 64ULL << 20;  // expat keeps every distinct name for ever

// Expat's allocator hooks carry no context, hence the count is per thread: a parser lives within one call.
thread_local std::size_t parser_memory = 0;
constexpr std::size_t kHead = alignof(std::max_align_t);
static_assert(kHead >= sizeof(std::size_t));

void* limited_realloc(void* old, std::size_t size) {
  char* const block = old == nullptr ? nullptr : static_cast<char*>(old) - kHead;
  std::size_t before = 0;
  if (block != nullptr) std::memcpy(&before, block, sizeof before);
  if (size > kMaxParserMemory || parser_memory - before + size > kMaxParserMemory) return nullptr;
  char* const grown = static_cast<char*>(std::realloc(block, size + kHead));
  if (grown == nullptr) return nullptr;
  parser_memory += size - before;
  std::memcpy(grown, &size, sizeof size);
  return grown + kHead;
}

void* limited_malloc(std::size_t size) { return limited_realloc(nullptr, size); }

void limited_free(void* old) {
  if (old == nullptr) return;
  char* const block = static_cast<char*>(old) - kHead;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  parser_memory -= size;
  std::free(block);
}

std::string_view local(const char* name) {
  const char* const colon = std::strchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

/// Carries exceptions over the C frames of the parser.
struct Feed {
  XML_Parser parser;
  XmlHandler& handler;
  const std::string& file;
  int depth = 0;
  std::exception_ptr failure;
  std::vector<Attribute> attributes;

  template <typename Step>
  void guarded(Step step) {
    if (failure || handler.finished()) return;
    try {
      step();
    } catch (...) {
      failure = std::current_exception();
    }
    if (failure || handler.finished()) XML_StopParser(parser, XML_FALSE);
  }
};

void XMLCALL on_open(void* user, const XML_Char* name, const XML_Char** attributes) {
  Feed& feed = *static_cast<Feed*>(user);
  feed.guarded([&] {
    if (++feed.depth > kMaxDepth) refuse(Code::bad_input, feed.file, "разметка вложена слишком глубоко", kSaveAgain);
    feed.attributes.clear();
    for (const XML_Char** pair = attributes; *pair != nullptr; pair += 2)
      feed.attributes.push_back({local(pair[0]), pair[1]});
    feed.handler.open(local(name), Attributes(feed.attributes));
  });
}

void XMLCALL on_close(void* user, const XML_Char* name) {
  Feed& feed = *static_cast<Feed*>(user);
  feed.guarded([&] {
    --feed.depth;
    feed.handler.close(local(name));
  });
}

void XMLCALL on_text(void* user, const XML_Char* characters, int size) {
  Feed& feed = *static_cast<Feed*>(user);
  feed.guarded([&] { feed.handler.text({characters, static_cast<std::size_t>(size)}); });
}

void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  Feed& feed = *static_cast<Feed*>(user);
  feed.guarded([&] {
    refuse(Code::bad_input, feed.file, "внутри файла есть объявление DOCTYPE или внешние сущности, это небезопасно",
           kSaveAgain);
  });
}

[[noreturn]] void fail(XML_Parser parser, const ByteSource& source) {
  const XML_Error error = XML_GetErrorCode(parser);
  const std::string part = "часть «" + source.part() + "»";
  if (error == XML_ERROR_NO_MEMORY)
    refuse(Code::too_large, source.file(), part + " устроена слишком сложно для чтения", kSplitFile);
  if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN)
    refuse(Code::bad_input, source.file(), part + " пуста или обрывается", kSaveAgain);
  refuse(Code::bad_input, source.file(),
         part + " нарушает правила разметки (строка " + std::to_string(XML_GetCurrentLineNumber(parser)) +
             ", позиция " + std::to_string(XML_GetCurrentColumnNumber(parser)) + ")",
         kSaveAgain);
}

constexpr std::size_t kHeadOfPart = 1024;  // bytes that tell the encoding

/// Whether the markup is UTF-8 by its first bytes: no mark and no declaration of another encoding.
bool is_utf8_markup(std::string_view head) {
  if (head.starts_with("\xFE\xFF") || head.starts_with("\xFF\xFE")) return false;
  if (head.substr(0, 4).find('\0') != std::string_view::npos) return false;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (!head.starts_with("<?xml")) return true;
  const std::size_t end = head.find("?>");
  if (end == std::string_view::npos) return false;
  const std::string declaration = lower(head.substr(0, end));
  const std::size_t encoding = declaration.find("encoding");
  return encoding == std::string::npos || declaration.find("utf-8", encoding) != std::string::npos;
}

}  // namespace

void parse_xml(ByteSource& source, XmlHandler& handler) {
  std::string head(kHeadOfPart, '\0');
  std::size_t size = 0;
  for (std::size_t got = 1; got > 0 && size < head.size(); size += got)
    got = source.read({head.data() + size, head.size() - size});
  head.resize(size);
  if (is_utf8_markup(head)) return XmlScanner(std::move(head), source, handler).run();
  parse_with_expat(head, source, handler);
}

void parse_with_expat(std::string_view head, ByteSource& source, XmlHandler& handler) {
  const XML_Memory_Handling_Suite memory{limited_malloc, limited_realloc, limited_free};
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate_MM(nullptr, &memory, nullptr), &XML_ParserFree);
  VEKHA_CHECK(parser != nullptr);
  Feed feed{parser.get(), handler, source.file()};
  XML_SetUserData(parser.get(), &feed);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  std::uint64_t fed = 0;
  for (bool last = false; !last && !handler.finished();) {
    void* const buffer = XML_GetBuffer(parser.get(), kPiece);
    if (buffer == nullptr) fail(parser.get(), source);
    const std::size_t got = head.empty() ? source.read({static_cast<char*>(buffer), static_cast<std::size_t>(kPiece)})
                                         : head.copy(static_cast<char*>(buffer), head.size());
    head = {};
    last = got == 0;
    fed += got;
    const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(got), last ? XML_TRUE : XML_FALSE);
    if (feed.failure) std::rethrow_exception(feed.failure);
    if (handler.finished()) return;
    if (status != XML_STATUS_OK) fail(parser.get(), source);
    const auto reached = static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser.get()), 0));
    if (fed - std::min(fed, reached) > kMaxToken)
      refuse(Code::too_large, source.file(), "часть «" + source.part() + "» содержит слишком длинный элемент",
             kSplitFile);
  }
}

}  // namespace vekha::sheet
