// Which program this is and what it runs with. Not here: the commit (`CBuildInfo`, handed in when
// the program is built), what of this a manifest keeps (`LabReports`).

import CBuildInfo
// `gsl_version` is a pointer that nobody moves, but C doesn't say so.
@preconcurrency import CGSL
import Foundation

/// What `fleetlab --version` prints. Two programs that agree in all of it give the same bytes.
package struct Version: Encodable, Equatable, Sendable {
  let schemaVersion = 1
  package let version = "0.1.0"
  package let commit = String(cString: fleetlab_commit())
  package let swift = compiler
  package let gsl = String(cString: gsl_version)
  package let system: String
  package let architecture: String
  package let libc: String

  package init() {
    var names = utsname()
    uname(&names)
    system = Self.text(names.sysname)
    architecture = Self.text(names.machine)
    #if canImport(Glibc)
      var name = [CChar](repeating: 0, count: 64)
      confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
      libc = name.withUnsafeBytes { Self.text($0) }
    #else
      libc = "\(system) \(Self.text(names.release))"
    #endif
  }

  /// For people, in two lines.
  package var text: String {
    """
    fleetlab \(version) (commit \(commit))
    Swift \(swift), GSL \(gsl), \(system) \(architecture), \(libc)

    """
  }

  /// For programs, with sorted keys.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The compiler that built this, as far as it can be asked.
  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4 or newer"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  /// The text in an array of C characters, which Swift sees as a tuple.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { text($0) }
  }

  /// The text before the first zero byte.
  private static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
