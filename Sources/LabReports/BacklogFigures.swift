// How an arm kept up, over its replications. Not here: one run (`Experiments/Backlog.swift`).

import Experiments

struct BacklogFigures: Sendable {
  /// Replications in which the queue grew without bound, of so many.
  let growing: Int
  let count: Int
  /// Means over replications.
  let openByDay: [Double]
  let shareLeft: Double
  let drainSeconds: Double
  let greatestUtilisation: Double?

  /// - Parameter backlogs: One or more.
  init(of backlogs: [Backlog]) {
    growing = backlogs.count(where: \.grewWithoutBound)
    count = backlogs.count
    openByDay = backlogs[0].openByDay.indices.map { day in
      backlogs.map { Double($0.openByDay[day]) }.mean
    }
    shareLeft = backlogs.map(\.shareLeft).mean
    drainSeconds = backlogs.map(\.drainSeconds).mean
    let greatest = backlogs.compactMap(\.greatestUtilisation)
    greatestUtilisation = greatest.count == count ? greatest.mean : nil
  }

  /// For a cell of a table.
  var words: String {
    switch growing {
    case 0: "kept up"
    case count: "**grew without bound**"
    default: "**grew in \(growing) of \(count)**"
    }
  }
}
