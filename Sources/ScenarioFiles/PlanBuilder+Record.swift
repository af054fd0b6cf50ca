// Which record a scenario replays, and which part of it. Not here: what a world makes of it
// (`PlanBuilder+Recorded.swift`), reading its files (`TraceFiles`).

import TraceFiles
import YAMLTree

extension PlanBuilder {
  private static let forms = ["trace", "aslib", "smtcomp"]

  /// The one key that names the record; `nil` where there is none or another, which has been noted.
  mutating func record(_ section: Section) -> (entry: Entry, key: String)? {
    let given = Self.forms.filter { section.node[$0] != nil }
    guard let key = given.first else {
      note(
        section.node,
        "'world.recorded' names no record; add 'trace: …', a CSV, or a folder: 'aslib: …', 'smtcomp: …'"
      )
      return nil
    }
    if let other = given.dropFirst().first {
      note(
        section.node.place(of: other),
        "recorded: '\(key)' and '\(other)' both name a record; keep one of them")
      return nil
    }
    return section[key].map { ($0, key) }
  }

  /// What the scenario calls the record.
  static func recordPath(_ entry: Entry) -> String? {
    switch entry.value {
    case .text(let path): path
    case .section(let section): section.text("folder")
    default: nil
    }
  }

  /// The part of the record that the scenario asks for; `nil` when something is wrong, which has been
  /// noted.
  mutating func trace(_ section: Section, _ entry: Entry, _ key: String) -> TraceMatrix? {
    guard let name = Self.recordPath(entry), let path = path(name, at: entry.node, key) else {
      return nil
    }
    let patterns = section.section("patterns")
    if let patterns, patterns.node["file"] == nil, key != "smtcomp" {
      note(patterns.node, "'patterns' lacks 'file'; add 'file: …', a CSV beside the scenario")
      return nil
    }
    let whole = read(at: entry.node, key) { () throws(TraceErrors) in
      switch key {
      case "aslib":
        var choice = ASlibScenario.Choice()
        if case .section(let section) = entry.value {
          choice = .init(time: section.text("time"), quality: section.text("quality"))
        }
        return try ASlibScenario.read(path: path, choice: choice)
      case "smtcomp":
        let own = patterns.flatMap { $0.node["file"] == nil ? $0.text("column") : nil }
        return try SMTCompResults.read(path: path, pattern: own ?? SMTCompResults.division)
      default: return (try MatrixCSV.read(path: path), [path])
      }
    }
    guard let whole, let part = part(of: whole, section) else { return nil }
    guard let patterns, let entry = patterns["file"], let file = patterns.text("file") else {
      return part
    }
    guard let column = patterns.text("column"),
      let path = self.path(file, at: entry.node, "patterns")
    else { return nil }
    return read(at: entry.node, "patterns") { () throws(TraceErrors) in
      (try part.classified(by: TaskPatterns(path: path, column: column)), [path])
    }
  }

  /// Some of the agents, some of the tasks.
  private mutating func part(of whole: TraceMatrix, _ section: Section) -> TraceMatrix? {
    var part = whole
    if let agents = section.list("agents"), let node = section["agents"]?.node {
      guard !agents.isEmpty else {
        // Where an item was wrong, that has been noted.
        if node.items?.isEmpty ?? true { note(node, "agents: there are none; name one or more") }
        return nil
      }
      guard let names = known(agents, of: whole) else { return nil }
      do throws(TraceError) { part = try part.restricted(toWorkers: names) } catch {
        preconditionFailure("\(error)")
      }
    } else if section.node["agents"] != nil {
      return nil
    }
    guard let entry = section["tasks"], let name = section.text("tasks") else {
      return section.node["tasks"] == nil ? part : nil
    }
    guard let path = path(name, at: entry.node, "tasks") else { return nil }
    return read(at: entry.node, "tasks") { () throws(TraceErrors) in
      (try part.restricted(to: TaskList(path: path)), [path])
    }
  }

  /// The names of agents that the record has, each once; `nil` where one is wrong, which has been noted.
  private mutating func known(_ agents: [Entry], of whole: TraceMatrix) -> [String]? {
    var (names, isWhole) = ([String](), true)
    for agent in agents {
      guard case .text(let name) = agent.value else { continue }
      if !whole.workers.contains(name) {
        let hint = Self.hint(for: name, among: whole.workers)
        note(agent.node, "agents: the record has no agent '\(name)'; \(hint)")
        isWhole = false
      } else if names.contains(name) {
        note(agent.node, "agents: '\(name)' stands there already; keep one of the two")
        isWhole = false
      }
      names.append(name)
    }
    return isWhole ? names : nil
  }

  /// A path below the scenario's folder, whole; `nil` for any other, which is noted.
  private mutating func path(_ path: String, at node: YAMLNode, _ key: String) -> String? {
    guard !path.isEmpty, !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
      note(
        node,
        "\(key): '\(path)' is no file below the scenario's folder; write a path such as data/a.csv")
      return nil
    }
    return folder + "/" + path
  }

  /// Reads a record, and notes its files, or all that is wrong with it.
  private mutating func read(
    at node: YAMLNode, _ key: String,
    _ body: () throws(TraceErrors) -> (matrix: TraceMatrix, files: [String])
  ) -> TraceMatrix? {
    do throws(TraceErrors) {
      let read = try body()
      files += read.files.map(named)
      return read.matrix
    } catch {
      for problem in error.errors {
        // Named as the scenario names it, and with what would be right where that is a file.
        let remedy = problem.isMissingFile ? "; put it there, or correct the path" : ""
        let named = TraceError(
          path: named(problem.path), line: problem.line, column: problem.column,
          message: problem.message + remedy)
        note(node, "\(key): \(named)")
      }
      return nil
    }
  }

  /// As a path from the scenario's folder.
  private func named(_ path: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}
