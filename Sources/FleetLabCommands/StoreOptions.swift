// Which stores a run's fleets get, as the command line says. Not here: using them (`FleetSimulation`),
// what is in one (`LearningCore/Persistence`).

import Experiments
import FleetSimulation
import Foundation
import OutputFiles
import SQLiteMemory
import SharedMemory

/// `--store`, `--durability`, `--commit` and `--keep-stores`.
struct StoreOptions {
  private let isOnDisk: Bool
  private let durability: Durability
  private let rule: CommitRule
  private let keeps: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    isOnDisk = arguments.text("store") == "sqlite"
    durability = arguments.text("durability").flatMap(Durability.init) ?? .normal
    rule = arguments.text("commit") == "task" ? .eachTask : .standard
    keeps = arguments.flag("keep-stores")
    if keeps, !isOnDisk {
      throw UsageError("--keep-stores: only files can be kept; add --store sqlite", in: "run")
    }
    if arguments.text("durability") != nil, !isOnDisk {
      throw UsageError("--durability: memory survives nothing; add --store sqlite", in: "run")
    }
  }

  /// The place for a run's stores, where they are files.
  ///
  /// - Throws: Where no file of a memory could be made in it.
  func open(in folder: inout OutputFolder, _ target: String) throws -> RunStores? {
    guard isOnDisk || rule != .standard else { return nil }
    guard isOnDisk else { return RunStores(nil, durability, rule, keeps: false) }
    let place: String
    if keeps {
      do throws(OutputError) { place = try folder.makeAttachments() } catch {
        throw MissingFile(target, "can't be written: \(error)")
      }
    } else {
      let temporary = FileManager.default.temporaryDirectory
        .appending(path: "fleetlab-stores-\(getpid())")
      do {
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
      } catch {
        throw MissingFile(temporary.path, "can't be made: \(error.localizedDescription)")
      }
      place = temporary.path
    }
    let stores = RunStores(place, durability, rule, keeps: keeps)
    try stores.tryOne()
    return stores
  }
}

/// Where the stores of one run lie.
struct RunStores: Sendable {
  /// 24 MB: with 17 agents and commits in groups, 30 days take 2.8 s so and 3.0 s with half as many; with one for
  /// each task it makes no difference.
  private static let logPages = 12_000

  private let folder: String?
  private let durability: Durability
  private let rule: CommitRule
  private let keeps: Bool

  init(_ folder: String?, _ durability: Durability, _ rule: CommitRule, keeps: Bool) {
    (self.folder, self.durability, self.rule, self.keeps) = (folder, durability, rule, keeps)
  }

  /// A store for each replication of a plan; those of its own replications stay where they are kept.
  ///
  /// - Parameter part: The plan's name among several.
  func source(for plan: ExperimentPlan, part: String?) -> StoreSource {
    guard let folder else { return StoreSource(rule: rule) { _, _ in InMemoryStore() } }
    let own = (0..<plan.replications).map { plan.number(ofReplication: $0) }
    let (numbers, keeps, durability) = (Set(own), keeps, durability)
    return StoreSource(
      rule: rule,
      end: { arm, replication in
        guard !keeps || !numbers.contains(replication) else { return }
        Self.remove(Self.path(in: folder, part, arm, replication))
      },
      make: { arm, replication in
        let path = Self.path(in: folder, part, arm, replication)
        Self.remove(path)
        var options = OpeningOptions()
        options.durability = durability
        // A run has no moments at which nobody waits, and carries its log over at the end.
        (options.checkpointPages, options.restPages) = (Self.logPages, Self.logPages / 2)
        return try SQLiteStore(path: path, options)
      })
  }

  /// Makes a store and removes it again, before anybody waits for a run that can't have one.
  fileprivate func tryOne() throws {
    guard let folder else { return }
    let path = folder + "/trial.sqlite"
    defer { Self.remove(path) }
    do throws(MemoryError) { try SQLiteStore(path: path, durability: durability).close() } catch {
      throw StoreFailure(path, error)
    }
  }

  /// Removes what isn't kept.
  func discard() {
    guard let folder, !keeps else { return }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
  }

  private static func path(
    in folder: String, _ part: String?, _ arm: String, _ replication: Int
  ) -> String {
    let names = [part, arm].compactMap { $0 }.map(plain).joined(separator: "-")
    return "\(folder)/\(names)-\(replication).sqlite"
  }

  /// A name in which what could mean something to a file system is written in hexadecimal digits.
  private static func plain(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain =
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "._- ".utf8.contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
