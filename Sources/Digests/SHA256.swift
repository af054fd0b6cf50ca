// The digest that names texts: scenarios, plans, what determines a replication.
// Not here: which texts those are (`ScenarioFiles`, `LabReports/PlanHash.swift`), keys of chance (`Stochastics`).

/// SHA-256 (NIST FIPS 180-4, §6.2). By hand: the C libraries we link with have none.
package enum SHA256 {
  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (§4.2.2).
  private static let constants: [UInt32] = primes(64).map { fraction($0, root: 3) }
  /// The same of the square roots of the first 8 (§5.3.3).
  private static let initial: [UInt32] = primes(8).map { fraction($0, root: 2) }

  package static func hexadecimal(of bytes: [UInt8]) -> String {
    Digest(of: bytes).hexadecimal
  }

  fileprivate static func words(of bytes: [UInt8]) -> [UInt32] {
    var message = bytes + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    var state = initial
    for start in stride(from: 0, to: message.count, by: 64) {
      absorb(message[start..<start + 64], into: &state)
    }
    return state
  }

  private static func absorb(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (a, b) = (words[index - 15], words[index - 2])
      let first = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let second = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var v = state
    for index in 0..<64 {
      let choice = v[4] & v[5] ^ ~v[4] & v[6]
      let majority = v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]
      let first =
        v[7] &+ (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)) &+ choice
        &+ constants[index] &+ words[index]
      let second = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] &+= v[index] }
  }

  private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word >> count | word << (32 - count)
  }

  private static func primes(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var number: UInt64 = 2
    while primes.count < count {
      if !primes.contains(where: { number % $0 == 0 }) { primes.append(number) }
      number += 1
    }
    return primes
  }

  /// ⌊2³² · prime^(1 / root)⌋ without its whole part, by bisection in whole numbers.
  private static func fraction(_ prime: UInt64, root: Int) -> UInt32 {
    var (low, high): (UInt128, UInt128) = (0, 1 << 36)
    let scaled = UInt128(prime) << UInt128(32 * root)
    while high - low > 1 {
      let middle = (low + high) / 2
      let power = (1..<root).reduce(middle) { product, _ in product * middle }
      if power <= scaled { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
}

/// The SHA-256 of some bytes, as a value to compare and to look up.
package struct Digest: Hashable, Sendable {
  /// Thirty-two.
  package let bytes: [UInt8]

  package init(of bytes: [UInt8]) {
    self.bytes = SHA256.words(of: bytes).flatMap { word in
      stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  package init(of text: String) { self.init(of: Array(text.utf8)) }

  /// A digest that was stored.
  package init(stored bytes: [UInt8]) {
    precondition(bytes.count == 32, "a digest has 32 bytes, not \(bytes.count)")
    self.bytes = bytes
  }

  /// Sixty-four digits.
  package var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
