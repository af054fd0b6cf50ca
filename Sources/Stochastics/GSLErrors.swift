// Keeps GSL from ending the program. Not here: what is a right argument (each caller checks).

import CGSL

/// GSL aborts by default when an argument lies outside a function's domain, or a result underflows.
package enum GSLErrors {
  private static let handlerIsOff: Void = { gsl_set_error_handler_off() }()

  /// From now on GSL returns NaN or an error number; the first call does it, the others are free.
  package static func areReturned() { handlerIsOff }
}
