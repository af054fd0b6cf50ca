// The rhythm of the day: turns evenly flowing time into time that flows faster at busy hours.
// Not here: what arrives (`Workload.swift`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A rate of 1 + a cos(2π (t − peak) / day), whose mean over a day is 1.
struct DailyRhythm {
  private static let day = 86_400.0
  let amplitude: Double
  let peakSeconds: Double

  init(amplitude: Double, busiestHour: Double) {
    self.amplitude = amplitude
    peakSeconds = busiestHour * 3_600
  }

  /// The integral of the rate from 0 to `seconds`.
  func elapsed(at seconds: Double) -> Double {
    let turn = 2 * Double.pi / Self.day
    return seconds + amplitude / turn
      * (sin(turn * (seconds - peakSeconds)) + sin(turn * peakSeconds))
  }

  /// The time at which the integral of the rate reaches `target`; it rises with it.
  func seconds(elapsed target: Double) -> Double {
    guard amplitude > 0 else { return target }
    let reach = amplitude * Self.day / Double.pi
    var (low, high) = (max(0, target - reach), target + reach)
    // Bisection to a nanosecond or to the last bit, whichever comes first.
    while high - low > 1e-9 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if elapsed(at: middle) < target { low = middle } else { high = middle }
    }
    return high
  }
}
