// Draws written down once, so that a change of any bit on the way to them is seen.
// Not here: whether they are right (`DistributionTests.swift`).

import Stochastics
import Testing

struct GoldenDrawsTests {
  /// Four draws of each kind under the seed 42. To twelve digits, since another libm may differ in
  /// the last; a different draw would differ in the first.
  @Test("draws stay what they were")
  func draws() throws {
    let key = StreamRoot(seed: 42, replication: 0).key(Purpose("golden"))
    for (name, distribution) in try ManyDistributions.all() {
      let draws = (0..<4).map { entity in
        var stream = key.stream(entity: UInt64(entity))
        return distribution.sample(using: &stream)
      }
      let golden = try #require(Self.golden[name], "\(name)")
      #expect(
        zip(draws, golden).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }, "\(name): \(draws)")
    }
  }

  private static let golden: [String: [Double]] = [
    "uniform": [1.870277992593046, 4.745106050408451, 0.9561928247142213, 0.6960981032951514],
    "exponential": [2.4148978919175557, 9.93845356001235, 1.6461705921419107, 1.459164359916413],
    "normal": [-0.734032641267744, 2.587828673826609, -1.3919582082246913, -1.5839290602811136],
    "lognormal": [3.230903441980158, 8.115448699340176, 2.6921702477946754, 2.552625615409023],
    "gamma": [1.1883896024403675, 3.127662363710803, 4.782738993188441, 1.9579022918159545],
    "gamma, small shape": [
      0.616923079841454, 1.7070970500434886, 0.014622239007730693, 0.06993909911696086,
    ],
    "weibull": [1.7603742451137359, 4.046024974649595, 1.4051043382310804, 1.3088875125666006],
    "weibull, heavy": [
      0.6965664123753058, 7.3620019811058794, 0.3677810151015163, 0.3008187700624389,
    ],
    "beta": [0.1088148284771277, 0.359341482188167, 0.2001441098009271, 0.1009090605890463],
    "beta, bathtub": [
      0.9800208841477493, 0.5026293537176267, 0.33242083586944016, 0.3848749639704663,
    ],
    "pareto": [2.2871538276832966, 3.4739194792779022, 2.191532569151063, 2.168882086338409],
    "poisson": [3, 5, 3, 4],
    "poisson, large": [115, 103, 109, 104],
    "geometric": [3, 1, 4, 5],
    "bernoulli": [0, 1, 0, 0],
    "discrete": [7, 7, 3, 3],
    "empirical": [2, 8, 2, 2],
    "mixture": [3.2066046013062195, 5.002284110218951, 0.4127605428037882, 1.5001049835339073],
    "mixture, discrete": [9, 9, 9, 9],
    "truncated exponential": [
      2.290030273516469, 3.817932671840639, 1.931635944865545, 1.8370217318472815,
    ],
    "truncated normal": [
      1.4688608857045367, 2.5254701028121813, 1.3306443182431218, 1.2956497373280156,
    ],
    "truncated lognormal": [
      1.9887551470463323, 4.510594500806075, 1.5680758495233516, 1.4599341828517962,
    ],
    "truncated gamma": [
      1.394707907277647, 1.5952630850060117, 2.579444372933398, 2.122386559981539,
    ],
    "truncated weibull": [
      1.6511626970103113, 7.061191747433895, 1.2427282001613489, 1.1487805777873288,
    ],
    "truncated beta": [
      0.42301616314910395, 0.540030853835898, 0.2606437303619875, 0.5594462978825295,
    ],
    "truncated pareto": [
      1.694673146935121, 7.658092166986408, 1.4338870435753104, 1.3765851169190482,
    ],
    "truncated uniform": [
      3.552896856084721, 3.9635865786297786, 3.42231326067346, 3.3851568718993073,
    ],
    "truncated mixture": [
      3.2066046013062195, 5.002284110218951, 3.4675269218348888, 1.5001049835339073,
    ],
    "truncated twice": [
      3.2066046013062195, 5.002284110218951, 3.4675269218348888, 5.965055213374999,
    ],
    "narrow normal": [10.000055289376588, 10.000096358614, 10.000042231021096, 10.00003851539116],
    "truncated poisson": [3, 6, 4, 5],
    "truncated geometric": [2, 2, 3, 3],
    "shifted geometric": [9, 6, 10, 7],
    "truncated bernoulli": [1, 1, 1, 1],
    "truncated empirical": [2, 5, 2, 2],
    "truncated discrete": [3, 3, 3, 2],
  ]
}
