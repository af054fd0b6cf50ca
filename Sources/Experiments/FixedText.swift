// Numbers as short texts for sentences. Not here: tables and files (`LabReports`).

import Foundation

/// A number with so many decimals, the same on every machine.
package func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
  let text = String(format: "%.\(decimals)f", value)
  // A rounded negative zero is zero.
  return text.first == "-" && !text.contains { $0 != "-" && $0 != "0" && $0 != "." }
    ? String(text.dropFirst()) : text
}

/// The same with a sign.
package func signed(_ value: Double, digits: Int) -> String {
  let text = fixed(value, digits)
  return text.first == "-" ? "−" + text.dropFirst() : "+" + text
}
