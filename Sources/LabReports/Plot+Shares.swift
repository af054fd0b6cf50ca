// Who was chosen, day by day. Not here: over the whole run (`Plot+Agents.swift`).

import Experiments

extension Plot {
  /// `nil` while results don't hold assignments by day.
  static func shares(_ findings: Findings) -> Plot? { nil }
}
