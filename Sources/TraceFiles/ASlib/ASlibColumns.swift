// The columns of `algorithm_runs.arff` and where a file has them. Not here: its rows (`ASlibRuns.swift`).

/// Positions in a row.
struct ASlibColumns {
  let instance, repetition, algorithm, status: Int
  /// What is taken for the time that a run took, and for how good its result was.
  let time, quality: Measure?

  struct Measure {
    let place: Int
    let isMaximized: Bool
  }

  /// - Parameters:
  ///   - path: What errors call the file.
  ///   - choice: Which measures are taken where a scenario has several.
  /// - Throws: The first thing that is wrong.
  init(
    _ attributes: [ARFFAttribute], path: String, of description: ASlibDescription,
    choice: ASlibScenario.Choice
  ) throws(TraceError) {
    instance = try Self.place("instance_id", attributes, path)
    repetition = try Self.place("repetition", attributes, path, isNumber: true)
    algorithm = try Self.place("algorithm", attributes, path)
    status = try Self.place("runstatus", attributes, path)
    func measure(_ wanted: String?, isRuntime: Bool) throws(TraceError) -> Measure? {
      let known = description.measures.filter { $0.isRuntime == isRuntime }
      let found = wanted.map { name in known.first { $0.name == name } } ?? known.first
      if let found {
        return Measure(
          place: try Self.place(found.name, attributes, path, isNumber: true),
          isMaximized: found.isMaximized)
      }
      guard let wanted else { return nil }
      let kind = isRuntime ? "runtime" : "solution_quality"
      let hint = NearestName.hint(for: wanted, among: known.map(\.name))
      throw TraceError(
        path: path, message: "no measure of type \(kind) is called '\(wanted.prefix(40))'; \(hint)")
    }
    time = try measure(choice.time, isRuntime: true)
    quality = try measure(choice.quality, isRuntime: false)
  }

  /// Names are compared as ASlib's own reader does, in any case.
  private static func place(
    _ name: String, _ attributes: [ARFFAttribute], _ path: String, isNumber: Bool = false
  ) throws(TraceError) -> Int {
    let places = attributes.indices.filter { attributes[$0].name.lowercased() == name.lowercased() }
    guard let place = places.first else {
      let hint = NearestName.hint(for: name, among: attributes.map(\.name))
      throw TraceError(
        path: path, line: 1, column: 1,
        message: "the header has no attribute '\(name.prefix(40))'; \(hint)")
    }
    let line = attributes[places.last ?? place].line
    guard places.count == 1 else {
      throw TraceError(
        path: path, line: line, column: 1,
        message: "the attribute '\(name.prefix(40))' stands here again; keep one of the two")
    }
    guard !isNumber || attributes[place].form == .number else {
      throw TraceError(
        path: path, line: line, column: 1,
        message: "the attribute '\(name.prefix(40))' is no number; declare it NUMERIC")
    }
    return place
  }
}
