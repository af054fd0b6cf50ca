// What someone may have meant by a word that isn't known.
// Not here: the same for keys of a scenario (`ScenarioFiles`).

/// Finds the known word that an unknown one was most likely meant to be.
package enum Suggestion {
  /// The first word that begins with `word`, else the nearest one if at most a third of it is
  /// mistyped; `nil` where nothing is near.
  package static func nearest(to word: String, among known: [String]) -> String? {
    if word.count > 1, let longer = known.first(where: { $0.hasPrefix(word) }) { return longer }
    let limit = max(1, word.count / 3)
    let measured = known.map { (word: $0, distance: distance(word, $0)) }
    return measured.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.word
  }

  /// The suggestion as the end of a clause: ` (did you mean 'run'?)`, or nothing.
  static func question(_ word: String, among known: [String]) -> String {
    nearest(to: word, among: known).map { " (did you mean '\($0)'?)" } ?? ""
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour to turn
  /// one word into the other (the optimal string alignment distance: Damerau, *Communications of
  /// the ACM* 7, 1964, pages 171–176).
  ///
  /// - Complexity: O(*mn*) with words of *m* and *n* letters.
  package static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
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
