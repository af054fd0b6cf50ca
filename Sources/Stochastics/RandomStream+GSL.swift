// Lends a random stream to GSL's samplers. Not here: which sampler (`Distribution+Sampling.swift`).

package import CGSL

extension RandomStream {
  /// Calls `body` with a GSL generator that draws from this stream and moves it on.
  ///
  /// The generator lives on the stack; it must not leave `body`.
  package mutating func withGSL<R>(_ body: (UnsafePointer<gsl_rng>) -> R) -> R {
    withUnsafeMutablePointer(to: &self) { stream in
      var generator = gsl_rng(type: PhiloxForGSL.type, state: UnsafeMutableRawPointer(stream))
      return withUnsafePointer(to: &generator, body)
    }
  }
}

/// The generator as GSL sees one, for `withGSL` and for `gsl_rng_alloc`.
package enum PhiloxForGSL {
  /// What GSL's generators are made from; it lives as long as the program.
  ///
  /// `nonisolated(unsafe)`: written once, here, and constant from then on.
  package nonisolated(unsafe) static let type: UnsafePointer<gsl_rng_type> = {
    GSLErrors.areReturned()
    let type = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    type.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: .max, min: 0, size: MemoryLayout<RandomStream>.size,
        set: { state, seed in
          let root = StreamRoot(seed: UInt64(seed), replication: 0)
          state?.initializeMemory(
            as: RandomStream.self, to: root.key(Purpose("gsl_rng_set")).stream(entity: 0))
        },
        get: { state in UInt(PhiloxForGSL.stream(state).pointee.next()) },
        get_double: { state in PhiloxForGSL.stream(state).pointee.uniform() }))
    return UnsafePointer(type)
  }()

  private static let name: StaticString = "philox4x32-10"

  private static func stream(_ state: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<
    RandomStream
  > {
    guard let state else { preconditionFailure("GSL lost the stream it was lent") }
    return state.assumingMemoryBound(to: RandomStream.self)
  }
}
