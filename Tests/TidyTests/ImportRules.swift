// The arrows of the house: who may import whom. Not here: rules about a text alone (`TextRules.swift`).

/// The targets that a package manifest declares, read as text: name, and what it depends on.
struct House {
  let dependencies: [String: Set<String>]

  init(manifest: String) {
    let lines = SourceText(path: "Package.swift", text: manifest).lines
    let code = lines.map(SourceText.code).joined(separator: "\n")
    var dependencies: [String: Set<String>] = [:]
    let short = /\b(room|suite|library)\(\s*"(\w+)"((?:\s*,\s*"\w+")*)/
    for match in code.matches(of: short) {
      let own = match.1 == "suite" ? ["TestSupport"] : []
      dependencies[String(match.2)] = Set(Self.names(match.3) + own)
    }
    let long =
      /\.(?:executableT|t)arget\(\s*name:\s*"(\w+)"(?:,\s*dependencies:\s*\[([^\]]*)\])?/
    for match in code.matches(of: long) {
      dependencies[String(match.1)] = Set(match.2.map(Self.names) ?? [])
    }
    self.dependencies = dependencies
  }

  private static func names(_ list: Substring) -> [String] {
    list.matches(of: /"(\w+)"/).map { String($0.1) }
  }

  /// All that a target is built on, directly or through others.
  func reach(of target: String) -> Set<String> {
    var (reached, waiting) = (Set<String>(), dependencies[target] ?? [])
    while let next = waiting.popFirst() {
      guard reached.insert(next).inserted else { continue }
      waiting.formUnion(dependencies[next] ?? [])
    }
    return reached
  }
}

enum ImportRules {
  /// The system's modules. Whatever else is imported is a target, and must be declared.
  private static let system: Set = [
    "Foundation", "FoundationXML", "Glibc", "Darwin", "Synchronization", "Dispatch",
  ]

  /// What would let a room cheat, keep it from running live, or make the kernel inexact.
  private static let never = [
    ("LearningCore", "GroundTruth"), ("LearningCore", "SimulationKernel"),
    ("SimulationKernel", "Stochastics"),
  ]

  /// Arrows of the manifest that must not be, directly or through others.
  static func arrows(of house: House) -> [String] {
    never.filter { house.reach(of: $0.0).contains($0.1) }.map { "\($0.0) reaches \($0.1)" }
  }

  /// Imports of a file that its target doesn't declare.
  static func imports(_ file: SourceText, in house: House) -> [String] {
    guard file.isSwift, let target = target(of: file) else { return [] }
    guard let declared = house.dependencies[target] else {
      return ["\(file.path): Package.swift has no target '\(target)'"]
    }
    let isTest = file.path.hasPrefix("Tests/")
    let allowed = declared.union(system).union(isTest ? ["Testing"] : [])
    let form =
      /^\s*(?:@\w+ )*(?:public |package |internal |private |fileprivate )?import (?:\w+ )?(\w+)/
    return zip(1..., file.lines).compactMap { number, line in
      guard let module = line.firstMatch(of: form)?.1, !allowed.contains(String(module)) else {
        return nil
      }
      return "\(file.path):\(number): '\(target)' doesn't declare '\(module)'"
    }
  }

  /// The folder below Sources/ or its like, which bears the target's name.
  private static func target(of file: SourceText) -> String? {
    let parts = file.path.split(separator: "/").map(String.init)
    let places = ["Sources", "Tests", "Examples", "Benchmarks"]
    return parts.count > 2 && places.contains(parts[0]) ? parts[1] : nil
  }
}
