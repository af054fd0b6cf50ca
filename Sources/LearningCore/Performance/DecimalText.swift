// Numbers with a fixed number of decimals, for sentences. Not here: tables and files
// (`LabReports`).

/// Decimal text without a locale: the same bytes everywhere.
enum DecimalText {
  /// Rounded to so many places, half away from zero; 0 … 6. A number too large for that, or none,
  /// is told as Swift tells it.
  static func fixed(_ number: Double, places: Int) -> String {
    precondition((0...6).contains(places), "\(places) decimal places")
    let unit = (0..<places).reduce(1) { unit, _ in unit * 10 }
    let scaled = (abs(number) * Double(unit)).rounded()
    guard scaled < 1e15 else { return "\(number)" }
    let whole = Int64(scaled)
    let sign = number < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    let decimals = String(whole % Int64(unit))
    let zeros = String(repeating: "0", count: places - decimals.utf8.count)
    return "\(sign)\(whole / Int64(unit)).\(zeros)\(decimals)"
  }

  /// The same with a plus sign before what isn't negative.
  static func signed(_ number: Double, places: Int) -> String {
    let text = fixed(number, places: places)
    return text.hasPrefix("-") ? text : "+" + text
  }
}
