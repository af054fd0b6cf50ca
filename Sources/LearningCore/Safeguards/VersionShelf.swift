// Earlier states of a learner, marked good or bad, to go back to. Not here: going back step by step
// (`Rollback.swift`), storing versions (the driver, from what `save` returns).

public import Instants

/// A version's number, one after another from 1: "v1", "v2" …
public struct VersionID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  /// Reads "v12"; `nil` for anything else.
  public init?(_ text: String) {
    guard text.hasPrefix("v"), let number = Int(text.dropFirst()), number > 0,
      "v\(number)" == text
    else { return nil }
    self.number = number
  }

  public var description: String { "v\(number)" }
  public static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}

/// Written down as people say it, "v12".
extension VersionID {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = VersionID(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no version; they are called v1, v2 …")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Why a version can't be had.
public enum VersionError: Error, Equatable, CustomStringConvertible {
  case notFound(VersionID)
  case noneGood

  public var description: String {
    switch self {
    case .notFound(let id): "Version not found: \(id)"
    case .noneGood: "No version is marked good; name one to go back to"
    }
  }
}

/// A learner as it was.
public struct Version<Model: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  public enum Mark: String, Hashable, Codable, Sendable { case unmarked, good, bad }

  public let id: VersionID
  /// Tasks that the learner had seen.
  public let taskCount: Int
  public let savedNanoseconds: Int64
  public internal(set) var model: Model
  public internal(set) var mark: Mark

  public var saved: Instant { Instant(nanoseconds: savedNanoseconds) }
}

/// The last versions of one learner. The newest good one never makes way.
public struct VersionShelf<Model: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// At least 2, so that the newest and the newest good one have room.
  public let retention: Int
  /// In the order of their numbers.
  public private(set) var versions: [Version<Model>] = []
  private var nextNumber = 1

  public init(retention: Int = 10) {
    precondition(retention >= 2, "a shelf of \(retention) can't keep a good version and a new one")
    self.retention = retention
  }

  public var newestGood: Version<Model>? { versions.last { $0.mark == .good } }

  /// Keeps a copy of the learner; numbers are never used again.
  ///
  /// - Complexity: O(retention), and the copy that the learner's next change makes.
  @discardableResult
  public mutating func save(_ model: Model, taskCount: Int, at now: Instant) -> VersionID {
    precondition(versions.last.map { $0.saved <= now } ?? true, "time ran back to \(now)")
    let id = VersionID(nextNumber)
    nextNumber += 1
    versions.append(
      Version(
        id: id, taskCount: taskCount, savedNanoseconds: now.nanoseconds, model: model,
        mark: .unmarked))
    if versions.count > retention {
      let kept = newestGood?.id
      // Two or more are there, so one isn't the newest good.
      versions.remove(at: versions[0].id == kept ? 1 : 0)
    }
    return id
  }

  /// - Throws: When there is no such version.
  public mutating func mark(
    _ id: VersionID, as mark: Version<Model>.Mark
  ) throws(VersionError) {
    versions[try place(of: id)].mark = mark
  }

  /// What was saved by then and isn't marked yet is good (``SafeguardFinding/goodThrough``).
  public mutating func markGood(through instant: Instant) {
    for place in versions.indices
    where versions[place].mark == .unmarked && versions[place].saved <= instant {
      versions[place].mark = .good
    }
  }

  /// What was saved later is bad, whatever it was called before (``SafeguardFinding/fallBegan``).
  public mutating func markBad(after instant: Instant) {
    for place in versions.indices where versions[place].saved > instant {
      versions[place].mark = .bad
    }
  }

  /// The version to go back to. Later ones stay on the shelf, for whoever reviews.
  ///
  /// - Throws: When there is no such version.
  public func rollback(to id: VersionID) throws(VersionError) -> Version<Model> {
    versions[try place(of: id)]
  }

  /// The newest good version.
  ///
  /// - Throws: When none is good.
  public func rollbackToNewestGood() throws(VersionError) -> Version<Model> {
    guard let version = newestGood else { throw .noneGood }
    return version
  }

  /// The newest good version that is older than another, to go back further.
  ///
  /// - Throws: When none is.
  public func good(before id: VersionID) throws(VersionError) -> Version<Model> {
    guard let version = versions.last(where: { $0.mark == .good && $0.id < id }) else {
      throw .noneGood
    }
    return version
  }

  /// Puts models in their places that were written down apart from the shelf.
  mutating func fill(_ model: (VersionID) -> Model) {
    for place in versions.indices { versions[place].model = model(versions[place].id) }
  }

  private func place(of id: VersionID) throws(VersionError) -> Int {
    guard let place = versions.firstIndex(where: { $0.id == id }) else { throw .notFound(id) }
    return place
  }
}
