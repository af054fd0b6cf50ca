// The generator as one of GSL's.
// Not here: the distributions that use it (`DistributionTests.swift`).

import CGSL
import Stochastics
import Testing

struct GSLGeneratorTests {
  @Test("GSL makes, seeds, copies and runs the generator like its own")
  func throughGSL() throws {
    let generator = try #require(gsl_rng_alloc(PhiloxForGSL.type))
    defer { gsl_rng_free(generator) }
    #expect(String(cString: gsl_rng_name(generator)) == "philox4x32-10")
    #expect(gsl_rng_min(generator) == 0 && gsl_rng_max(generator) == .max)
    #expect(gsl_rng_size(generator) == MemoryLayout<RandomStream>.size)
    gsl_rng_set(generator, 5)
    let clone = try #require(gsl_rng_clone(generator))
    defer { gsl_rng_free(clone) }
    let numbers = (0..<9).map { _ in gsl_rng_get(generator) }
    #expect(numbers == (0..<9).map { _ in gsl_rng_get(clone) })
    gsl_rng_set(generator, 5)
    #expect(numbers == (0..<9).map { _ in gsl_rng_get(generator) })
    gsl_rng_set(generator, 6)
    #expect(gsl_rng_get(generator) != numbers[0])
    for _ in 0..<1_000 {
      #expect(gsl_rng_uniform_int(generator, 17) < 17)
      #expect((0..<1).contains(gsl_rng_uniform(generator)))
    }
  }

  @Test("a seed set through GSL is a key of ours")
  func seeded() throws {
    let generator = try #require(gsl_rng_alloc(PhiloxForGSL.type))
    defer { gsl_rng_free(generator) }
    gsl_rng_set(generator, 5)
    var stream = StreamRoot(seed: 5, replication: 0).key(Purpose("gsl_rng_set")).stream(entity: 0)
    for _ in 0..<3 {
      #expect(UInt64(gsl_rng_get(generator)) == stream.next())
      #expect(gsl_rng_uniform(generator) == stream.uniform())
    }
  }

  @Test("a lent stream moves on as if it had been read directly")
  func lent() {
    var lent = StreamRoot(seed: 1, replication: 0).key(Purpose("lent")).stream(entity: 0)
    var read = lent
    let numbers = lent.withGSL { [gsl_rng_uniform($0), gsl_rng_uniform($0), gsl_rng_uniform($0)] }
    #expect(numbers == [read.uniform(), read.uniform(), read.uniform()] && lent == read)
  }
}
