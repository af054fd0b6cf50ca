// The reference fleet: 17 quality-engineering agents and the 12 kinds of subtask that they share.
// Not here: fleets of other shapes (scenario files), how good these agents are (`GroundTruth`).

extension Fleet {
  /// The agents of *Learning System Integration Architecture* 1.0.0, §11.1, in its order.
  public static let qualityEngineeringAgents = [
    "test-generator", "code-reviewer", "api-tester", "performance-tester", "security-scanner",
    "accessibility-checker", "visual-regression", "load-tester", "integration-tester",
    "e2e-tester", "unit-test-generator", "mutation-tester", "coverage-analyzer",
    "test-data-generator", "mock-generator", "test-optimizer", "flaky-test-detector",
  ]

  /// Who may do what. The document names no kinds; these are ours: five to eight eligible agents
  /// each, chosen by what their names say they do.
  private static let qualityEngineeringKinds: [(name: String, eligible: [String])] = [
    (
      "unit-tests",
      [
        "test-generator", "unit-test-generator", "mutation-tester", "coverage-analyzer",
        "mock-generator", "test-optimizer",
      ]
    ),
    (
      "integration-tests",
      [
        "test-generator", "integration-tester", "api-tester", "e2e-tester", "mock-generator",
        "test-data-generator",
      ]
    ),
    (
      "end-to-end-tests",
      [
        "e2e-tester", "integration-tester", "visual-regression", "accessibility-checker",
        "flaky-test-detector",
      ]
    ),
    (
      "api-contracts",
      [
        "api-tester", "integration-tester", "security-scanner", "mock-generator",
        "code-reviewer",
      ]
    ),
    (
      "performance",
      [
        "performance-tester", "load-tester", "test-optimizer", "api-tester", "e2e-tester",
        "code-reviewer",
      ]
    ),
    (
      "security",
      [
        "security-scanner", "code-reviewer", "api-tester", "mutation-tester",
        "test-data-generator",
      ]
    ),
    (
      "accessibility",
      [
        "accessibility-checker", "visual-regression", "e2e-tester", "code-reviewer",
        "load-tester",
      ]
    ),
    (
      "visual-checks",
      [
        "visual-regression", "accessibility-checker", "e2e-tester", "flaky-test-detector",
        "performance-tester", "security-scanner",
      ]
    ),
    (
      "code-review",
      [
        "code-reviewer", "security-scanner", "coverage-analyzer", "mutation-tester",
        "test-optimizer", "unit-test-generator", "performance-tester",
      ]
    ),
    (
      "coverage-gaps",
      [
        "coverage-analyzer", "test-generator", "unit-test-generator", "mutation-tester",
        "test-optimizer", "integration-tester", "accessibility-checker",
        "visual-regression",
      ]
    ),
    (
      "test-data",
      [
        "test-data-generator", "mock-generator", "test-generator", "load-tester",
        "performance-tester", "api-tester", "security-scanner", "unit-test-generator",
      ]
    ),
    (
      "flaky-tests",
      [
        "flaky-test-detector", "test-optimizer", "coverage-analyzer", "load-tester",
        "integration-tester", "test-data-generator", "mock-generator",
      ]
    ),
  ]

  /// The fleet of the reference documents, each agent serving one subtask at a time.
  public static func qualityEngineering(capacity: Int? = 1) -> Fleet {
    let numbers = Dictionary(
      uniqueKeysWithValues: qualityEngineeringAgents.enumerated().map {
        ($0.element, AgentID($0.offset))
      })
    do {
      return try Fleet(
        agents: qualityEngineeringAgents.map { Agent(name: $0, capacity: capacity) },
        kinds: qualityEngineeringKinds.map { kind in
          Kind(name: kind.name, eligible: kind.eligible.compactMap { numbers[$0] })
        })
    } catch {
      preconditionFailure("the reference fleet is none: \(error)")
    }
  }
}
