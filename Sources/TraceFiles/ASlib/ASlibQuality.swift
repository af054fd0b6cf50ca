// How good results were, as numbers from 0 to 1. Not here: what was recorded (`ASlibRuns.swift`).

/// The measures of solution quality that ASlib scenarios record have any unit and either direction.
///
/// Where all runs that ended properly lie within 0…1 (an accuracy, a share of the best), the values are
/// taken as they are, or what is missing to 1 where less is better. Otherwise each instance has a scale
/// of its own, since values of different instances can't be compared: its best value is 1 and its worst 0,
/// or all are 1 where they are the same. A run that failed counts with the value that the scenario's
/// makers put in its place, cut off at 0 and 1, and with 0 where they put none.
struct ASlibQuality {
  private let isMaximized: Bool
  /// By task, the value worth 0 and the value worth 1; `nil` where values are taken as they are.
  private let ends: [(worst: Double, best: Double)]?

  init(_ cells: [ASlibRuns.Cell], tasks: Int, isMaximized: Bool) {
    self.isMaximized = isMaximized
    let known = cells.filter { $0.quality.count > 0 }
    guard !known.allSatisfy({ (0...1).contains($0.quality.value) }) else {
      ends = nil
      return
    }
    var ends = Array(repeating: (worst: Double.nan, best: Double.nan), count: tasks)
    for cell in known {
      let value = cell.quality.value
      let task = cell.key.task
      let (low, high) = isMaximized ? ends[task] : (ends[task].best, ends[task].worst)
      // Of a number and NaN, both take the number.
      let (least, greatest) = (Double.minimum(low, value), Double.maximum(high, value))
      ends[task] = isMaximized ? (least, greatest) : (greatest, least)
    }
    self.ends = ends
  }

  /// The mean over a cell's runs; NaN where none is known.
  func value(of cell: ASlibRuns.Cell) -> Double {
    let failed = cell.failedQuality.count + cell.failedWithoutQuality
    let count = cell.quality.count + failed
    guard count > 0 else { return .nan }
    var sum = 0.0
    if cell.quality.count > 0 {
      sum += cell.quality.count * scaled(cell.quality.value, task: cell.key.task, ofFailed: false)
    }
    if cell.failedQuality.count > 0 {
      let value = scaled(cell.failedQuality.value, task: cell.key.task, ofFailed: true)
      sum += cell.failedQuality.count * value
    }
    return sum / count
  }

  private func scaled(_ value: Double, task: Int, ofFailed isFailed: Bool) -> Double {
    guard let ends else { return min(1, max(0, isMaximized ? value : 1 - value)) }
    let (worst, best) = ends[task]
    // Only failed runs, or all the same.
    if worst.isNaN || worst == best { return isFailed ? 0 : 1 }
    return min(1, max(0, (value - worst) / (best - worst)))
  }
}
