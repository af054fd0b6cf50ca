// What FleetLab uses of the GNU Scientific Library.
// Not here: a Swift face for it (`Stochastics`, `LabStatistics`).
#pragma once
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fit.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf.h>
#include <gsl/gsl_version.h>

// The rule of Gauss and Hermite, whose global Swift can't see as constant.
static inline const gsl_integration_fixed_type *fleetlab_gauss_hermite(void) {
  return gsl_integration_fixed_hermite;
}
