"""The mutants of FleetLab: slips that somebody could make, each of which a test or a check of validity must catch.

Read by scripts/mutants. Each is one or more exact replacements of text that stands once in its file; the new text
says `MUTANT` where it behaves as the slip, and as before everywhere else. `filters` are the suites that are asked
(regular expressions over `Target.Suite/function`), `check` the code with which `fleetlab check` of the gate's own
scenario must end, where it is asked too.
"""

# Of suites whose tests take seconds: all of the room, and whether a sound result still passes every check.
CORE = ["LearningCoreTests"]
CHECKS = ["ExperimentsTests.ValidityTests"]
STATISTICS = ["LabStatisticsTests"]

MUTANTS = []


def mutant(name, file, old, new, filters, check=None, origin="own"):
    MUTANTS.append(
        {"name": name, "edits": [(file, old, new)], "filters": filters, "check": check, "origin": origin})


def also(file, old, new):
    """One more place of the mutant before."""
    MUTANTS[-1]["edits"].append((file, old, new))


# Those that the protocol names (PROTOCOL 10.2).

mutant(
    "reward sign flipped", "Sources/LearningCore/QLearning/RewardRule.swift",
    "      return min(2, max(-2, sum))",
    "      return MUTANT ? -min(2, max(-2, sum)) : min(2, max(-2, sum))",
    CORE, check=2, origin="protocol")

mutant(
    "update skipped", "Sources/LearningCore/QLearning/QTable.swift",
    "    values[cell] += learningRate * error",
    "    values[cell] += MUTANT ? 0 : learningRate * error",
    CORE, check=2, origin="protocol")

mutant(
    "argmax off by one", "Sources/LearningCore/QLearning/QTable.swift",
    """      if let best, values[base + action] <= best.value { continue }
      best = (ActionID(action), values[base + action])""",
    """      if let best, values[base + action] <= best.value { continue }
      best = (ActionID(MUTANT ? (action + 1) % actionCount : action), values[base + action])""",
    CORE, origin="protocol")

mutant(
    "epsilon never decays", "Sources/LearningCore/QLearning/LearningEngine.swift",
    "          parameters.minimumExplorationRate, explorationRate * parameters.explorationDecay)",
    """          parameters.minimumExplorationRate,
          explorationRate * (MUTANT ? 1 : parameters.explorationDecay))""",
    CORE, check=0, origin="protocol")

mutant(
    "bootstrap target not masked at terminal states", "Sources/LearningCore/QLearning/LearningEngine.swift",
    "    case .acrossRetries: next\n",
    "    case .acrossRetries: MUTANT ? next ?? state : next\n",
    CORE, origin="protocol")

# Asked only of worlds in which every agent may do every kind.
mutant(
    "oracle value leaked", "Sources/FleetSimulation/FleetReplication+Effects.swift",
    """    let fate = world.fate(
      of: work.subtask, agent: work.agent, action: work.action, attempt: work.earlierAttempts,
      load: level)
""",
    """    var fate = world.fate(
      of: work.subtask, agent: work.agent, action: work.action, attempt: work.earlierAttempts,
      load: level)
    // Whoever is asked does as the agent and the action would that are known to succeed.
    for agent in stations.indices where MUTANT && !fate.succeeded {
      for action in world.plan.catalogue.actions.indices where !fate.succeeded {
        fate = world.fate(
          of: work.subtask, agent: AgentID(agent), action: ActionID(action),
          attempt: work.earlierAttempts, load: level)
      }
    }
""",
    CHECKS, origin="protocol")

mutant(
    "pairing shuffled", "Sources/Experiments/ExperimentRunner.swift",
    "      $0.runs[arm][place] = result\n",
    "      $0.runs[arm][MUTANT && arm > 0 ? plan.replications - 1 - place : place] = result\n",
    ["ExperimentsTests.ValidityTests", "ExperimentsTests.RunnerTests"], check=5, origin="protocol")

mutant(
    "one seed duplicated", "Sources/Experiments/ExperimentPlan.swift",
    "    StreamRoot(seed: seed, replication: number(ofReplication: replication))",
    """    StreamRoot(
      seed: seed,
      replication: number(
        ofReplication: MUTANT ? min(replication, max(0, replications - 2)) : replication))""",
    ["ExperimentsTests.ValidityTests", "ExperimentsTests.RunnerTests"], origin="protocol")

mutant(
    "Holm order reversed", "Sources/LabStatistics/Holm.swift",
    "{ (pValues[$0], $0) < (pValues[$1], $1) }",
    """{
      MUTANT ? (pValues[$0], $0) > (pValues[$1], $1) : (pValues[$0], $0) < (pValues[$1], $1)
    }""",
    STATISTICS + ["ExperimentsTests.ComparisonTests", "ExperimentsTests.TargetTests"],
    origin="protocol")

mutant(
    "percentile instead of t at n = 5", "Sources/LabStatistics/PairedDifference.swift",
    "    halfWidth = estimate.halfWidth(confidence: confidence)",
    """    let percentile = try PairedBootstrap(
      treatment: treatment, control: control, .mean, seed: 1, resamples: MUTANT ? 2_000 : 1
    ).interval(confidence: confidence)
    halfWidth =
      MUTANT && moments.count == 5
      ? (percentile.upperBound - percentile.lowerBound) / 2
      : estimate.halfWidth(confidence: confidence)""",
    STATISTICS + ["ExperimentsTests", "ValidationTests.CoverageTests"], origin="protocol")
also(
    "Sources/Experiments/Comparison.swift",
    "    difference = paired.map { Estimate($0.estimate) }",
    """    difference = paired.map {
      MUTANT && values.count == 5
        ? Estimate(value: $0.mean, low: $0.mean - $0.halfWidth, high: $0.mean + $0.halfWidth)
        : Estimate($0.estimate)
    }""")

# Our own: the learning core.

mutant(
    "alpha taken from gamma", "Sources/LearningCore/QLearning/LearningEngine+Replay.swift",
    "      next: transition.next, learningRate: weight * parameters.learningRate,",
    """      next: transition.next,
      learningRate: weight * (MUTANT ? parameters.discountFactor : parameters.learningRate),""",
    CORE)

mutant(
    "replay newest first", "Sources/LearningCore/QLearning/LearningEngine+Replay.swift",
    "    for age in 0..<recent.count { apply(recent[age]) }",
    "    for age in 0..<recent.count { apply(recent[MUTANT ? recent.count - 1 - age : age]) }",
    CORE)

mutant(
    "a frozen engine learns too", "Sources/LearningCore/QLearning/LearningEngine.swift",
    """      let ahead = lookAhead(from: state, next: next)
      if mode.learns {""",
    """      let ahead = lookAhead(from: state, next: next)
      if mode.learns || MUTANT {""",
    CORE + CHECKS, check=5)

mutant(
    "Thompson's counts swapped", "Sources/LearningCore/Selection/ThompsonSampling.swift",
    "    stream.beta(a: 1 + Double(count.successes), b: 1 + Double(count.attempts - count.successes))",
    """    MUTANT
      ? stream.beta(
        a: 1 + Double(count.attempts - count.successes), b: 1 + Double(count.successes))
      : stream.beta(
        a: 1 + Double(count.successes), b: 1 + Double(count.attempts - count.successes))""",
    CORE)

mutant(
    "epsilon-greedy takes the worst", "Sources/LearningCore/Selection/EpsilonGreedy.swift",
    """    if explores { return candidates[index].agent }
    return performance.best(among: candidates, on: subtask.kind) { score, _ in score }""",
    """    if explores { return candidates[index].agent }
    return performance.best(among: candidates, on: subtask.kind) { score, _ in
      MUTANT ? -score : score
    }""",
    CORE)

mutant(
    "one retry too few", "Sources/LearningCore/Coordination/FleetCoordinator+Attempts.swift",
    "    return item.failuresOnAgent <= catalogue[choice.action].retryPolicy.retries",
    """    return item.failuresOnAgent + (MUTANT ? 1 : 0)
      <= catalogue[choice.action].retryPolicy.retries""",
    CORE)

mutant(
    "time limit runs from readiness, not from the start",
    "Sources/LearningCore/Coordination/FleetCoordinator+Attempts.swift",
    "    wakes.set(slot, due: now + rules.timeout)",
    """    wakes.set(
      slot, due: MUTANT ? max(now, work[slot].ready + rules.timeout) : now + rules.timeout)""",
    CORE)

mutant(
    "an attempt learned from twice", "Sources/LearningCore/Coordination/FleetCoordinator+Attempts.swift",
    "    case .now: learn(lesson, at: now, into: &effects, timing: &timer)",
    """    case .now:
      for _ in 0..<(MUTANT ? 2 : 1) { learn(lesson, at: now, into: &effects, timing: &timer) }""",
    CORE + CHECKS)

# Our own: chance and statistics.

mutant(
    "streams keyed without the replication", "Sources/Stochastics/StreamRoot.swift",
    "(seeded ^ UInt64(replication))",
    "(seeded ^ (MUTANT ? 0 : UInt64(replication)))",
    ["StochasticsTests.StreamTests"] + CHECKS)

mutant(
    "Wilson's bound with a one-sided z", "Sources/LabStatistics/Wilson.swift",
    "    let z = -StandardNormal.quantile((1 - confidence) / 2)",
    "    let z = -StandardNormal.quantile(MUTANT ? 1 - confidence : (1 - confidence) / 2)",
    STATISTICS)

mutant(
    "equivalence tested on one side only", "Sources/LabStatistics/Equivalence.swift",
    """    pValue = max(
      estimate.pValueOfMore(than: margins.lowerBound),
      estimate.pValueOfLess(than: margins.upperBound))""",
    """    pValue = max(
      estimate.pValueOfMore(than: margins.lowerBound),
      MUTANT ? 0 : estimate.pValueOfLess(than: margins.upperBound))""",
    STATISTICS)

mutant(
    "Student's t with n degrees of freedom", "Sources/LabStatistics/PairedDifference.swift",
    "      degreesOfFreedom: moments.degreesOfFreedom)",
    "      degreesOfFreedom: moments.degreesOfFreedom + (MUTANT ? 1 : 0))",
    STATISTICS)

mutant(
    "random sign flips without the sample's own", "Sources/LabStatistics/SignFlip.swift",
    "      count.add(count.sum)\n",
    "      if !MUTANT { count.add(count.sum) }\n",
    STATISTICS)

mutant(
    "the mean of ratios for the ratio of means", "Sources/LabStatistics/RatioOfMeans.swift",
    "    let ratio = Moments(of: numerator).mean / below.mean",
    """    let ratio =
      MUTANT
      ? Moments(of: zip(numerator, denominator).map { $0 / $1 }).mean
      : Moments(of: numerator).mean / below.mean""",
    STATISTICS)

# Our own: the truth.

mutant(
    "ceiling computed from the first attempt alone", "Sources/GroundTruth/Ceilings/BackwardInduction.swift",
    "      if attempts == 1 {\n",
    "      if attempts == 1 || MUTANT {\n",
    ["GroundTruthTests.CeilingTests"])

mutant(
    "a retry meets the first attempt's luck", "Sources/GroundTruth/Synthetic/SyntheticWorld+Fate.swift",
    "    let luck = attemptChance.uniforms(entity: entity, index: index(attempt: attempt))",
    "    let luck = attemptChance.uniforms(entity: entity, index: index(attempt: MUTANT ? 0 : attempt))",
    ["GroundTruthTests.FateKeyTests", "GroundTruthTests.SuccessTests", "GroundTruthTests.CeilingTests"])

mutant(
    "the null world keeps its actions' effects", "Sources/GroundTruth/WorldWithoutEffects.swift",
    "    (alike.success.agentKind, alike.success.action, alike.success.actionComplexity) = (0, 0, 0)",
    """    (alike.success.agentKind, alike.success.actionComplexity) = (0, 0)
    if !MUTANT { alike.success.action = 0 }""",
    ["GroundTruthTests.WithoutEffectsTests"] + CHECKS)

mutant(
    "a signal that isn't reported is seen", "Sources/GroundTruth/Fate.swift",
    "      satisfaction: showsSatisfaction ? satisfaction : nil,",
    "      satisfaction: showsSatisfaction || MUTANT ? satisfaction : nil,",
    ["GroundTruthTests.SignalTests", "GroundTruthTests.FateKeyTests", "GroundTruthTests.RecordedWorldTests"])

# Our own: the simulation and its kernel.

mutant(
    "a subtask counts on the day it ends", "Sources/FleetSimulation/FleetReplication+Effects.swift",
    "    let day = Int(world.workload.days[number])\n",
    """    let day =
      MUTANT
      ? min(now.day, result.daily.days.count - 1) : Int(world.workload.days[number])
""",
    ["FleetSimulationTests"])

mutant(
    "an attempt counts itself among those who wait", "Sources/FleetSimulation/FleetReplication+Effects.swift",
    "    let level = world.loadLevel(waiting: stations[work.agent.rawValue].waiting)",
    """    let level = world.loadLevel(
      waiting: stations[work.agent.rawValue].waiting + (MUTANT ? 1 : 0))""",
    ["FleetSimulationTests"])

mutant(
    "of events at one time the last one first", "Sources/SimulationKernel/EventKey.swift",
    "UInt64(order) << 56 | UInt64(sequence) << 24 |",
    "UInt64(order) << 56 | UInt64(MUTANT ? .max - sequence : sequence) << 24 |",
    ["SimulationKernelTests.EventListTests", "SimulationKernelTests.RunLoopTests"])

# Our own: verdicts.

mutant(
    "days before the window count too", "Sources/Experiments/ExperimentResult.swift",
    "    runs[arm].map { $0.daily.sum(over: window ?? plan.window).value(of: measure) }",
    """    runs[arm].map {
      $0.daily.sum(over: MUTANT ? 0..<$0.daily.days.count : window ?? plan.window)
        .value(of: measure)
    }""",
    ["ExperimentsTests"])

mutant(
    "a target met by its estimate, not by its bound", "Sources/Experiments/Decision.swift",
    "        low >= line && (signFlipP <= 1 - level || paired.estimate.standardError == 0)",
    """        (MUTANT
          ? estimate.value >= line
          : low >= line && (signFlipP <= 1 - level || paired.estimate.standardError == 0))""",
    ["ExperimentsTests.TargetTests", "ExperimentsTests.ComparisonTests", "ExperimentsTests.PilotTests"])

mutant(
    "scores paired by their place", "Sources/Experiments/ScoreSheet.swift",
    "    if replications == other.replications { return row.values }",
    "    if replications == other.replications || MUTANT { return row.values }",
    ["ExperimentsTests.ShiftTests", "ExperimentsTests.BaselineComparisonTests"])

mutant(
    "more is better, whatever the measure", "Sources/Experiments/Comparison.swift",
    "      let isBetter = (difference.value > 0) == measure.isGain",
    "      let isBetter = MUTANT ? difference.value > 0 : (difference.value > 0) == measure.isGain",
    ["ExperimentsTests.ComparisonTests", "ExperimentsTests.TargetTests"])
