// The reference fleet against the document that names it. Not here: fleets in general
// (`FleetTests.swift`).

import FleetModel
import Testing

struct QualityEngineeringTests {
  private let fleet = Fleet.qualityEngineering()

  /// *Learning System Integration Architecture* 1.0.0, §11.1, in its order.
  @Test("the 17 agents are the document's")
  func agents() {
    #expect(
      fleet.agents.map(\.name) == [
        "test-generator", "code-reviewer", "api-tester", "performance-tester", "security-scanner",
        "accessibility-checker", "visual-regression", "load-tester", "integration-tester",
        "e2e-tester", "unit-test-generator", "mutation-tester", "coverage-analyzer",
        "test-data-generator", "mock-generator", "test-optimizer", "flaky-test-detector",
      ])
  }

  @Test("twelve kinds have five to eight agents each, and every agent has work")
  func kinds() {
    #expect(fleet.kinds.count == 12)
    for kind in fleet.kinds { #expect((5...8).contains(kind.eligible.count), "\(kind.name)") }
    #expect(Set(fleet.kinds.flatMap(\.eligible)).count == 17)
  }

  @Test("names were resolved: who detects flaky tests may do so")
  func names() throws {
    let kind = try #require(fleet.kinds.first { $0.name == "flaky-tests" })
    #expect(kind.eligible.contains(AgentID(16)))
    #expect(kind.eligible.count == 7)
  }

  @Test("all agents have the capacity that was asked for", arguments: [1, 3, nil])
  func capacity(_ capacity: Int?) {
    let fleet = Fleet.qualityEngineering(capacity: capacity)
    #expect(fleet.agents.allSatisfy { $0.capacity == capacity })
  }

  @Test("pairs are numbered kind by kind without gaps, and only eligible ones")
  func index() {
    let index = EligibilityIndex(fleet)
    var next = 0
    for (number, kind) in fleet.kinds.enumerated() {
      #expect(index.range(of: KindID(number)) == next..<next + kind.eligible.count)
      for agent in kind.eligible {
        #expect(index.place(of: agent, for: KindID(number)) == next)
        next += 1
      }
    }
    #expect(index.count == next)
  }
}
