#include "core/stats/mixed_system.hpp"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Dense>
#include <optional>

#include "core/stats/mixed_joint.hpp"

namespace vekha::stats {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Everything of one theta.
struct Evaluation {
  const MixedSums& of;
  std::vector<MixedSmall> lambda;           ///< of each block
  std::vector<MixedSmall> inverse;          ///< of A of each level of the first block
  std::vector<std::vector<double>> scaled;  ///< ΛZ'ZΛ of each meeting
  std::optional<JointFactor> joint;
  double log_det = 0;
  Rows right;      ///< Λ'Z'[X y]
  Rows solved;     ///< A⁻¹ of it
  Matrix reduced;  ///< [X y]'V⁻¹[X y]
};

/// Λ'CΛ + I of a level, inverted; adds its log determinant.
MixedSmall inverse_of(const MixedSmall& square, const MixedSmall& lambda, std::size_t width, double& log_det) {
  if (width == 1) {
    const double pivot = lambda.a * lambda.a * square.a + 1;
    log_det += std::log(pivot);
    return {1 / pivot, 0, 0};
  }
  const double low = square.b * lambda.a + square.c * lambda.b;  // second row of CΛ, first column
  const double a = lambda.a * (square.a * lambda.a + square.b * lambda.b) + lambda.b * low + 1;
  const double b = lambda.c * low;
  const double c = lambda.c * lambda.c * square.c + 1;
  const double det = a * c - b * b;
  log_det += std::log(det);
  return {c / det, -b / det, a / det};
}

/// M x of a symmetric M, in place, for `count` columns of a level by rows.
void multiply(const MixedSmall& by, double* rows, std::size_t width, std::size_t count) {
  for (std::size_t j = 0; j < count; ++j) {
    const double x = rows[j];
    if (width == 1) {
      rows[j] = by.a * x;
      continue;
    }
    const double y = rows[count + j];
    rows[j] = by.a * x + by.b * y;
    rows[count + j] = by.b * x + by.c * y;
  }
}

/// Λ' x in place.
void multiply_upper(const MixedSmall& lambda, double* rows, std::size_t width, std::size_t count) {
  for (std::size_t j = 0; j < count; ++j) {
    rows[j] *= lambda.a;
    if (width == 1) continue;
    rows[j] += lambda.b * rows[count + j];
    rows[count + j] *= lambda.c;
  }
}

/// Whose parameters an effect that is not of the first block has.
class JointScale {
 public:
  explicit JointScale(const MixedSums& of, const std::vector<MixedSmall>& lambda) {
    for (std::size_t k = 1; k < of.blocks.size(); ++k)
      for (std::size_t i = 0; i < of.blocks[k].effects(); ++i)
        parts_.push_back({lambda[k], i % of.blocks[k].width, of.blocks[k].width});
  }
  /// Columns of x Λ: the value of a column and, of the first of two, of the one behind it.
  double column(std::size_t index, double value, double next) const {
    const Part& part = parts_[index];
    if (part.place == 1) return value * part.lambda.c;
    return value * part.lambda.a + (part.width == 2 ? next * part.lambda.b : 0);
  }
  bool pairs_with_next(std::size_t index) const { return parts_[index].width == 2 && parts_[index].place == 0; }
  double weight(std::size_t from, std::size_t to) const {
    const Part& part = parts_[from];
    if (from == to) return part.place == 0 ? part.lambda.a : part.lambda.c;
    return part.lambda.b;
  }
  bool second(std::size_t index) const { return parts_[index].place == 1; }

 private:
  struct Part {
    MixedSmall lambda;
    std::size_t place;
    std::size_t width;
  };
  std::vector<Part> parts_;
};

void scale_meetings(Evaluation& at, const JointScale& scale) {
  const std::size_t width = at.of.blocks.front().width;
  at.scaled.resize(at.of.meetings.size());
  for (std::size_t level = 0; level < at.scaled.size(); ++level) {
    const MixedMeeting& meeting = at.of.meetings[level];
    std::vector<double>& values = at.scaled[level] = meeting.values;
    const std::size_t count = meeting.joint.size();
    for (std::size_t a = 0; a < width; ++a)
      for (std::size_t j = 0; j < count; ++j) {
        double* value = values.data() + a * count + j;
        *value = scale.column(meeting.joint[j], *value, scale.pairs_with_next(meeting.joint[j]) ? value[1] : 0);
      }
    multiply_upper(at.lambda.front(), values.data(), width, count);
  }
}

/// Adds Λ'CΛ of effects of different blocks.
void add_scaled_pairs(JointSum& sum, const Evaluation& at, const JointScale& scale) {
  for (const MixedPair& pair : at.of.pairs)
    for (std::size_t row = pair.row - (scale.second(pair.row) ? 1 : 0); row <= pair.row; ++row)
      for (std::size_t column = pair.column - (scale.second(pair.column) ? 1 : 0); column <= pair.column; ++column) {
        sum.add(row, column, pair.value * scale.weight(pair.row, row) * scale.weight(pair.column, column));
      }
}

/// A of the joint effects with those of the first block eliminated.
JointSum joint_matrix(const Evaluation& at, const JointScale& scale) {
  JointSum sum(at.of.joint, at.of.joint_cells);
  for (std::size_t i = 0; i < at.of.joint; ++i) sum.add(i, i, 1);
  std::size_t level = at.of.blocks.front().levels;
  std::size_t index = 0;
  for (std::size_t k = 1; k < at.of.blocks.size(); ++k) {
    const MixedSmall& l = at.lambda[k];
    for (std::size_t i = 0; i < at.of.blocks[k].levels; ++i, ++level) {
      const MixedSmall& c = at.of.own[level];
      if (at.of.blocks[k].width == 2) {
        const double low = c.b * l.a + c.c * l.b;
        sum.add(index, index, l.a * (c.a * l.a + c.b * l.b) + l.b * low);
        sum.add(index + 1, index, l.c * low);
        sum.add(index + 1, index + 1, l.c * l.c * c.c);
        index += 2;
      } else {
        sum.add(index, index, l.a * l.a * c.a);
        ++index;
      }
    }
  }
  add_scaled_pairs(sum, at, scale);
  const std::size_t width = at.of.blocks.front().width;
  std::vector<double> solved;
  for (std::size_t first = 0; first < at.scaled.size(); ++first) {
    const std::vector<std::size_t>& joint = at.of.meetings[first].joint;
    solved = at.scaled[first];
    multiply(at.inverse[first], solved.data(), width, joint.size());
    for (std::size_t i = 0; i < joint.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        double product = 0;
        for (std::size_t a = 0; a < width; ++a)
          product += at.scaled[first][a * joint.size() + i] * solved[a * joint.size() + j];
        sum.add(joint[i], joint[j], -product);
      }
  }
  return sum;
}

/// A⁻¹ of `right`.
Rows solved_of(const Evaluation& at) {
  Rows out = at.right;
  const MixedPlace& first = at.of.blocks.front();
  const auto count = static_cast<std::size_t>(out.cols());
  for (std::size_t level = 0; level < first.levels; ++level)
    multiply(at.inverse[level], out.data() + level * first.width * count, first.width, count);
  if (at.of.joint == 0) return out;
  const auto begin = static_cast<Eigen::Index>(first.effects());
  auto rest = out.bottomRows(static_cast<Eigen::Index>(at.of.joint));
  for (std::size_t level = 0; level < first.levels; ++level)
    for (std::size_t a = 0; a < first.width; ++a)
      for (std::size_t j = 0; j < at.of.meetings[level].joint.size(); ++j)
        rest.row(static_cast<Eigen::Index>(at.of.meetings[level].joint[j])) -=
            at.scaled[level][a * at.of.meetings[level].joint.size() + j] *
            out.row(static_cast<Eigen::Index>(level * first.width + a));
  const Matrix joint = at.joint->solve(Matrix(rest));
  out.bottomRows(out.rows() - begin) = joint;
  Rows met(static_cast<Eigen::Index>(first.width), out.cols());
  for (std::size_t level = 0; level < first.levels; ++level) {
    met.setZero();
    for (std::size_t a = 0; a < first.width; ++a)
      for (std::size_t j = 0; j < at.of.meetings[level].joint.size(); ++j)
        met.row(static_cast<Eigen::Index>(a)) += at.scaled[level][a * at.of.meetings[level].joint.size() + j] *
                                                 joint.row(static_cast<Eigen::Index>(at.of.meetings[level].joint[j]));
    multiply(at.inverse[level], met.data(), first.width, count);
    out.middleRows(static_cast<Eigen::Index>(level * first.width), static_cast<Eigen::Index>(first.width)) -= met;
  }
  return out;
}

Evaluation evaluated(const MixedSums& of, const std::vector<double>& theta) {
  const auto width = static_cast<Eigen::Index>(of.columns);
  Evaluation at{of, {}, {}, {}, std::nullopt, 0, {}, {}, {}};
  at.right = Eigen::Map<const Rows>(of.crossed.data(), static_cast<Eigen::Index>(of.effects), width);
  for (const MixedPlace& block : of.blocks) {
    const double* from = theta.data() + block.theta;
    at.lambda.push_back(block.width == 1 ? MixedSmall{from[0], 0, 0} : MixedSmall{from[0], from[1], from[2]});
  }
  const MixedPlace& first = of.blocks.front();
  for (std::size_t level = 0; level < first.levels; ++level)
    at.inverse.push_back(inverse_of(of.own[level], at.lambda.front(), first.width, at.log_det));
  const std::size_t count = of.columns;
  for (std::size_t k = 0; k < of.blocks.size(); ++k)
    for (std::size_t level = 0; level < of.blocks[k].levels; ++level)
      multiply_upper(at.lambda[k], at.right.data() + (of.blocks[k].begin + level * of.blocks[k].width) * count,
                     of.blocks[k].width, count);
  if (of.joint > 0) {
    const JointScale scale(of, at.lambda);
    scale_meetings(at, scale);
    at.joint.emplace(joint_matrix(at, scale));
    at.log_det += at.joint->log_det();
  }
  at.solved = solved_of(at);
  at.reduced = Eigen::Map<const Rows>(of.products.data(), width, width) - at.right.transpose() * at.solved;
  return at;
}

/// The diagonal blocks of A⁻¹, of each level in the inner order of blocks.
std::vector<MixedSmall> diagonal_of_inverse(Evaluation& at) {
  std::vector<MixedSmall> out = at.inverse;
  if (at.of.joint == 0) return out;
  at.joint->invert();
  const auto inverse = [&](std::size_t one, std::size_t other) { return at.joint->inverse(one, other); };
  const std::size_t width = at.of.blocks.front().width;
  for (std::size_t level = 0; level < at.scaled.size(); ++level) {
    const std::vector<std::size_t>& joint = at.of.meetings[level].joint;
    const std::size_t count = joint.size();
    std::vector<double> left = at.scaled[level];
    multiply(at.inverse[level], left.data(), width, count);
    MixedSmall add;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j) {
        const double middle = inverse(joint[i], joint[j]);
        add.a += left[i] * middle * left[j];
        if (width == 1) continue;
        add.b += left[count + i] * middle * left[j];
        add.c += left[count + i] * middle * left[count + j];
      }
    out[level] = {out[level].a + add.a, out[level].b + add.b, out[level].c + add.c};
  }
  std::size_t index = 0;
  for (std::size_t k = 1; k < at.of.blocks.size(); ++k)
    for (std::size_t level = 0; level < at.of.blocks[k].levels; ++level) {
      const bool pair = at.of.blocks[k].width == 2;
      out.push_back(pair ? MixedSmall{inverse(index, index), inverse(index + 1, index), inverse(index + 1, index + 1)}
                         : MixedSmall{inverse(index, index), 0, 0});
      index += pair ? 2 : 1;
    }
  return out;
}

/// Z'V⁻¹[X y], by way of Λ'Z'V⁻¹[X y] = `solved`: each block divided by its Λ'.
Rows divided(const Evaluation& at) {
  Rows out = at.solved;
  const auto count = static_cast<std::size_t>(out.cols());
  for (std::size_t k = 0; k < at.of.blocks.size(); ++k)
    for (std::size_t level = 0; level < at.of.blocks[k].levels; ++level) {
      double* rows = out.data() + (at.of.blocks[k].begin + level * at.of.blocks[k].width) * count;
      const MixedSmall& l = at.lambda[k];
      for (std::size_t j = 0; j < count; ++j) {
        if (at.of.blocks[k].width == 2) {
          rows[count + j] /= l.c;
          rows[j] -= l.b * rows[count + j];
        }
        rows[j] /= l.a;
      }
    }
  return out;
}

/// What is solved for the fixed effects.
struct Fixed {
  Vector beta;
  Matrix inverse;  ///< (X'V⁻¹X)⁻¹
  double log_det = 0;
  double residual = 0;
};

Fixed fixed_of(const Evaluation& at) {
  const Eigen::Index count = at.reduced.rows() - 1;
  const Eigen::LLT<Matrix> factor(at.reduced.topLeftCorner(count, count));
  Fixed out;
  const Vector right = at.reduced.topRightCorner(count, 1);
  out.beta = factor.solve(right);
  out.inverse = factor.solve(Matrix::Identity(count, count));
  out.log_det = 2 * factor.matrixLLT().diagonal().array().log().sum();
  out.residual = at.reduced(count, count) - right.dot(out.beta);
  return out;
}

/// Half the gradient by Λ of one block: of log|A|, of log|X'V⁻¹X| and of log r².
struct Slope {
  MixedSmall random;
  MixedSmall fixed;
  MixedSmall residual;
};

void add_level(Slope& sum, const MixedSmall& inverse, const MixedSmall& lambda, std::size_t width) {
  if (width == 1) {
    sum.random.a += (1 - inverse.a) / lambda.a;
    return;
  }
  sum.random.a += ((1 - inverse.a) + inverse.b * lambda.b / lambda.c) / lambda.a;
  sum.random.b -= inverse.b / lambda.c;
  sum.random.c += (1 - inverse.c) / lambda.c;
}

/// Adds u w' of a level: `u` its rows of Λ'x, `w` its rows of x.
void add_outer(MixedSmall& sum, const Matrix& product, std::size_t width) {
  sum.a += product(0, 0);
  if (width == 1) return;
  sum.b += product(1, 0);
  sum.c += product(1, 1);
}

}  // namespace

MixedValue evaluate(const MixedSums& sums, const std::vector<double>& theta, const MixedObjective& objective) {
  Evaluation at = evaluated(sums, theta);
  const Fixed fixed = fixed_of(at);
  MixedValue out{at.log_det + objective.degrees * std::log(fixed.residual), std::vector<double>(theta.size())};
  if (objective.restricted) out.value += fixed.log_det;
  const Rows whole = divided(at);
  const std::vector<MixedSmall> inverse = diagonal_of_inverse(at);
  const Eigen::Index count = at.reduced.rows() - 1;
  std::size_t level = 0;
  for (std::size_t k = 0; k < sums.blocks.size(); ++k) {
    const MixedPlace& block = sums.blocks[k];
    Slope sum;
    for (std::size_t i = 0; i < block.levels; ++i, ++level) {
      add_level(sum, inverse[level], at.lambda[k], block.width);
      const auto begin = static_cast<Eigen::Index>(block.begin + i * block.width);
      const auto w = whole.middleRows(begin, static_cast<Eigen::Index>(block.width));
      const auto u = at.solved.middleRows(begin, static_cast<Eigen::Index>(block.width));
      if (objective.restricted)
        add_outer(sum.fixed, w.leftCols(count) * fixed.inverse * u.leftCols(count).transpose(), block.width);
      const Vector w_rest = w.col(count) - w.leftCols(count) * fixed.beta;
      const Vector u_rest = u.col(count) - u.leftCols(count) * fixed.beta;
      add_outer(sum.residual, w_rest * u_rest.transpose(), block.width);
    }
    const auto total = [&](double random, double of_fixed, double residual) {
      return 2 * (random - of_fixed - objective.degrees * residual / fixed.residual);
    };
    double* to = out.gradient.data() + block.theta;
    to[0] = total(sum.random.a, sum.fixed.a, sum.residual.a);
    if (block.width == 2) {
      to[1] = total(sum.random.b, sum.fixed.b, sum.residual.b);
      to[2] = total(sum.random.c, sum.fixed.c, sum.residual.c);
    }
    if (!objective.boundary_avoided) continue;
    for (const std::size_t diagonal : block.width == 1 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, 2}) {
      out.value -= 2 * std::log(std::abs(theta[block.theta + diagonal]));
      to[diagonal] -= 2 / theta[block.theta + diagonal];
    }
  }
  return out;
}

MixedSolution solve(const MixedSums& sums, const std::vector<double>& theta) {
  Evaluation at = evaluated(sums, theta);
  const Fixed fixed = fixed_of(at);
  MixedSolution out{at.log_det, fixed.log_det, fixed.residual, {fixed.beta.begin(), fixed.beta.end()}, {}, {}, {}};
  const Rows unscaled = fixed.inverse;
  out.unscaled.assign(unscaled.data(), unscaled.data() + unscaled.size());
  out.effects.resize(sums.blocks.size());
  out.spreads.resize(sums.blocks.size());
  const Eigen::Index count = at.reduced.rows() - 1;
  const Vector spherical = at.solved.col(count) - at.solved.leftCols(count) * fixed.beta;
  const std::vector<MixedSmall> inverse = diagonal_of_inverse(at);
  std::size_t level = 0;
  for (std::size_t k = 0; k < sums.blocks.size(); ++k) {
    const MixedPlace& block = sums.blocks[k];
    const MixedSmall& l = at.lambda[k];
    std::vector<double>& effects = out.effects[block.given];
    std::vector<double>& spreads = out.spreads[block.given];
    for (std::size_t i = 0; i < block.levels; ++i, ++level) {
      const auto begin = static_cast<Eigen::Index>(block.begin + i * block.width);
      const MixedSmall& v = inverse[level];
      effects.push_back(l.a * spherical(begin));
      spreads.push_back(l.a * l.a * v.a);
      if (block.width == 1) continue;
      effects.push_back(l.b * spherical(begin) + l.c * spherical(begin + 1));
      spreads.push_back(l.a * (l.b * v.a + l.c * v.b));
      spreads.push_back(l.b * l.b * v.a + 2 * l.b * l.c * v.b + l.c * l.c * v.c);
    }
  }
  return out;
}

}  // namespace vekha::stats
