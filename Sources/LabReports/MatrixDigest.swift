// A digest of a recorded matrix, so that a manifest names it without holding it.
// Not here: the matrix (`GroundTruth/Recorded`).

import GroundTruth

/// FNV-1a of 64 bits (Fowler, Noll and Vo; offset basis and prime of draft-eastlake-fnv) over the
/// texts and the bits of the numbers; against accidents, not against forgery.
struct MatrixDigest {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ matrix: RecordedMatrix) {
    for names in [matrix.tasks, matrix.agents, matrix.kinds] {
      add(UInt64(names.count))
      for name in names {
        add(UInt64(name.utf8.count))
        for byte in name.utf8 { add(byte) }
      }
    }
    for kind in matrix.kindOfTask { add(UInt64(kind)) }
    let columns: [[Double]?] = [matrix.success, matrix.seconds, matrix.quality, matrix.error]
    for column in columns {
      add(UInt64(column?.count ?? 0))
      // Every NaN is the same here: not recorded.
      for value in column ?? [] { add(value.isNaN ? .max : value.bitPattern) }
    }
  }

  var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func add(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      add(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
