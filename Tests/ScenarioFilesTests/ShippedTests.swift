// The scenarios that come with the program: they can be read, and open with their question.

import Experiments
import ScenarioFiles
import Testing

struct ShippedTests {
  @Test("each can be read, and is called as its file is")
  func plans() throws {
    let shipped = try Bench.shipped()
    #expect(shipped.count >= 4)
    for (name, text) in shipped {
      let folder = Bench.root.appending(path: "Scenarios").path
      let plan = try Scenario(bytes: Array(text.utf8), folder: folder).plan
      #expect(plan.name + ".yaml" == name)
      #expect(!plan.summary.isEmpty && plan.arms.count >= 2, "\(name)")
    }
  }

  @Test("each opens with its question and with what the report should show")
  func comments() throws {
    for (name, text) in try Bench.shipped() {
      let opening = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.joined(separator: " ")
      #expect(text.hasPrefix("# ") && opening.contains("?"), "\(name)")
      #expect(opening.contains("should show"), "\(name)")
    }
  }
}
