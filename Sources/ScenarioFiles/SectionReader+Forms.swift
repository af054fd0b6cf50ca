// Forms of text that mean more than text: durations, percentages, ranges of days; and numbers as errors
// show them. Not here: which key takes which (`ScenarioKeys.swift`), numbers alone (`YAMLTree`).

import Instants
import YAMLTree

extension SectionReader {
  /// The longest duration that a scenario may name, 27 years: sums of several stay within the 292
  /// years that 64 bits of nanoseconds reach.
  static let longest = Span.days(10_000)

  static func span(_ node: YAMLNode, isPositive: Bool) throws(YAMLProblem) -> Span {
    guard let text = node.text else {
      throw node.problem("here stands no duration; write one such as 30d, 12h, 3.5s or 250ms")
    }
    let span: Span
    do throws(SpanError) { span = try Span(parsing: text) } catch {
      throw node.problem(error.description)
    }
    if isPositive && span == .zero {
      throw node.problem("'\(text)' is a duration of nothing; write one above 0s")
    }
    if span > longest { throw node.problem("'\(text)' is too long; write \(longest) or less") }
    return span
  }

  /// From 10⁻⁶ to 1: `0.05`, or `1/20` for the same.
  static func fraction(_ node: YAMLNode) throws(YAMLProblem) -> Double {
    if case .scalar(let text, isPlain: true) = node.content,
      let form = text.wholeMatch(of: /1\/([1-9][0-9]{0,6})/), let parts = Int(form.1),
      parts <= 1_000_000
    {
      return 1 / Double(parts)
    }
    guard let number = try? node.asNumber, (1e-6...1).contains(number) else {
      let found = node.text.map { "'\($0)'" } ?? "this"
      throw node.problem(
        "\(found) is no share; write a number from 0.000001 to 1, or a fraction such as 1/20")
    }
    return number
  }

  /// A share of 1: 0.2 for `20 %`. From −100 % to 10,000 %.
  static func percent(_ node: YAMLNode) throws(YAMLProblem) -> Double {
    guard let text = node.text else {
      throw node.problem("here stands no percentage; write one such as 20 %")
    }
    guard let form = text.wholeMatch(of: /(-?[0-9]+(?:\.[0-9]+)?) *%/),
      let number = Double(form.1)
    else { throw node.problem("'\(text)' is no percentage; write one such as 20 %") }
    guard (-100...10_000).contains(number) else {
      throw node.problem("'\(text)' is out of range; write -100 % to 10000 %")
    }
    return number / 100
  }

  /// Days counted from 0, the last one not included: 20..<30 for `21-30`.
  static func days(_ node: YAMLNode) throws(YAMLProblem) -> Range<Int> {
    let right = "write the first and the last day, such as 21-30"
    guard let text = node.text else { throw node.problem("here stands no range of days; \(right)") }
    guard let form = text.wholeMatch(of: /([0-9]{1,6})-([0-9]{1,6})/), let first = Int(form.1),
      let last = Int(form.2), first >= 1, last >= first
    else { throw node.problem("'\(text)' is no range of days; \(right)") }
    return first - 1..<last
  }

  static func text(_ range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    if range.upperBound == .greatestFiniteMagnitude { return "a finite number" }
    return "a number from \(text(range.lowerBound)) to \(text(range.upperBound))"
  }

  /// Without a decimal where there is nothing behind it.
  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
