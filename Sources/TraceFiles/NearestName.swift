// What somebody may have meant by a name that isn't known: in traces, scenarios and command lines.
// Not here: which names are known where, how a command line asks (`FleetLabCommands/Suggestion.swift`).

package enum NearestName {
  /// The first known name that begins with `name`, else the one with the fewest slips between, if
  /// they are at most a third of its letters; of equals the first in the order of the alphabet.
  ///
  /// - Complexity: O(*k* · *l*²) for *k* names of *l* characters.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let known = known.sorted()
    let word = name.lowercased()
    if name.count > 1, let longer = known.first(where: { $0.lowercased().hasPrefix(word) }) {
      return longer
    }
    let measured = known.map { (name: $0, distance: distance(name, $0)) }
    guard let best = measured.min(by: { $0.distance < $1.distance }) else { return nil }
    let letters = max(name.count, best.name.count)
    // Where every letter differs, nothing was mistyped.
    return best.distance <= max(1, letters / 3) && best.distance < letters ? best.name : nil
  }

  /// The second half of a sentence: a suggestion, or what there is to choose from.
  package static func hint(for name: String, among known: [String]) -> String {
    if known.isEmpty { return "there is none to choose from" }
    if let nearest = nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
    return "known: \(listing(known.sorted()))"
  }

  /// As many names as fit a line with what stands before them, and how many more there are.
  package static func listing(_ names: [String]) -> String {
    var (shown, length) = ([String](), 0)
    for name in names {
      length += name.count + 2
      if length > 100, !shown.isEmpty { break }
      shown.append(name)
    }
    let more = names.count - shown.count
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour to turn
  /// one word into the other, upper and lower case alike (the optimal string alignment distance:
  /// Damerau, *Communications of the ACM* 7, 1964, pages 171–176).
  ///
  /// - Complexity: O(*mn*) with words of *m* and *n* letters.
  package static func distance(_ one: String, _ other: String) -> Int {
    // Nobody's slip is longer, and a hostile name mustn't cost the square of its length.
    let (one, other) = (Array(one.lowercased().prefix(100)), Array(other.lowercased().prefix(100)))
    var rows = [Array(0...other.count)]
    for i in 0..<one.count {
      var row = [i + 1]
      for j in 0..<other.count {
        let replaced = rows[i][j] + (one[i] == other[j] ? 0 : 1)
        var least = min(replaced, rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          least = min(least, rows[i - 1][j - 1] + 1)
        }
        row.append(least)
      }
      rows.append(row)
    }
    return rows[one.count][other.count]
  }
}
