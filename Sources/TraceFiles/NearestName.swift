// What somebody may have meant by a name that isn't known. Not here: which names are known where.

package enum NearestName {
  /// The known name with the fewest edits between, if they are few for its length; of equals the
  /// first in order of the alphabet.
  ///
  /// - Complexity: O(*k* · *l*²) for *k* names of *l* characters.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let candidates = known.sorted().map { ($0, edits(Array(name), Array($0))) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, best.0.count / 3) ? best.0 : nil
  }

  /// The second half of a sentence: a suggestion, or what there is to choose from.
  package static func hint(for name: String, among known: [String]) -> String {
    if let nearest = nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
    let shown = known.sorted().prefix(20).joined(separator: ", ")
    return "known: \(shown)\(known.count > 20 ? " and \(known.count - 20) more" : "")"
  }

  /// Levenshtein's distance: insertions, deletions and replacements (Wagner and Fischer, *Journal
  /// of the ACM* 21, 1974, pages 168–173), over upper and lower case alike.
  private static func edits(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (i, left) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in other.enumerated() {
        let replaced = diagonal + (left.lowercased() == right.lowercased() ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
