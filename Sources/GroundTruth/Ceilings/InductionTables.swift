// Sums over what is hidden, for the backward induction: over pairs of nodes while one agent goes on, over
// outer nodes once another is asked. Not here: choosing by them (`BackwardInduction.swift`).

/// A stratum's tables with the bonus for success, and the same summed over inner nodes.
struct InductionTables {
  /// Numbers by agent, action and node, and where one agent's with one action begin.
  struct Row {
    fileprivate let numbers: [Double]
    fileprivate let start: Int
  }

  /// Those whose attempts all failed so far: how likely each node is among them, and the errors and seconds
  /// that this took, each times that.
  struct Failed {
    var alive: [Double]
    var errors: [Double]
    var seconds: [Double]

    var debt: (errors: Double, seconds: Double) {
      (errors.reduce(0, +), seconds.reduce(0, +))
    }
  }

  private let stratum: Stratum
  private let actions: [Int]
  private let weights: [Double]
  private let failure: [Double]
  private let payoffOfSuccess: [[Double]]
  private let last: [Double]
  /// Over inner nodes: the same by agent, action and outer node.
  private let marginalSuccess: [Double]
  private let marginalFailure: [Double]
  private let marginalErrors: [Double]
  private let marginalSeconds: [Double]
  private let marginalOfSuccess: [[Double]]
  private let marginalOfFailure: [[Double]]
  private let marginalLast: [Double]
  /// By agent, its action that failed, its last action, and outer node.
  private var lastAfter: [Double] = []

  init(
    _ stratum: Stratum, attempts: Int, actions: [Int], bonus: Double, retrying: (Int) -> Bool
  ) {
    self.stratum = stratum
    self.actions = actions
    weights = stratum.outer.flatMap { outer in stratum.inner.map { outer * $0 } }
    failure = stratum.success.map { 1 - $0 }
    let rewarded = stratum.payoffOfSuccess.map { table in
      bonus == 0 ? table : zip(table, stratum.success).map { $0 + bonus * $1 }
    }
    payoffOfSuccess = rewarded
    last = zip(rewarded[attempts - 1], stratum.payoffOfFailure[attempts - 1]).map { $0 + $1 }
    marginalSuccess = Self.marginal(stratum.success, stratum.inner)
    marginalFailure = Self.marginal(failure, stratum.inner)
    marginalErrors = Self.marginal(stratum.failureErrors, stratum.inner)
    marginalSeconds = Self.marginal(stratum.failureSeconds, stratum.inner)
    marginalOfSuccess = rewarded.map { Self.marginal($0, stratum.inner) }
    marginalOfFailure = stratum.payoffOfFailure.map { Self.marginal($0, stratum.inner) }
    marginalLast = Self.marginal(last, stratum.inner)
    guard attempts == 3 else { return }
    lastAfter = Array(
      repeating: 0,
      count: stratum.agents.count * stratum.actionCount * stratum.actionCount * stratum.outer.count)
    for agent in stratum.agents.indices {
      for failed in actions where retrying(failed) {
        for final in actions { fillLastAfter(agent, failed, final) }
      }
    }
  }

  private mutating func fillLastAfter(_ agent: Int, _ failed: Int, _ final: Int) {
    let inner = stratum.inner.count
    let target = startOfLastAfter(agent, failed, final)
    let one = stratum.start(agent: agent, action: failed)
    let other = stratum.start(agent: agent, action: final)
    for outer in stratum.outer.indices {
      var sum = 0.0
      for node in 0..<inner {
        let offset = outer * inner + node
        sum += stratum.inner[node] * failure[one + offset] * last[other + offset]
      }
      lastAfter[target + outer] = sum
    }
  }

  private func startOfLastAfter(_ agent: Int, _ failed: Int, _ final: Int) -> Int {
    ((agent * stratum.actionCount + failed) * stratum.actionCount + final) * stratum.outer.count
  }

  private static func marginal(_ table: [Double], _ inner: [Double]) -> [Double] {
    guard inner.count > 1 else { return table }
    return (0..<table.count / inner.count).map { outer in
      var sum = 0.0
      for node in inner.indices { sum += inner[node] * table[outer * inner.count + node] }
      return sum
    }
  }

  private static func dot(_ one: [Double], _ other: [Double], _ start: Int) -> Double {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        var sum = 0.0
        for place in one.indices { sum += one[place] * other[start + place] }
        return sum
      }
    }
  }

  // MARK: One agent goes on

  func successPayoff(_ agent: Int, _ action: Int, _ attempt: Int) -> Row {
    Row(
      numbers: payoffOfSuccess[attempt], start: stratum.start(agent: agent, action: action))
  }

  func failurePayoff(_ agent: Int, _ action: Int, _ attempt: Int) -> Row {
    Row(
      numbers: stratum.payoffOfFailure[attempt],
      start: stratum.start(agent: agent, action: action))
  }

  func sum(_ row: Row) -> Double { Self.dot(weights, row.numbers, row.start) }
  func dot(_ alive: [Double], _ row: Row) -> Double { Self.dot(alive, row.numbers, row.start) }

  /// After an agent's first attempt.
  func joint(_ agent: Int, _ action: Int, pause: Double) -> Failed {
    let nothing = Array(repeating: 0.0, count: weights.count)
    return joint(
      Failed(alive: weights, errors: nothing, seconds: nothing), agent, action, pause: pause)
  }

  /// After one more.
  func joint(_ before: Failed, _ agent: Int, _ action: Int, pause: Double) -> Failed {
    let start = stratum.start(agent: agent, action: action)
    var after = before
    for node in weights.indices {
      let fails = failure[start + node]
      after.alive[node] = before.alive[node] * fails
      after.errors[node] =
        before.errors[node] * fails + before.alive[node] * stratum.failureErrors[start + node]
      after.seconds[node] =
        before.seconds[node] * fails + before.alive[node] * stratum.failureSeconds[start + node]
        + pause * after.alive[node]
    }
    return after
  }

  func debt(
    _ failed: Failed, whereSucceeds agent: Int, _ action: Int
  ) -> (errors: Double, seconds: Double) {
    let start = stratum.start(agent: agent, action: action)
    return (
      Self.dot(failed.errors, stratum.success, start),
      Self.dot(failed.seconds, stratum.success, start)
    )
  }

  /// The best last action of the same agent.
  func bestLast(_ alive: [Double], _ agent: Int) -> (value: Double, action: Int) {
    best { Self.dot(alive, last, stratum.start(agent: agent, action: $0)) }
  }

  // MARK: Another agent is asked

  private func outerStart(_ agent: Int, _ action: Int) -> Int {
    (agent * stratum.actionCount + action) * stratum.outer.count
  }

  /// After an agent's only attempt, over outer nodes.
  func marginal(_ agent: Int, _ action: Int, pause: Double) -> Failed {
    let start = outerStart(agent, action)
    func outer(_ table: [Double]) -> [Double] {
      stratum.outer.indices.map { stratum.outer[$0] * table[start + $0] }
    }
    let alive = outer(marginalFailure)
    let seconds = zip(outer(marginalSeconds), alive).map { $0 + pause * $1 }
    return Failed(alive: alive, errors: outer(marginalErrors), seconds: seconds)
  }

  func marginal(_ alive: [Double]) -> [Double] {
    let inner = stratum.inner.count
    return stratum.outer.indices.map { outer in
      (0..<inner).reduce(0) { $0 + alive[outer * inner + $1] }
    }
  }

  func marginalSuccessPayoff(_ agent: Int, _ action: Int, _ attempt: Int) -> Row {
    Row(numbers: marginalOfSuccess[attempt], start: outerStart(agent, action))
  }

  func marginalFailurePayoff(_ agent: Int, _ action: Int, _ attempt: Int) -> Row {
    Row(numbers: marginalOfFailure[attempt], start: outerStart(agent, action))
  }

  func debt(
    _ failed: Failed, marginalWhereSucceeds agent: Int, _ action: Int
  ) -> (errors: Double, seconds: Double) {
    let start = outerStart(agent, action)
    return (
      Self.dot(failed.errors, marginalSuccess, start),
      Self.dot(failed.seconds, marginalSuccess, start)
    )
  }

  /// What a second failure, by another agent, leaves behind in all.
  func debt(
    _ failed: Failed, marginalWhereFails agent: Int, _ action: Int, pause: Double
  ) -> (errors: Double, seconds: Double) {
    let start = outerStart(agent, action)
    return (
      Self.dot(failed.errors, marginalFailure, start)
        + Self.dot(failed.alive, marginalErrors, start),
      Self.dot(failed.seconds, marginalFailure, start)
        + Self.dot(failed.alive, marginalSeconds, start)
        + pause * Self.dot(failed.alive, marginalFailure, start)
    )
  }

  /// The best action of an agent whose first attempt is the last of all.
  func bestLast(marginal alive: [Double], _ agent: Int) -> (value: Double, action: Int) {
    best { Self.dot(alive, marginalLast, outerStart(agent, $0)) }
  }

  /// The best last action of another agent after its own failure.
  func bestLast(
    marginal alive: [Double], _ agent: Int, after failed: Int
  ) -> (value: Double, action: Int) {
    best { Self.dot(alive, lastAfter, startOfLastAfter(agent, failed, $0)) }
  }

  private func best(_ value: (Int) -> Double) -> (value: Double, action: Int) {
    var best = (value: -Double.infinity, action: actions[0])
    for action in actions {
      let value = value(action)
      if value > best.value { best = (value, action) }
    }
    return best
  }
}
