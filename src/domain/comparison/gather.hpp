// Values of schools with the chance in them: what the funnel, the fair values and the power are made of.
#pragma once
#include "domain/comparison/comparison.hpp"

namespace vekha::comparison {

/// Fills the head of the answer, its schools with values, the common value and the kind. Returns the spread of single
/// values of a mean, per cent or points; 0 where it is not known.
double gather(Answer& answer, const indicators::Ground& ground, const indicators::Definition& definition,
              const Question& question);
/// Of a share in per cent: hits among n.
std::int64_t hits_of(const Estimate& share);
/// Two-sided, of the binomial law: twice the lesser tail. `common`: the share held against, 0–1.
double share_p(const Estimate& value, double common);
/// What every school deviates from, how far and how surely; `sd`: spread of single values of a mean.
void fill_deviations(Answer& answer, const std::vector<indicators::NormRow>& norms, const Question& question,
                     double sd);
/// Least differences and their words, by the kind of the answer.
void fill_noticed(Answer& answer, double sd);
/// The sentence of fact on top and the notes under it.
void fill_words(Answer& answer);

}  // namespace vekha::comparison
