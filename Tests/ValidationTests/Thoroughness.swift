// Whether there is time for what takes a minute where nothing is optimised. Not here: such tests.

import Foundation

enum Thoroughness {
  /// As `make test` builds, or where slow tests are asked for.
  static let isAffordable: Bool = {
    #if DEBUG
      ProcessInfo.processInfo.environment["FLEETLAB_SLOW_TESTS"] == "1"
    #else
      true
    #endif
  }()
}
