// The same bytes from another process, and the same reports from another libm.
// Not here: jobs and arms (`SameBytesTests.swift`), debug against release (`scripts/verify`).

import Foundation
import Testing

struct OtherProcessTests {
  /// Sets and dictionaries have another order in each process.
  @Test("two processes write the same bytes, those that this process writes")
  func twice() throws {
    let (one, other) = (try BuiltRun.files(seed: 7), try BuiltRun.files(seed: 7))
    #expect(one == other)
    let here = try SmallRun.asWritten.get()
    #expect(one.keys.filter { !$0.hasSuffix(".svg") }.sorted() == here.keys.sorted())
    // These know nothing of what the program was called with.
    let names = ["runs.csv", "daily.csv", "comparisons.csv", "verdicts.json", "fingerprints.csv"]
    for name in names + here.keys.filter({ $0.hasPrefix("plot_") }).sorted() {
      #expect(one[name] == here[name].map { Data($0.utf8) }, "\(name) differs")
    }
  }

  #if os(Linux) && arch(x86_64)
    /// What makes glibc 2.33 and newer leave its paths for fused multiply-add
    /// (manual, "Hardware Capability Tunables"; names as in `sysdeps/x86/cpu-features.c`).
    private static let withoutFMA = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4"]

    /// Without these there is one path only, and nothing to compare.
    private static let processorHasFMA: Bool = {
      let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let flags = Set(text.split { $0 == " " || $0 == "\n" })
      return flags.contains("fma") && flags.contains("avx2")
    }()

    /// Fingerprints hash nanoseconds and may differ, where a draw rounds to the next one. That is
    /// rare; with this seed it happens on glibc 2.36, the first of 225 tried.
    @Test("another libm writes the same reports", .enabled(if: processorHasFMA))
    func otherArithmetic() throws {
      // Whether the setting does anything: exponentials by awk, to the last bit.
      let awk = URL(filePath: "/usr/bin/awk")
      let program = #"BEGIN { for (i = 0; i < 9999; i++) printf "%.17g ", exp(i / 999) }"#
      let bits = try [[:], Self.withoutFMA].map { try BuiltRun.run(awk, [program], variables: $0) }
      #expect(bits.allSatisfy { $0.code == 0 } && bits[0].output != bits[1].output)

      var one = try BuiltRun.files(seed: 225)
      var other = try BuiltRun.files(seed: 225, variables: Self.withoutFMA)
      one["fingerprints.csv"] = nil
      other["fingerprints.csv"] = nil
      #expect(one.keys.count { !$0.hasSuffix(".svg") } == 23)
      for name in one.keys.sorted() { #expect(one[name] == other[name], "\(name) differs") }
    }
  #endif
}
