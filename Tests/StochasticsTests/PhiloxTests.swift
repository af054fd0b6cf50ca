// The generator against its authors' published vectors.
// Not here: what is made of its bits (`StreamTests.swift`).

import Stochastics
import Testing

struct PhiloxTests {
  /// Source: the file `kat_vectors` of Random123 by D. E. Shaw Research, lines "philox4x32 10".
  @Test(
    "known answers",
    arguments: [
      ([0, 0, 0, 0], [0, 0], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
      (
        [.max, .max, .max, .max], [.max, .max],
        [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]
      ),
      (
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0],
        [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
      ),
    ] as [([UInt32], [UInt32], [UInt32])])
  func knownAnswers(counter: [UInt32], key: [UInt32], answer: [UInt32]) {
    #expect(Philox4x32.block(counter: SIMD4(counter), key: SIMD2(key)) == SIMD4(answer))
  }

  /// Source: the published outputs of SplitMix64 for the seed 1234567.
  @Test("the finaliser gives SplitMix64's known answers")
  func splitMix() {
    let states = (1...5).map { 1_234_567 &+ UInt64($0) &* SplitMix64.step }
    #expect(
      states.map(SplitMix64.finalise) == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }
}
