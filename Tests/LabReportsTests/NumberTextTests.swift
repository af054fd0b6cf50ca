// Digits in files and in tables. Not here: where they go (the other suites).

import LabReports
import Testing

struct NumberTextTests {
  /// Right by the definition of `%.9g`: nine significant digits, no zeros behind them.
  @Test(
    "files hold at most nine significant digits",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333333"),
      (-2.0 / 3, "-0.666666667"), (123_456_789.0, "123456789"), (1_234_567_890.4, "1.23456789e+09"),
      (0.000_012_345_678_912, "1.23456789e-05"), (259_262.369_123, "259262.369"),
    ])
  func file(value: Double, text: String) { #expect(NumberText.file(value) == text) }

  @Test("what is no finite number is missing", arguments: [Double.nan, .infinity, -.infinity])
  func missing(value: Double) {
    #expect(NumberText.file(value) == nil)
    #expect(NumberText.exact(value) == nil)
    #expect(JSONValue.number(value).document == "null\n")
  }

  @Test("settings read back exactly")
  func exact() throws {
    for value in [0.1, 0.995, 1.0 / 3, 1e-300, 3, 6.02e23, -0.0] {
      #expect(Double(try #require(NumberText.exact(value))) == value)
    }
    #expect(NumberText.exact(3) == "3")
    #expect(NumberText.exact(-0.0) == "0")
  }

  @Test("people see a real minus sign, and no sign at a zero")
  func people() {
    #expect(NumberText.decimals(-1.25, 1) == "−1.2")
    #expect(
      NumberText.signed(0.12345, 4) == "+0.1235" || NumberText.signed(0.12345, 4) == "+0.1234")
    #expect(NumberText.signed(-0.00001, 4) == "0.0000")
    #expect(NumberText.signed(-0.5, 2) == "−0.50")
    #expect(NumberText.signed(.nan, 2) == "–")
    #expect(NumberText.p(0.00001) == "< 0.0001")
    #expect(NumberText.p(nil) == "–")
  }
}
