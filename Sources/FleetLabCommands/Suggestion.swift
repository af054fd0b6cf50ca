// Words a suggestion for a command line. Not here: finding what is near (`TraceFiles/NearestName.swift`).

import TraceFiles

package enum Suggestion {
  /// The suggestion as the end of a clause: ` (did you mean 'run'?)`, or nothing.
  package static func question(_ word: String, among known: [String]) -> String {
    NearestName.nearest(to: word, among: known).map { " (did you mean '\($0)'?)" } ?? ""
  }
}
