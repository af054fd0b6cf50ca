// Damaged records: an answer or an error with a place, never a crash, never a wait. Not here: files with one
// known fault (the suites of the formats).

import Foundation
import TestSupport
import Testing
import TraceFiles

struct TraceFuzzTests {
  private static let description = """
    scenario_id: SMALL
    performance_measures: &m
    - obj
    - time
    again: *m
    maximize: [true, false]
    performance_type: [solution_quality, runtime]
    algorithm_cutoff_time: 100
    algorithm_cutoff_memory: '?'
    """
  private static let runs = """
    % made for tests
    @RELATION 'ALGORITHM RUNS'
    @ATTRIBUTE instance_id STRING
    @attribute repetition NUMERIC
    @ATTRIBUTE algorithm STRING
    @ATTRIBUTE obj NUMERIC
    @ATTRIBUTE time NUMERIC
    @ATTRIBUTE runstatus {ok , timeout , memout , not_applicable , crash , other}

    @DATA
    'i 1',1,a/b,0.5,10,ok
    "i\\t2",1,a/b,?,100,timeout
    'i 1',1,c+d,-3e5,1.5e1,ok % the best
    ï,1,c+d,7,101,ok
    """
  private static let spice =
    Array("{}[]@,'\"%?\\&*:-+.e0\t\r\n \0\u{FEFF}".utf8) + [0xFF, 0xC3, 0x80, 0xEF]

  /// One to six random slips: a bit, a byte put in, replaced or lost, a part repeated, the end cut off.
  private func damaged(_ bytes: [UInt8], _ dice: inout TestSupport.SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.next(below: 6) where !bytes.isEmpty {
      let place = dice.next(below: bytes.count)
      switch dice.next(below: 6) {
      case 0: bytes[place] ^= 1 << UInt8(dice.next(below: 8))
      case 1: bytes[place] = Self.spice[dice.next(below: Self.spice.count)]
      case 2: bytes.insert(Self.spice[dice.next(below: Self.spice.count)], at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 4))
      case 4: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
      default: if dice.next(below: 4) == 0 { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }

  /// What an error must be, whatever the damage.
  private func isUseful(_ error: TraceError) -> Bool {
    error.message.contains("; ") && error.message.count < 250 && (error.line ?? 1) >= 1
      && (error.column ?? 1) >= 1
  }

  private func isSound(_ matrix: TraceMatrix) -> Bool {
    let count = matrix.tasks.count * matrix.workers.count
    func lies(_ table: [Double]?, _ range: ClosedRange<Double>) -> Bool {
      table?.allSatisfy { $0.isNaN || range.contains($0) } ?? true
    }
    return count > 0 && matrix.success.count == count && lies(matrix.success, 0...1)
      && lies(matrix.quality, 0...1) && lies(matrix.error, 0...1)
      && lies(matrix.seconds, 0...Double.infinity) && (matrix.limit ?? 1) > 0
      && matrix.tasks.indices.allSatisfy { task in
        matrix.workers.indices.contains { !matrix.success[matrix.cell(task, $0)].isNaN }
      }
  }

  @Test("1,000 damaged ASlib scenarios are matrices or errors with places")
  func aslib() {
    var dice = TestSupport.SplitMix64(seed: 20_261_120)
    var (sound, refused) = (0, 0)
    for number in 0..<1_000 {
      let isDescription = number % 4 == 0
      let (description, runs) = (Array(Self.description.utf8), Array(Self.runs.utf8))
      do {
        let files = [
          "description.txt": isDescription ? damaged(description, &dice) : description,
          "algorithm_runs.arff": isDescription ? runs : damaged(runs, &dice),
        ]
        let matrix = try ASlibScenario.read(TraceFolder(files: files, path: "f")).matrix
        #expect(isSound(matrix), "number \(number)")
        sound += 1
      } catch {
        #expect(!error.errors.isEmpty && error.errors.count <= TraceErrors.limit)
        #expect(error.errors.allSatisfy(isUseful), "number \(number): \(error)")
        refused += 1
      }
    }
    #expect(sound > 50 && refused > 500, "\(sound) sound, \(refused) refused")
  }

  @Test("300 damaged SMT-COMP folders are matrices or errors with places")
  func smtcomp() throws {
    var dice = TestSupport.SplitMix64(seed: 20_261_121)
    let files = SMTCompTests.files.mapValues { Array($0.utf8) }
    let names = ["benchmarks.csv", "solver_11_sq.csv", "solver_12_sq.csv", "solvers.csv"]
    var (sound, refused) = (0, 0)
    for number in 0..<300 {
      let name = names[number % names.count]
      var spoilt = files
      spoilt[name] = damaged(files[name] ?? [], &dice)
      do {
        let folder = TraceFolder(files: spoilt, path: "f")
        #expect(isSound(try SMTCompResults.read(folder).matrix), "number \(number)")
        sound += 1
      } catch {
        #expect(!error.errors.isEmpty && error.errors.count <= TraceErrors.limit)
        #expect(error.errors.allSatisfy(isUseful), "number \(number): \(error)")
        refused += 1
      }
    }
    #expect(sound > 10 && refused > 100, "\(sound) sound, \(refused) refused")
  }

  @Test("every beginning of a scenario is a matrix or an error with a place")
  func truncations() {
    let runs = Array(Self.runs.utf8)
    var sound = 0
    for length in runs.indices {
      do {
        let files = [
          "description.txt": Array(Self.description.utf8),
          "algorithm_runs.arff": Array(runs[..<length]),
        ]
        let matrix = try ASlibScenario.read(TraceFolder(files: files, path: "f")).matrix
        #expect(isSound(matrix), "\(length) bytes")
        sound += 1
      } catch { #expect(error.errors.allSatisfy(isUseful), "\(length) bytes: \(error)") }
    }
    #expect(sound >= 4 && sound < 40)
  }

  @Test("a cut or spoilt gzip file is refused, wherever it is")
  func gzip() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = root + "/Tests/Data/aslib-sat11-indu/"
    let packed = try Array(Data(contentsOf: URL(filePath: path + "algorithm_runs.arff.gz")))
    let description = try Data(contentsOf: URL(filePath: path + "description.txt"))
    var dice = TestSupport.SplitMix64(seed: 5)
    for number in 0..<10 {
      var bytes = packed
      // Behind the ten bytes of the header, whose time and name nobody checks.
      let place = 10 + dice.next(below: bytes.count - 10)
      if number % 2 == 0 {
        bytes.removeLast(bytes.count - place)
      } else {
        bytes[place] ^= 1 << UInt8(dice.next(below: 8))
      }
      let files = ["description.txt": Array(description), "algorithm_runs.arff.gz": bytes]
      let error = #expect(throws: TraceErrors.self) {
        try ASlibScenario.read(TraceFolder(files: files, path: "f"))
      }
      #expect(error?.errors.allSatisfy(isUseful) == true, "\(number)")
    }
  }
}
