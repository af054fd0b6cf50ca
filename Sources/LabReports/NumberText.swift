// Numbers as texts: the one place where a report's digits are decided.
// Not here: which number goes where (every other file of this folder).

import Experiments

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

package enum NumberText {
  /// At most nine significant digits, as C's `%.9g` writes them; `nil` for what is no finite
  /// number.
  package static func file(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    // Adding 0 turns a negative zero into zero.
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      _ = withVaList([value + 0]) { vsnprintf(buffer.baseAddress, buffer.count, "%.9g", $0) }
      return buffer.baseAddress.map { String(cString: $0) }
    }
  }

  /// The shortest text that reads back as the same number, for settings.
  package static func exact(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    let text = "\(value + 0)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// For people: so many decimals and a real minus sign; "–" for what is no number.
  package static func decimals(_ value: Double, _ count: Int) -> String {
    let text = fixed(value, count)
    return text.first == "-" ? "−" + text.dropFirst() : text
  }

  /// The same with a plus sign where there is no minus; nothing but a zero has none.
  package static func signed(_ value: Double, _ count: Int) -> String {
    let text = decimals(value, count)
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    return value.isNaN || isZero || text.first == "−" ? text : "+" + text
  }

  /// A probability of error: exact digits below .001 would mean nothing.
  package static func p(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return value < 0.0001 ? "< 0.0001" : decimals(value, 4)
  }
}
