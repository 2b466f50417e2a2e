// The sums of a multilevel model: cross-products of its columns by groups, made in one pass over the rows.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace vekha::stats {

/// Levels of one grouping and how many effects each has: 1 (intercept) or 2 (intercept and slope).
struct MixedBlock {
  std::span<const std::uint32_t> codes;  ///< of each row
  std::size_t levels = 0;
  std::size_t width = 1;
};

/// Rows of a model y = Xβ + Zb + e with columns of comparable size (standardised by the caller).
struct MixedColumns {
  std::vector<std::vector<double>> fixed;  ///< beside the column of ones, of full rank with it
  std::vector<double> y;
  std::vector<double> slope;  ///< of the block of width 2; empty without one
  std::vector<MixedBlock> blocks;
  std::vector<double> weights;  ///< of each row, > 0; empty: all 1
};

/// A symmetric or lower triangular matrix of one or two rows: (a), or a, b below it and c.
struct MixedSmall {
  double a = 0;
  double b = 0;
  double c = 0;
};

struct MixedPlace {
  std::size_t levels = 0;
  std::size_t width = 1;
  std::size_t begin = 0;  ///< of its effects among all effects
  std::size_t theta = 0;  ///< of its Λ among the parameters
  std::size_t given = 0;  ///< its place in the order of the caller

  std::size_t effects() const { return levels * width; }
};

/// Products of the effects of one eliminated level with the joint effects it meets.
struct MixedMeeting {
  std::vector<std::size_t> joint;  ///< their indexes among the joint effects, whole blocks
  std::vector<double> values;      ///< width × joint, by rows
};

struct MixedPair {
  std::size_t row = 0;
  std::size_t column = 0;
  double value = 0;
};

/// Made once of the rows; everything else is made of it.
struct MixedSums {
  explicit MixedSums(const MixedColumns& rows);

  std::vector<MixedPlace> blocks;  ///< the one with most effects, which is eliminated level by level, stands first
  std::size_t effects = 0;
  std::size_t joint = 0;        ///< effects of the other blocks
  std::size_t joint_cells = 0;  ///< cells of the lower triangle of their matrix that are not zero
  std::size_t parameters = 0;
  std::size_t columns = 0;             ///< of [X y], the ones among them
  std::vector<double> products;        ///< [X y]'[X y], by rows
  std::vector<double> crossed;         ///< Z'[X y], by rows
  std::vector<MixedSmall> own;         ///< Z'Z of each level of each block
  std::vector<MixedMeeting> meetings;  ///< of each level of the first block
  std::vector<MixedPair> pairs;        ///< Z'Z of joint effects of different blocks, row > column

 private:
  void lay_blocks(const MixedColumns& rows);
  void add_rows(const MixedColumns& rows);
  void add_meetings(const MixedColumns& rows, const std::vector<std::size_t>& place);
  void count_cells();
  void add_pairs(const MixedColumns& rows, std::size_t one, std::size_t other);
};

}  // namespace vekha::stats
