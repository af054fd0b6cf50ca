// The manifest over all variations: which there are, what they change, and where they lie. Not here: what
// each of them resolves to (its own manifest).

import Experiments

extension Manifest {
  package static func text(
    name: String, summary: String, of variations: [VariationFigures], origin: Origin
  ) -> String {
    JSONValue.object([
      program(origin), ("schema_version", .integer(1)), ("name", .text(name)),
      ("description", .text(summary)), ("scenario_digest", .text(origin.scenarioDigest)),
      (
        "variations",
        .list(
          variations.map {
            // A folder that isn't named here isn't taken for a part of the run.
            .object([
              ("name", .text($0.name)), ("folder", .text($0.name)),
              ("changes", .texts($0.changes)),
            ])
          })
      ),
    ]).document
  }
}
