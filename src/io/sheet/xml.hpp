// Streaming XML for untrusted parts: no DTD, no entities, bounded depth, bounded token and bounded memory.
#pragma once
#include <string_view>

#include "io/sheet/byte_source.hpp"
#include "io/sheet/xml_events.hpp"

namespace vekha::sheet {

/// Feeds the handler until the end or until it is finished. Throws bad_input, too_large, and what the handler throws.
void parse_xml(ByteSource& source, XmlHandler& handler);
/// The same by expat alone, which knows other encodings than UTF-8. head: the bytes of the source that were already
/// read.
void parse_with_expat(std::string_view head, ByteSource& source, XmlHandler& handler);

}  // namespace vekha::sheet
