// Keys, streams and what makes their numbers independent.
// Not here: the generator (`PhiloxTests.swift`), distributions (`DistributionTests.swift`).

import LabStatistics
import Stochastics
import Testing

struct StreamTests {
  private let root = StreamRoot(seed: 1, replication: 0)

  @Test("uniform numbers are strictly inside 0…1 whatever the bits")
  func openInterval() {
    #expect(UnitInterval.number(0) == 0x1p-53)
    #expect(UnitInterval.number(.max) == 1 - 0x1p-53)
    #expect(StandardNormal.quantile(UnitInterval.number(0)).isFinite)
    #expect(StandardNormal.quantile(UnitInterval.number(.max)).isFinite)
  }

  /// FNV-1a of "a" is af63dc4c8601ec8c, as its authors' test suite has it.
  @Test("a purpose is its name's hash")
  func purposes() {
    #expect(Purpose("a").hash == SplitMix64.finalise(0xaf63_dc4c_8601_ec8c))
    #expect(Purpose("arrivals") == Purpose("arrivals"))
    #expect(Purpose("arrivals") != Purpose("arrival"))
    #expect(Purpose("arrivals").name == "arrivals")
  }

  @Test("a salt changes all keys of a root, and 0 none")
  func salts() {
    #expect(root.salted(0) == root)
    let all = (0..<1_000).map { root.salted($0) }
    #expect(Set(all).count == 1_000 && Set(all.map { $0.key(Purpose("a")) }).count == 1_000)
    #expect(all.allSatisfy { $0.replication == root.replication })
  }

  @Test("the counter is draw, index, entity; nothing else moves a number")
  func addressing() {
    let key = root.key(Purpose("service"))
    let entity: UInt64 = 0x0123_4567_89AB_CDEF
    var stream = key.stream(entity: entity, index: 7)
    for draw in 0..<3 as Range<UInt32> {
      let block = key.block(entity: entity, index: 7, draw: draw)
      #expect(stream.next() == UInt64(block[0]) | UInt64(block[1]) << 32)
      #expect(stream.next() == UInt64(block[2]) | UInt64(block[3]) << 32)
    }
    var again = key.stream(entity: entity, index: 7)
    let (first, second) = key.uniforms(entity: entity, index: 7)
    #expect(key.uniform(entity: entity, index: 7) == first)
    #expect(again.uniform() == first && again.uniform() == second)
  }

  @Test("keys, entities, indices and draws give different blocks")
  func distinct() {
    var blocks: Set<SIMD4<UInt32>> = []
    for seed in [0, 1, .max] as [UInt64] {
      for replication in 0..<3 {
        for purpose in [Purpose("a"), Purpose("b")] {
          let key = StreamRoot(seed: seed, replication: replication).key(purpose)
          for entity in [0, 1, 1 << 32, .max] as [UInt64] {
            for index in [0, 1, .max] as [UInt32] {
              blocks.insert(key.block(entity: entity, index: index))
              blocks.insert(key.block(entity: entity, index: index, draw: 1))
            }
          }
        }
      }
    }
    #expect(blocks.count == 3 * 3 * 2 * 4 * 3 * 2)
  }

  @Test("a copy is a snapshot and equality is the state")
  func snapshots() {
    var stream = root.key(Purpose("policy")).stream(entity: 3)
    for _ in 0..<5 {
      var copy = stream
      #expect(copy == stream)
      let number = stream.next()
      #expect(copy != stream)
      #expect(copy.next() == number && copy == stream)
    }
  }

  /// Chi-square over 200 000 draws of three sizes, 0.1 % each. The last size refuses a quarter of
  /// the words; without that, of three neighbours the third would come a third less often.
  @Test("indices are equally likely", arguments: [(3, 3), (17, 17), (3 << 61, 3)])
  func indices(count: Int, cells: Int) throws {
    var stream = root.key(Purpose("indices")).stream(entity: UInt64(count))
    var observed = [Int](repeating: 0, count: cells)
    for _ in 0..<200_000 { observed[stream.index(below: count) % cells] += 1 }
    let probabilities = observed.map { _ in 1 / Double(cells) }
    #expect(try ChiSquare(observed: observed, probabilities: probabilities).pValue > 0.001)
    #expect(stream.index(below: 1) == 0)
  }

  /// 40 000 numbers that differ in one part of their address at a time are uniform and don't
  /// correlate with the next: |r| √n is standard normal, refused above 4 (1 in 16 000 each).
  @Test("neighbours in every direction are uniform and uncorrelated")
  func independence() throws {
    let count = 40_000
    let purpose = Purpose("independence")
    let key = root.key(purpose)
    var stream = key.stream(entity: 1)
    var splitMix: UInt64 = 42
    let sequences: [(String, [Double])] = [
      ("draws", (0..<count).map { _ in stream.uniform() }),
      ("entities", (0..<count).map { key.uniform(entity: UInt64($0)) }),
      ("high halves", (0..<count).map { key.uniform(entity: UInt64($0) << 32) }),
      ("indices", (0..<count).map { key.uniform(entity: 1, index: UInt32($0)) }),
      ("pairs", (0..<count / 2).flatMap { pair($0, key) }),
      (
        "replications",
        (0..<count).map { StreamRoot(seed: 1, replication: $0).key(purpose).uniform(entity: 1) }
      ),
      (
        "seeds",
        (0..<count).map {
          StreamRoot(seed: UInt64($0), replication: 0).key(purpose).uniform(entity: 1)
        }
      ),
      (
        "SplitMix64",
        (0..<count).map { _ in
          splitMix &+= SplitMix64.step
          return UnitInterval.number(SplitMix64.finalise(splitMix))
        }
      ),
    ]
    for (name, numbers) in sequences {
      #expect(try KolmogorovSmirnov(numbers) { $0 }.pValue > 1e-4, "\(name)")
      #expect(abs(correlation(numbers, Array(numbers.dropFirst()))) < 4, "\(name)")
    }
    for (index, one) in sequences.enumerated() {
      for other in sequences[..<index] {
        #expect(abs(correlation(one.1, other.1)) < 4, "\(one.0) with \(other.0)")
      }
    }
  }

  private func pair(_ entity: Int, _ key: StreamKey) -> [Double] {
    let (first, second) = key.uniforms(entity: UInt64(entity) + 1_000_000)
    return [first, second]
  }

  /// The correlation of two uniform sequences times √n.
  private func correlation(_ one: [Double], _ other: [Double]) -> Double {
    let products = zip(one, other).map { 12 * ($0 - 0.5) * ($1 - 0.5) }
    return products.reduce(0, +) / Double(products.count).squareRoot()
  }

  /// Computed apart from this program, in Python, from the definitions of FNV-1a, SplitMix64's
  /// finaliser and Philox; results of years depend on them.
  @Test("numbers stay what they were")
  func golden() {
    let key = StreamRoot(seed: 42, replication: 3).key(Purpose("arrivals"))
    var stream = key.stream(entity: 1_000, index: 2)
    #expect(
      (0..<3).map { _ in stream.next() } == [
        4_333_623_020_885_248_957, 13_429_129_249_622_406_328, 3_744_677_205_522_890_397,
      ])
    #expect(stream.index(below: 1_000_000) == 9_033)
  }
}
