// How values compare: as in a file, by storage class and then by number or byte.
// Not here: comparing bytes (`String+Bytes.swift`), which rows that selects
// (`Store/MemoryQuery+Matching.swift`).

extension MemoryValue {
  /// The value as it reads in a key; nothing for a missing one.
  package var text: String {
    switch self {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    }
  }

  private var storageClass: Int {
    switch self {
    case .null: 0
    case .integer, .real: 1
    case .text: 2
    }
  }

  /// −1, 0 or 1 as this stands before, with or after another: missing first, then numbers, then
  /// texts by their bytes. O(length).
  package func compared(to other: MemoryValue) -> Int {
    switch (self, other) {
    case (.integer(let one), .integer(let two)): one < two ? -1 : one == two ? 0 : 1
    case (.real(let one), .real(let two)): one < two ? -1 : one == two ? 0 : 1
    case (.integer(let one), .real(let two)): Double(one) < two ? -1 : Double(one) == two ? 0 : 1
    case (.real(let one), .integer(let two)): one < Double(two) ? -1 : one == Double(two) ? 0 : 1
    case (.text(let one), .text(let two)): one.comparedByBytes(to: two)
    default: storageClass < other.storageClass ? -1 : storageClass == other.storageClass ? 0 : 1
    }
  }
}
