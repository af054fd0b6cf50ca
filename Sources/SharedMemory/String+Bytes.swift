// Texts as their bytes, as files compare them. Not here: values of other kinds
// (`MemoryValue+Order.swift`).
//
// Swift's `==` also takes "é" for "e" and an accent, and its `<` orders by that. A file keeps both
// apart, so a name could be taken for another's.

extension String {
  /// Whether both are the same bytes.
  package func isSame(as other: String) -> Bool {
    utf8.count == other.utf8.count && comparedByBytes(to: other) == 0
  }

  /// Whether this begins with the bytes of `prefix`.
  package func hasBytes(prefix: String) -> Bool {
    guard utf8.count >= prefix.utf8.count else { return false }
    return withBytes(of: prefix) { one, two in
      UnsafeRawBufferPointer(rebasing: one[..<two.count]).compared(to: two) == 0
    }
  }

  /// −1, 0 or 1 by bytes of UTF-8, which is also the order of code points. O(length).
  package func comparedByBytes(to other: String) -> Int {
    withBytes(of: other) { $0.compared(to: $1) }
  }

  private func withBytes<Answer>(
    of other: String,
    _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Answer
  ) -> Answer {
    let answer = utf8.withContiguousStorageIfAvailable { first in
      other.utf8.withContiguousStorageIfAvailable { second in
        body(UnsafeRawBufferPointer(first), UnsafeRawBufferPointer(second))
      }
    }
    if case .some(.some(let answer)) = answer { return answer }
    // Texts made by another language may lie in memory otherwise; a copy never does.
    var (one, two) = (self, other)
    return one.withUTF8 { first in
      two.withUTF8 { second in
        body(UnsafeRawBufferPointer(first), UnsafeRawBufferPointer(second))
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// −1, 0 or 1; equal stretches are passed eight bytes at a time.
  fileprivate func compared(to other: UnsafeRawBufferPointer) -> Int {
    let shared = Swift.min(count, other.count)
    var place = 0
    while place + 8 <= shared,
      loadUnaligned(fromByteOffset: place, as: UInt64.self)
        == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    {
      place += 8
    }
    while place < shared {
      if self[place] != other[place] { return self[place] < other[place] ? -1 : 1 }
      place += 1
    }
    return count < other.count ? -1 : count == other.count ? 0 : 1
  }
}
