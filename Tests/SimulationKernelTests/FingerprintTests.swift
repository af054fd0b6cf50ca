// Fingerprints against the published generator. Not here: whose runs they are of.

import Instants
import SimulationKernel
import Testing

struct FingerprintTests {
  /// Source: the reference C program of SplitMix64 (Vigna, prng.di.unimi.it/splitmix64.c) with state 0
  /// gives e220a8397b1dcdaf first, and with state 1234567 gives 6457827717110365317 first.
  @Test("one word is mixed as SplitMix64 mixes it")
  func knownAnswers() {
    var zero = Fingerprint()
    zero.add(0)
    #expect(zero.description == "e220a8397b1dcdaf")
    var other = Fingerprint()
    other.add(1_234_567)
    #expect(other.value == 6_457_827_717_110_365_317)
    #expect(Fingerprint().description == "0000000000000000")
  }

  @Test("order, time, slot and kind each matter")
  func differences() {
    let events: [(Int64, Int32, UInt8)] = [(1, 2, 3), (2, 2, 3), (1, 3, 3), (1, 2, 4), (1, -1, 3)]
    let prints = events.map { event in
      var hash = Fingerprint()
      hash.add(time: Instant(nanoseconds: event.0), slot: event.1, kind: event.2)
      hash.add(time: Instant(nanoseconds: 9), slot: 9, kind: 9)
      return hash
    }
    var swapped = Fingerprint()
    swapped.add(time: Instant(nanoseconds: 9), slot: 9, kind: 9)
    swapped.add(time: Instant(nanoseconds: 1), slot: 2, kind: 3)
    #expect(Set(prints + [swapped]).count == events.count + 1)
  }
}
