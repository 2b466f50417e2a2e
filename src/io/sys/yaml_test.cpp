#include "io/sys/yaml.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "base/error.hpp"

namespace vekha::sys {
namespace {

std::string complaint(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.message();
  }
  return "";
}

TEST(Yaml, ValuesListsAndMapsAreRead) {
  const YamlMap top = read_yaml("a.yaml", "name: Шкала\nn: 12\nx: 1.5\nlist: [а, б]\nrows: [{k: 1}, {k: 2}]\n");
  EXPECT_EQ(top.text("name"), "Шкала");
  EXPECT_EQ(top.integer("n"), 12);
  EXPECT_DOUBLE_EQ(top.number("x"), 1.5);
  EXPECT_EQ(top.texts("list"), (std::vector<std::string>{"а", "б"}));
  EXPECT_EQ(top.maps("rows").at(1).integer("k"), 2);
  EXPECT_TRUE(top.texts("absent").empty());
  EXPECT_FALSE(top.map("absent"));
}

TEST(Yaml, AnUnknownKeyIsAnErrorWithFileAndLine) {
  const YamlMap top = read_yaml("a.yaml", "name: Шкала\nnmae: опечатка\n");
  EXPECT_EQ(complaint([&] { top.only({"name"}); }), "Справочник «a.yaml», строка 2: неизвестный ключ «nmae».");
}

TEST(Yaml, AValueOfTheWrongKindIsAnErrorWithItsLine) {
  const YamlMap top = read_yaml("a.yaml", "name: Шкала\nn: много\n");
  EXPECT_EQ(complaint([&] { top.integer("n"); }),
            "Справочник «a.yaml», строка 2: ключ «n»: ожидалось целое число, стоит «много».");
  EXPECT_NE(complaint([&] { top.text("missing"); }), "");
  EXPECT_NE(complaint([&] { top.maps("name"); }), "");
}

TEST(Yaml, WhatIsNotYamlIsAnError) {
  EXPECT_NE(complaint([] { read_yaml("a.yaml", "a: [1, 2"); }), "");
  EXPECT_NE(complaint([] { read_yaml("a.yaml", "просто текст"); }), "");
}

}  // namespace
}  // namespace vekha::sys
