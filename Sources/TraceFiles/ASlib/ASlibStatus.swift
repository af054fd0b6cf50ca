// How a run of an ASlib scenario ended. Not here: where it stands (`ASlibRuns.swift`).

/// The runstatus of ASlib format 2.0, "algorithm_runs.arff".
enum ASlibStatus: String, CaseIterable {
  case ok, timeout, memout
  case notApplicable = "not_applicable"
  case crash, other

  /// Whether the algorithm raised an error of its own: more than not being done in time.
  var isError: Bool { self == .memout || self == .crash || self == .other }
}
