// The generator against its authors' published vectors. Not here: the vectors (`KnownAnswers.swift`), what is
// made of its bits (`StreamTests.swift`).

import Stochastics
import Testing

struct PhiloxTests {
  @Test("known answers", arguments: Philox4x32.knownAnswers)
  func knownAnswers(known: Philox4x32.KnownAnswer) {
    #expect(Philox4x32.block(counter: known.counter, key: known.key) == known.answer)
  }

  @Test("the finaliser gives SplitMix64's known answers")
  func splitMix() {
    let (seed, outputs) = SplitMix64.knownAnswers
    let states = (1...outputs.count).map { seed &+ UInt64($0) &* SplitMix64.step }
    #expect(outputs.count == 5 && states.map(SplitMix64.finalise) == outputs)
  }
}
