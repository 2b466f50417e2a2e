# The fuzzers: only what they feed is built, by clang with libFuzzer and the sanitizers (preset "fuzz", `./do fuzz`).
file(GLOB FUZZED CONFIGURE_DEPENDS src/base/*.cpp src/io/sheet/*.cpp src/io/convert/*.cpp src/core/calendar/*.cpp
     src/core/roadmap/*.cpp src/core/formula/formula.cpp src/domain/catalog/*.cpp src/domain/imports/*.cpp)
list(FILTER FUZZED EXCLUDE REGEX "_test\\.cpp$|/imports/(corrected_copy|import_files|keep_knowledge|schools|stored|file_reader|taking|source|own_form)\\.cpp$")
list(APPEND FUZZED src/domain/results/pupils.cpp src/domain/results/values.cpp src/io/sys/embedded.cpp src/io/sys/tokens.cpp)
add_library(vekha_fuzzed STATIC EXCLUDE_FROM_ALL ${FUZZED} ${HEADERS} tests/fuzz/files.cpp tests/fuzz/sheets.cpp
            tests/fuzz/results.cpp tests/fuzz/plans.cpp tests/fuzz/markup.cpp ${GENERATED}/embedded.S ${GENERATED}/embedded_table.cpp)
target_include_directories(vekha_fuzzed PUBLIC src ${GENERATED})
target_include_directories(vekha_fuzzed SYSTEM PUBLIC ${DUCKDB_INCLUDE})
target_compile_definitions(vekha_fuzzed PUBLIC BOOST_ASIO_NO_DEPRECATED)
target_compile_options(vekha_fuzzed PUBLIC $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer>)
target_link_libraries(vekha_fuzzed PUBLIC PkgConfig::LIBS Boost::json yaml-cpp OpenSSL::Crypto Threads::Threads)
target_precompile_headers(vekha_fuzzed PRIVATE ${COMMON_HEADERS})

add_custom_target(fuzzers)
foreach(target csv markup xlsx docx archive masks headers terms roadmap)
  add_executable(fuzz_${target} EXCLUDE_FROM_ALL tests/fuzz/target.cpp)
  target_compile_definitions(fuzz_${target} PRIVATE VEKHA_TARGET=${target})
  target_link_libraries(fuzz_${target} PRIVATE vekha_fuzzed)
  target_link_options(fuzz_${target} PRIVATE -fsanitize=fuzzer,address,undefined)
  add_dependencies(fuzzers fuzz_${target})
endforeach()
