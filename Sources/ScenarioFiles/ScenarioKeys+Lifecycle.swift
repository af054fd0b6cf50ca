// The keys of what runs around an arm's engines. Not here: what it does (`LearningCore/Lifecycle`).

import LearningCore

extension ScenarioKeys {
  static let lifecycle = KeyTable(
    "lifecycle",
    [
      KeySpec("improvement", .boolean, standard: "true", "the hourly improvement loop"),
      KeySpec(
        "auto_apply", .boolean, standard: "false",
        "whether the loop applies patterns on their confidence alone, without a test"),
      KeySpec(
        "tests_at_once", .integer(0...10), standard: "1",
        "A/B tests that an agent's loop runs at once on its own account"),
      KeySpec(
        "monitoring", .duration(isPositive: true), standard: "7d",
        "how long what was applied is watched, then kept or taken back"),
      KeySpec(
        "ab_tests", .list(of: .section(test)), standard: "[]", "tests planned for all agents"),
      KeySpec(
        "safeguards", .choice(["none"] + SafeguardSettings.Rule.allCases.map(\.rawValue)),
        standard: "sequential",
        "what looks for a fall: evidence that adds up, or the documented -5 % three times in a row"),
      KeySpec(
        "against_fleet", .boolean, standard: "true",
        "whether a score counts less the others' mean of the same hour"),
      KeySpec(
        "review_after", .duration(isPositive: true), standard: "1h",
        "how long a rolled back agent waits before it learns again"),
      KeySpec("sharing", .boolean, standard: "true", "whether patterns are shared by the hour"),
      KeySpec(
        "versions", .integer(2...100), standard: "10", "versions of an engine that are kept"),
      KeySpec(
        "version_interval", .integer(10...10_000), standard: "50",
        "experiences from one version to the next"),
    ])

  static let test = KeyTable(
    "lifecycle.ab_tests",
    [
      KeySpec("name", .text, isRequired: true, "the test's name"),
      KeySpec(
        "strategies", .list(of: .text), isRequired: true,
        "two or more strategies of the fleet's actions, or actions as 'caching:0.5:fixed'; what is done "
          + "already first"),
      KeySpec("at", .duration(isPositive: false), standard: "0s", "when it begins"),
      KeySpec(
        "base_rate", .number(0.001...0.999), isRequired: true,
        "the first one's success rate, as known"),
      KeySpec(
        "smallest_effect", .number(0.001...0.999), standard: "0.07",
        "the smallest rise that is worth finding; the sample size follows from it"),
    ])

  /// The one key of an arm whose list is no sweep.
  static let injections = "inject"

  static let injection = KeyTable(
    "inject",
    [
      KeySpec("at", .duration(isPositive: false), isRequired: true, "when"),
      KeySpec(
        "count", .integer(1...100_000), isRequired: true, "how many experiences for each agent"),
      KeySpec("times", .integer(1...10_000), standard: "1", "how often it happens"),
      KeySpec("every", .duration(isPositive: true), standard: "1h", "from one time to the next"),
    ])
}
