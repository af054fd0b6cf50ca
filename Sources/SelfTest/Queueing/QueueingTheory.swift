// What queueing theory says, as functions of rates; time in seconds.
// Not here: who is measured against it (the tests).

import Foundation

package enum QueueingTheory {
  /// The stationary distribution of a birth–death process: `rates(n)` are those up and down from *n*.
  package static func birthDeath(
    upTo last: Int, _ rates: (Int) -> (up: Double, down: Double)
  ) -> [Double] {
    var weights = [1.0]
    for state in 1...last {
      weights.append(weights[state - 1] * rates(state - 1).up / rates(state).down)
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The share refused by `servers` servers without a line, whatever the distribution of work. Source:
  /// Erlang 1917; by its recursion B(c) = a B(c − 1) / (c + a B(c − 1)).
  package static func erlangB(servers: Int, offered: Double) -> Double {
    (1...servers).reduce(1.0) { $1 == 0 ? 1 : offered * $0 / (Double($1) + offered * $0) }
  }

  /// The mean wait in M/M/c. Source: Kleinrock, *Queueing Systems* I (1975), §3.5 (Erlang C).
  package static func meanWaitMMc(servers: Int, arrivalRate: Double, serviceRate: Double) -> Double
  {
    let load = arrivalRate / (Double(servers) * serviceRate)
    let blocked = erlangB(servers: servers, offered: arrivalRate / serviceRate)
    let waits = blocked / (1 - load * (1 - blocked))
    return waits / (Double(servers) * serviceRate - arrivalRate)
  }

  /// The mean wait in M/G/1. Source: Pollaczek and Khinchine; Kleinrock I, §5.7.
  package static func meanWaitMG1(arrivalRate: Double, mean: Double, variance: Double) -> Double {
    arrivalRate * (variance + mean * mean) / 2 / (1 - arrivalRate * mean)
  }

  /// The root σ in (0, 1) of σ = A*(μ (1 − σ)), A* the Laplace–Stieltjes transform of the gap; the mean
  /// wait in G/M/1 is σ / (μ (1 − σ)). Source: Kleinrock I, §6.3–6.4.
  package static func meanWaitGM1(serviceRate: Double, transform: (Double) -> Double) -> Double {
    var root = 0.5
    for _ in 0..<10_000 { root = transform(serviceRate * (1 - root)) }
    return root / (serviceRate * (1 - root))
  }

  /// The mean wait at each level of M/G/1 with priorities and no interruption, all levels with the same
  /// work. Source: Cobham, "Priority assignment in waiting line problems", *Operations Research* 2 (1954).
  package static func meanWaitCobham(
    arrivalRate: Double, shares: [Double], mean: Double, variance: Double
  ) -> [Double] {
    let residual = arrivalRate * (variance + mean * mean) / 2
    var load = 0.0
    return shares.map { share in
      let above = load
      load += arrivalRate * share * mean
      return residual / ((1 - above) * (1 - load))
    }
  }

  /// The share that gives up in M/M/c + M. Source: Palm 1957; Garnett, Mandelbaum and Reiman,
  /// "Designing a call center with impatient customers", *M&SOM* 4 (2002); here from the
  /// birth–death chain: abandonment rate over arrival rate.
  package static func abandonedErlangA(
    servers: Int, arrivalRate: Double, serviceRate: Double, abandonmentRate: Double
  ) -> Double {
    let states = birthDeath(upTo: servers + 400) { state in
      let waiting = Double(max(0, state - servers))
      return (arrivalRate, Double(min(state, servers)) * serviceRate + waiting * abandonmentRate)
    }
    let waiting = states.enumerated().reduce(0.0) {
      $0 + Double(max(0, $1.offset - servers)) * $1.element
    }
    return abandonmentRate * waiting / arrivalRate
  }

  /// Throughput of each visit and mean number at each single-server station of a closed network. Source:
  /// Reiser and Lavenberg, "Mean-value analysis of closed multichain queuing networks", *JACM* 27 (1980).
  package static func meanValueAnalysis(
    customers: Int, demands: [Double]
  ) -> (throughput: Double, numbers: [Double]) {
    var (throughput, numbers) = (0.0, demands.map { _ in 0.0 })
    for population in 1...customers {
      let times = zip(demands, numbers).map { $0 * (1 + $1) }
      throughput = Double(population) / times.reduce(0, +)
      numbers = times.map { throughput * $0 }
    }
    return (throughput, numbers)
  }
}
