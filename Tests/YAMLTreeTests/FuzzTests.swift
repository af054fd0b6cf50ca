// Damaged files: never a crash, never an answer that says nothing. Not here: files with one known fault.

import Testing
import YAMLTree

struct FuzzTests {
  private static let original = """
    fleetlab: 1
    name: "three arms" # with a comment
    fleet: &fleet
      agents: [a, b, 'c''d', "e\\n"]
      speed: {lognormal: {mean: 3.5s, cv: 0.6}}
    other: *fleet
    text: |
      two
      lines
    folded: >-
      one
      line
    ? key
    : - 1
      - ~
      - {x: .5, y: -0x1F}
    größe: ünï
    """

  /// Knuth's linear congruential generator (MMIX): enough chance to spoil a file with.
  private struct Chance {
    var state: UInt64
    mutating func number(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  @Test("2,000 damaged files never crash and always have a root or a problem")
  func damage() {
    var chance = Chance(state: 20_250_101)
    let bytes = Array(Self.original.utf8)
    let spice = Array("[]{}:,-?&*!|>'\"%@`#\t \n\r\\~<0\0".utf8) + [0xFF, 0xC3, 0x80, 0xEF]
    var (refused, silent) = (0, 0)
    for _ in 0..<2_000 {
      var damaged = bytes
      for _ in 0...chance.number(below: 6) {
        let place = chance.number(below: damaged.count)
        switch chance.number(below: 4) {
        case 0: damaged[place] = spice[chance.number(below: spice.count)]
        case 1: damaged.insert(spice[chance.number(below: spice.count)], at: place)
        case 2: damaged.removeSubrange(place..<min(damaged.count, place + 5))
        default: damaged.insert(contentsOf: bytes[chance.number(below: bytes.count)...], at: place)
        }
        if damaged.isEmpty { damaged = bytes }
      }
      let (root, problems) = YAMLTree.parse(damaged)
      refused += problems.isEmpty ? 0 : 1
      silent += root == nil && problems.isEmpty ? 1 : 0
      let lines = damaged.count { $0 == 0x0A || $0 == 0x0D } + 1
      // What is missing at the end is missing on the line after the last.
      #expect(problems.allSatisfy { (1...lines + 1).contains($0.line) && $0.column >= 1 })
      #expect(problems.allSatisfy { $0.message.contains("; ") }, "\(problems)")
    }
    #expect(silent == 0)
    #expect((1_000..<2_000).contains(refused), "damage is neither harmless nor always fatal")
  }
}
