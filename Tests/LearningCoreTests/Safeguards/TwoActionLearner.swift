// A small learner to go wrong and be taken back. Not here: the product's own (`LearningEngine`).

import LearningCore

/// Q-learning of one state and two actions: action 0 succeeds with .9, action 1 so much less often
/// that the score lies 20 % lower. It is greedy, and learns from +1 and −1.
struct TwoActionLearner: Hashable, Codable, Sendable {
  static let learningRate = 0.1

  private(set) var values = [0.5, 0.0]
  var isEnabled = true

  var action: Int { values[1] > values[0] ? 1 : 0 }

  static func success(of action: Int) -> Double {
    action == 0 ? 0.9 : ScoreSource.success(fallen: 0.2, from: 0.9)
  }

  /// - Parameter isBad: Whether the experience says the opposite of what happened.
  mutating func learn(_ action: Int, succeeded: Bool, isBad: Bool) {
    guard isEnabled else { return }
    let reward = succeeded != isBad ? 1.0 : -1.0
    values[action] += Self.learningRate * (reward - values[action])
  }
}

/// An agent with its learner, safeguard and versions, as a driver plays it.
struct GuardedAgent {
  var learner = TwoActionLearner()
  var safeguard: Safeguard
  var shelf = VersionShelf<TwoActionLearner>()
  var quarantine = Quarantine()
  var rollback: Rollback?
  /// The steps taken, in order.
  var steps: [RollbackStep] = []
  var loopRuns = true
  /// Tasks done since the worse action looked better, as the test counts them.
  var worseTasks = 0
  private var source: ScoreSource
  /// Goes on when the learner goes back.
  var taskCount: Int { safeguard.taskCount }

  init(seed: UInt64, entity: Int, settings: SafeguardSettings = SafeguardSettings()) {
    source = ScoreSource(seed: seed, entity: entity)
    safeguard = Safeguard(settings: settings)
  }

  /// Does a task; says what the check found, if there was one.
  mutating func work(isBad: Bool) -> SafeguardFinding? {
    let now = moment(ofTask: taskCount)
    let action = learner.action
    let task = source.task(success: TwoActionLearner.success(of: action))
    learner.learn(action, succeeded: task.succeeded, isBad: isBad)
    let finding = safeguard.record(score: task.score(scale: 60), at: now)
    if taskCount % 50 == 0 { shelf.save(learner, taskCount: taskCount, at: now) }
    if let good = finding?.goodThrough { shelf.markGood(through: good) }
    return finding
  }

  /// Takes all steps up to the review.
  mutating func goBack(after finding: SafeguardFinding) throws {
    let now = moment(ofTask: taskCount)
    if let began = finding.fallBegan { shelf.markBad(after: began) }
    let version = try shelf.rollbackToNewestGood()
    rollback = Rollback(
      after: finding, restoring: version.id, agent: "test-generator",
      settings: safeguard.settings, at: now)
    try takeSteps()
  }

  mutating func takeSteps() throws {
    while let step = rollback?.nextStep() {
      steps.append(step)
      switch step {
      case .disableLearning: learner.isEnabled = false
      case .restore(let id):
        let version = try shelf.rollback(to: id)
        quarantine.add(afterTask: version.taskCount, throughTask: taskCount)
        learner = version.model
        learner.isEnabled = false
      case .stopImprovementLoop: loopRuns = false
      case .emit, .alert, .awaitReview: break
      }
    }
  }
}
