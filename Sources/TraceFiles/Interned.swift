// Names as numbers. Not here: what they name (the builders).

/// Names in the order of their first appearance.
struct Interned {
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func known(_ name: String) -> Int? { indices[name] }
}

/// A task and a worker by number.
struct CellKey: Hashable {
  let (task, worker): (Int, Int)
  init(_ task: Int, _ worker: Int) { (self.task, self.worker) = (task, worker) }
}
