#include "core/stats/lifting_model.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/small_matrix.hpp"

namespace vekha::stats {
namespace {

using Vector = std::vector<double>;

constexpr double kLeastWorks = 1e-3;  // expected in a cell: keeps logarithms and weights finite
constexpr double kMostRate = 0.995;
constexpr double kLeastRate = -0.9;
// Weak knowledge of the shape, for data that say nothing of it: logits of reach and spread.
constexpr double kUsualReach = 0;
constexpr double kUsualSpread = -1;
constexpr double kDoubt = 1.5;
constexpr double kRateDoubt = 0.4;  // of the rate of a small group around that of the larger one
constexpr double kLeastLogit = -6;
constexpr double kMostReach = 6;
constexpr double kMostSpread = 1;  // works land near the border: wider would be a general rise of scores

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// Where the parameters stand in one vector: the polynomial, rates, logits of reach, logit of spread.
class Layout {
 public:
  explicit Layout(const LiftingModel& model)
      : model_(model), terms_(static_cast<std::size_t>(model.degree) + 1), borders_(model.borders.size()) {
    basis();
  }
  std::size_t size() const { return terms_ + borders_ + (model_.shape ? 0 : borders_ + 1); }
  std::size_t rate(std::size_t border) const { return terms_ + border; }
  bool free_shape() const { return !model_.shape; }
  std::size_t reach(std::size_t border) const { return terms_ + borders_ + border; }
  std::size_t spread() const { return terms_ + 2 * borders_; }
  std::size_t terms() const { return terms_; }
  const Vector& row(std::size_t score) const { return basis_[score]; }

  LiftingShape shape(const Vector& at) const {
    if (model_.shape) return *model_.shape;
    LiftingShape out{.reach = {}, .spread = logistic(at[spread()])};
    for (std::size_t i = 0; i < borders_; ++i) out.reach.push_back(logistic(at[reach(i)]));
    return out;
  }

 private:
  /// Legendre polynomials over the scores stretched to −1…1.
  void basis() {
    const std::size_t scores = model_.works.size();
    const auto at = [&](std::size_t cell) {
      return static_cast<double>(model_.score.empty() ? static_cast<int>(cell) : model_.score[cell]);
    };
    for (std::size_t score = 0; score < scores; ++score) {
      const double t = 2 * (at(score) - at(0)) / (at(scores - 1) - at(0)) - 1;
      Vector row{1, t};
      for (std::size_t k = 2; k < terms_; ++k) {
        const auto order = static_cast<double>(k);
        row.push_back(((2 * order - 1) * t * row[k - 1] - (order - 1) * row[k - 2]) / order);
      }
      row.resize(terms_);
      basis_.push_back(row);
    }
  }

  const LiftingModel& model_;
  std::size_t terms_;
  std::size_t borders_;
  std::vector<Vector> basis_;
};

/// What a vector of parameters says.
struct Said {
  Vector counterfactual;
  Vector works;
  Vector lifted;
};

class Curve {
 public:
  explicit Curve(const LiftingModel& model) : model_(model), layout_(model) {}
  const Layout& layout() const { return layout_; }

  Said at(const Vector& parameters) const {
    Said out;
    for (std::size_t score = 0; score < model_.works.size(); ++score) {
      double power = model_.ground.empty() ? 0 : std::log(std::max(model_.ground[score], kLeastWorks));
      for (std::size_t k = 0; k < layout_.terms(); ++k) power += parameters[k] * layout_.row(score)[k];
      out.counterfactual.push_back(std::exp(std::clamp(power, -20.0, 25.0)));
    }
    out.works = out.counterfactual;
    const LiftingShape shape = layout_.shape(parameters);
    for (std::size_t i = 0; i < model_.borders.size(); ++i) lift(out, i, parameters[layout_.rate(i)], shape);
    for (double& works : out.works) works = std::max(works, kLeastWorks);
    return out;
  }

 private:
  void lift(Said& said, std::size_t index, double rate, const LiftingShape& shape) const {
    const int border = model_.borders[index];
    const int from = index == 0 ? 0 : model_.borders[index - 1];
    const int to = index + 1 < model_.borders.size() ? model_.borders[index + 1] : static_cast<int>(said.works.size());
    double moved = 0;
    double share = rate;
    for (int score = border - 1; score >= from; --score, share *= shape.reach[index]) {
      const auto place = static_cast<std::size_t>(score);
      moved += share * said.counterfactual[place];
      said.works[place] -= share * said.counterfactual[place];
    }
    double weights = 0;
    for (int score = border, step = 0; score < to; ++score, ++step) weights += std::pow(shape.spread, step);
    for (int score = border, step = 0; score < to; ++score, ++step)
      said.works[static_cast<std::size_t>(score)] += moved * std::pow(shape.spread, step) / weights;
    said.lifted.push_back(moved);
  }

  const LiftingModel& model_;
  Layout layout_;
};

double likelihood(const Vector& observed, const Vector& expected) {
  double out = 0;
  for (std::size_t i = 0; i < observed.size(); ++i) out += observed[i] * std::log(expected[i]) - expected[i];
  return out;
}

double doubt(const Layout& layout, const LiftingModel& model, const Vector& at) {
  double known = 0;
  for (std::size_t i = 0; i < model.usual_rate.size(); ++i)
    known += std::pow((at[layout.rate(i)] - model.usual_rate[i]) / kRateDoubt, 2) / 2;
  if (!layout.free_shape()) return known;
  double out = known + std::pow((at[layout.spread()] - kUsualSpread) / kDoubt, 2) / 2;
  for (std::size_t i = 0; i < model.borders.size(); ++i)
    out += std::pow((at[layout.reach(i)] - kUsualReach) / kDoubt, 2) / 2;
  return out;
}

/// Derivatives of works and of the lifted by every parameter: column after column.
struct Slopes {
  std::vector<Vector> works;
  std::vector<Vector> lifted;
};
Slopes slopes(const Curve& curve, const Vector& at) {
  Slopes out;
  for (std::size_t k = 0; k < at.size(); ++k) {
    constexpr double kStep = 1e-5;
    Vector up = at;
    Vector down = at;
    up[k] += kStep;
    down[k] -= kStep;
    const Said high = curve.at(up);
    const Said low = curve.at(down);
    Vector works(high.works.size());
    Vector lifted(high.lifted.size());
    for (std::size_t i = 0; i < works.size(); ++i) works[i] = (high.works[i] - low.works[i]) / (2 * kStep);
    for (std::size_t i = 0; i < lifted.size(); ++i) lifted[i] = (high.lifted[i] - low.lifted[i]) / (2 * kStep);
    out.works.push_back(works);
    out.lifted.push_back(lifted);
  }
  return out;
}

/// The information of Fisher and the gradient, with what is known of the shape.
struct Normal {
  SmallMatrix information;
  Vector gradient;
};
Normal normal_of(const LiftingModel& model, const Curve& curve, const Vector& at) {
  const Said said = curve.at(at);
  const Slopes slope = slopes(curve, at);
  Normal out{SmallMatrix(at.size()), Vector(at.size())};
  for (std::size_t k = 0; k < at.size(); ++k)
    for (std::size_t i = 0; i < said.works.size(); ++i) {
      const double weighted = slope.works[k][i] / said.works[i];
      out.gradient[k] += weighted * (model.works[i] - said.works[i]);
      for (std::size_t l = 0; l <= k; ++l) out.information.at(k, l) += weighted * slope.works[l][i];
    }
  const Layout& layout = curve.layout();
  for (std::size_t i = 0; i < model.usual_rate.size(); ++i) {
    const std::size_t k = layout.rate(i);
    out.gradient[k] -= (at[k] - model.usual_rate[i]) / (kRateDoubt * kRateDoubt);
    out.information.at(k, k) += 1 / (kRateDoubt * kRateDoubt);
  }
  if (layout.free_shape())
    for (std::size_t k = layout.reach(0); k < at.size(); ++k) {
      const double usual = k == layout.spread() ? kUsualSpread : kUsualReach;
      out.gradient[k] -= (at[k] - usual) / (kDoubt * kDoubt);
      out.information.at(k, k) += 1 / (kDoubt * kDoubt);
    }
  return out;
}

Vector bounded(const LiftingModel& model, const Layout& layout, Vector at) {
  for (std::size_t i = 0; i < model.borders.size(); ++i) {
    double& rate = at[layout.rate(i)];
    rate = std::clamp(rate, kLeastRate, kMostRate);
  }
  if (layout.free_shape())
    for (std::size_t k = layout.reach(0); k < at.size(); ++k)
      at[k] = std::clamp(at[k], kLeastLogit, k == layout.spread() ? kMostSpread : kMostReach);
  return at;
}

/// The parameters the climb begins with: a curve through the logarithms of the works, and this rate of lifting.
Vector start(const LiftingModel& model, const Layout& layout, double rate) {
  SmallMatrix products(layout.terms());
  Vector right(layout.terms());
  for (std::size_t score = 0; score < model.works.size(); ++score) {
    const double ground = model.ground.empty() ? 0 : std::log(std::max(model.ground[score], kLeastWorks));
    const double goal = std::log(model.works[score] + 0.5) - ground;
    const double weight = model.works[score] + 0.5;
    for (std::size_t k = 0; k < layout.terms(); ++k) {
      right[k] += weight * layout.row(score)[k] * goal;
      for (std::size_t l = 0; l <= k; ++l) products.at(k, l) += weight * layout.row(score)[k] * layout.row(score)[l];
    }
  }
  Vector out = products.solved(right, 1e-9).value_or(Vector(layout.terms()));
  out.resize(layout.size(), rate);
  if (layout.free_shape()) {
    for (std::size_t i = 0; i < model.borders.size(); ++i) out[layout.reach(i)] = kUsualReach;
    out[layout.spread()] = kUsualSpread;
  }
  return out;
}

struct Climbed {
  Vector at;
  double height = 0;
};
std::optional<Climbed> climbed(const LiftingModel& model, const Curve& curve, double rate) {
  const auto height = [&](const Vector& at) {
    return likelihood(model.works, curve.at(at).works) - doubt(curve.layout(), model, at);
  };
  Climbed now{start(model, curve.layout(), rate), 0};
  now.height = height(now.at);
  double damping = 1e-3;
  constexpr int kMostSteps = 200;
  for (int step = 0; step < kMostSteps; ++step) {
    const Normal normal = normal_of(model, curve, now.at);
    const auto move = normal.information.solved(normal.gradient, damping);
    if (!move) return std::nullopt;
    Climbed next = now;
    for (std::size_t k = 0; k < next.at.size(); ++k) next.at[k] += (*move)[k];
    next.at = bounded(model, curve.layout(), next.at);
    next.height = height(next.at);
    const double gain = next.height - now.height;
    if (!(gain > 0)) {
      damping *= 8;
      if (damping > 1e8) return now;
      continue;
    }
    now = next;
    damping = std::max(damping / 4, 1e-9);
    if (gain < 1e-8 * (1 + std::abs(now.height))) return now;
  }
  return now;
}

double dispersion_of(const LiftingModel& model, const Vector& expected, std::size_t parameters) {
  double chi = 0;
  double cells = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double weight = std::max(expected[i], 1.0);  // cells nearly empty say little and would say much
    chi += (model.works[i] - expected[i]) * (model.works[i] - expected[i]) / weight;
    cells += std::min(expected[i], 1.0);
  }
  const double freedom = cells - static_cast<double>(parameters);
  return freedom >= 1 ? std::max(1.0, chi / freedom) : std::max(1.0, chi);
}

std::vector<Vector> covariance_of(const LiftingModel& model, const Curve& curve, const Climbed& top,
                                  double dispersion) {
  const Normal normal = normal_of(model, curve, top.at);
  const Slopes slope = slopes(curve, top.at);
  const std::size_t borders = model.borders.size();
  std::vector<Vector> out(borders, Vector(borders));
  for (std::size_t i = 0; i < borders; ++i) {
    Vector gradient;
    for (const Vector& column : slope.lifted) gradient.push_back(column[i]);
    const auto through = normal.information.solved(gradient, 1e-9);
    if (!through) continue;
    for (std::size_t j = 0; j < borders; ++j)
      for (std::size_t k = 0; k < top.at.size(); ++k) out[j][i] += dispersion * (*through)[k] * slope.lifted[k][j];
  }
  return out;
}

}  // namespace

std::optional<LiftingFit> fitted(const LiftingModel& model) {
  const Curve curve(model);
  if (model.works.size() < curve.layout().terms() + model.borders.size() + 2) return std::nullopt;
  std::optional<Climbed> top;
  for (const double rate : {0.05, 0.6}) {
    const auto found = climbed(model, curve, rate);
    if (found && (!top || found->height > top->height)) top = found;
  }
  if (!top || !std::isfinite(top->height)) return std::nullopt;
  const Said said = curve.at(top->at);
  LiftingFit out{.counterfactual = said.counterfactual,
                 .works = said.works,
                 .lifted = said.lifted,
                 .shape = curve.layout().shape(top->at),
                 .likelihood = top->height,
                 .degree = model.degree,
                 .parameters = static_cast<int>(top->at.size())};
  for (const double works : model.works) out.total += works;
  for (std::size_t i = 0; i < model.borders.size(); ++i) out.rate.push_back(top->at[curve.layout().rate(i)]);
  out.dispersion = dispersion_of(model, said.works, top->at.size());
  out.covariance = covariance_of(model, curve, *top, out.dispersion);
  return out;
}

}  // namespace vekha::stats
