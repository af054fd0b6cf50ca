// The rhythm of the day: turns evenly flowing time into time that flows faster at busy hours.
// Not here: what arrives (`Workload.swift`).

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A rate of 1 + a cos(2π (t − peak) / day), whose mean over a day is 1.
struct DailyRhythm {
  private static let turn = 2 * Double.pi / 86_400
  private let amplitude: Double
  private let peakSeconds: Double
  /// What the integral lacks at 0.
  private let offset: Double

  init(amplitude: Double, busiestHour: Double) {
    self.amplitude = amplitude
    peakSeconds = busiestHour * 3_600
    offset = amplitude / Self.turn * sin(Self.turn * peakSeconds)
  }

  /// The integral of the rate from 0 to `seconds`.
  func elapsed(at seconds: Double) -> Double {
    seconds + amplitude / Self.turn * sin(Self.turn * (seconds - peakSeconds)) + offset
  }

  /// The time at which the integral of the rate reaches `target`; it rises with it.
  func seconds(elapsed target: Double) -> Double {
    guard amplitude > 0 else { return target }
    // The integral strays from its mean by at most this, and rises throughout.
    let reach = 2 * amplitude / Self.turn
    var (low, high) = (max(0, target - reach), target + reach)
    var guess = target
    // Newton's step where it stays between the bounds, else bisection; to a nanosecond.
    for _ in 0..<100 {
      let excess = elapsed(at: guess) - target
      if excess > 0 { high = guess } else { low = guess }
      let rate = 1 + amplitude * cos(Self.turn * (guess - peakSeconds))
      let step = excess / rate
      if abs(step) < 0.5e-9 { break }
      let next = guess - step
      guess = next > low && next < high ? next : low + (high - low) / 2
    }
    return guess
  }
}
