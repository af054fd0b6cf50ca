// `--margin PERCENT` and what the words of a comparison end a command with. Not here: the words
// (`Experiments/Shift.swift`).

import Experiments

enum MarginOption {
  /// A share.
  static func value(_ arguments: Arguments, in command: String) throws(UsageError) -> Double {
    guard let text = arguments.text("margin") else { return Shift.standardMargin }
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard isPlain, let percent = Double(text), percent <= 100 else {
      throw UsageError(
        "'\(text)' is wrong for '--margin', which takes per cent from 0 to 100, such as 2",
        in: command)
    }
    return percent / 100
  }
}

extension Shift.Word {
  /// - Parameter passesInconclusive: As `--inconclusive=pass` asks for.
  func exitCode(passesInconclusive: Bool) -> ExitCode {
    switch self {
    case .identical, .equivalent, .better: .done
    case .inconclusive: passesInconclusive ? .done : .inconclusive
    case .worse: .missed
    }
  }
}

extension BaselineComparison {
  /// - Parameter isStrict: Whether a baseline that is out of date is an error, as `--strict-baseline` asks for.
  func exitCode(isStrict: Bool, passesInconclusive: Bool) -> ExitCode {
    ExitCode.gravest([
      word.exitCode(passesInconclusive: passesInconclusive), isStrict && isStale ? .stale : .done,
    ])
  }
}
