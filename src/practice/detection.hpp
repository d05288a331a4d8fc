#pragma once

namespace attune::practice {

// How often one thing was there and was said to be there.
struct Detection {
  int hits = 0;
  int misses = 0;
  int false_alarms = 0;
  int correct_rejections = 0;
};

// Signal detection theory (Green and Swets 1966; Macmillan and Creelman 2005): d' is how well the
// thing is told from others whatever one's readiness to name it; the criterion is that readiness:
// below 0 it is named readily, above 0 with caution.
struct Sensitivity {
  double hit_rate = 0.0;
  double false_alarm_rate = 0.0;
  double d_prime = 0.0;
  double criterion = 0.0;
};

// Rates are corrected log-linearly (Hautus 1995): a half is added to hits and false alarms, one to
// their trials, so that rates of 0 and 1 stay finite. Without any trials all four are 0.5, 0.5, 0
// and 0.
Sensitivity sensitivity(const Detection& counts);

// Inverse of the standard normal distribution function; `p` in (0,1).
double normal_quantile(double p);

}  // namespace attune::practice
