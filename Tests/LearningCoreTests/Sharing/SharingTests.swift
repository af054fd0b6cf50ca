// What agents publish and take over, case by case. Not here: who may read and write the records
// (`SharedMemoryTests`), what an import counts for (`Patterns/PatternBookTests.swift`).

import FleetModel
import Foundation
import Instants
import LearningCore
import Testing

struct SharingTests {
  private func hour(_ count: Int64) -> Instant { .start + .hours(count) }

  private func book(_ entries: [(kind: Int, strategy: Int, successes: Int, uses: Int)])
    -> PatternBook
  {
    var book = PatternBook(kindCount: 12, strategyCount: 6)
    for entry in entries {
      for use in 0..<entry.uses {
        book.record(
          StrategyID(entry.strategy), on: KindID(entry.kind),
          reward: use < entry.successes ? 1 : -1, at: .start)
      }
    }
    return book
  }

  private func sharing(_ agent: Int) -> Sharing {
    Sharing(owner: AgentID(agent), kindCount: 12, strategyCount: 6)
  }

  private func published(
    by agent: Int, _ entries: [(kind: Int, strategy: Int, successes: Int, uses: Int)]
  ) -> [SharedPattern] {
    var sharing = sharing(agent)
    return sharing.publications(of: book(entries), at: .start)
  }

  @Test("S4, #455: what passes .8 is published, the surest first, and nothing else is")
  func publishing() throws {
    // 15 of 15 has a bound of .796 and 16 of 16 one of .806; 900 of 1,000 one of .880.
    let found = published(
      by: 3, [(0, 1, 15, 15), (1, 2, 16, 16), (2, 3, 900, 1_000), (4, 4, 6, 6)])
    #expect(found.map(\.kind.rawValue) == [2, 1] && found.allSatisfy { $0.confidence > 0.8 })
    let first = try #require(found.first)
    #expect(first.owner == AgentID(3) && first.publishedAt == .start)
    #expect(first.pattern.successRate == 0.9 && first.pattern.usageCount == 1_000)
    #expect(abs(first.pattern.meanReward - 0.8) < 1e-12)
    #expect(SharedPattern.lifetime == .seconds(604_800))
  }

  @Test("C31: a pattern has one record for each owner, whoever is to read it")
  func ids() {
    let fleet = Fleet.qualityEngineering()
    let strategies = ExecutionStrategies(.documented)
    let ids = [2, 3].flatMap { agent in
      published(by: agent, [(3, 1, 20, 20), (3, 5, 30, 30)]).map {
        $0.id(in: fleet, strategies: strategies)
      }
    }
    let expected = [
      "api-tester:api-contracts:caching", "api-tester:api-contracts:parallel-execution",
      "performance-tester:api-contracts:caching",
      "performance-tester:api-contracts:parallel-execution",
    ]
    #expect(ids == expected)
  }

  @Test(
    "what is published is renewed after a day, or at once when its owner is surer of it by a twentieth"
  )
  func renewal() {
    var sharing = sharing(0)
    // Lower bounds of .839 and .886.
    var book = book([(0, 0, 20, 20), (1, 0, 30, 30)])
    func count(_ now: Instant) -> Int { sharing.publications(of: book, at: now).count }
    #expect(count(hour(1)) == 2 && count(hour(2)) == 0)
    book.record(StrategyID(0), on: KindID(1), reward: 1, at: hour(2))
    #expect(count(hour(2)) == 0, "31 of 31 are .890")
    for _ in 0..<20 { book.record(StrategyID(0), on: KindID(0), reward: 1, at: hour(2)) }
    #expect(count(hour(2)) == 1, "40 of 40 are .912")
    #expect(count(hour(24)) == 0 && count(hour(25)) == 1 && count(hour(26)) == 1)
    #expect(sharing.publicationCount == 5)
    // What isn't live any more isn't renewed.
    #expect(count(hour(169)) == 2 && count(hour(194)) == 0)
  }

  @Test("S5: what is one's own, known or uncertain is skipped and counted; the rest is discounted")
  func importing() throws {
    let teacher = published(by: 1, [(0, 0, 40, 40), (1, 1, 50, 50), (2, 2, 60, 60)])
    var reader = sharing(0)
    let own = published(by: 0, [(5, 5, 40, 40)])
    var book = book([(0, 0, 0, 1)])
    let before = book
    let selection = reader.importPatterns(teacher + own, into: &book, at: hour(1))
    #expect(selection.accepted.map(\.kind.rawValue) == [2, 1])
    #expect(selection.known == 1 && selection.own == 1 && selection.skipped == 2)
    #expect(reader.importCount == 2)
    // Own evidence, a failure, stands against another's 40 successes.
    #expect(book.pattern(of: StrategyID(0), on: KindID(0)) == before.patterns(at: .start).first)
    let taken = try #require(book.pattern(of: StrategyID(2), on: KindID(2)))
    #expect(
      taken.confidence == teacher[0].confidence * 0.5 && taken.provenance?.owner == AgentID(1))
    #expect(taken.provenance?.importedAt == hour(1) && taken.provenance?.successRate == 1)
    let after = book
    let again = reader.importPatterns(teacher + own, into: &book, at: hour(2))
    #expect(again.accepted.isEmpty && again.known == 3 && book == after && reader.importCount == 2)
  }

  @Test("what was imported is never published onwards, however sure its owner was")
  func noEchoes() {
    let teacher = published(by: 1, [(0, 0, 4_000, 4_000)])
    var reader = sharing(0)
    var book = book([])
    reader.importPatterns(teacher, into: &book, at: hour(1))
    let onwards = reader.publications(of: book, at: hour(1))
    #expect(book.patterns(at: hour(1)).count == 1 && onwards.isEmpty)
  }

  @Test("of several owners the surest is taken, of equals the lower agent's, in any order")
  func rivals() {
    let shared =
      published(by: 4, [(0, 0, 40, 40), (1, 1, 90, 90)])
      + published(by: 2, [(0, 0, 40, 40), (1, 1, 50, 50)])
    for candidates in [shared, shared.reversed()] {
      let selection = sharing(0).importable(candidates, into: book([]), at: hour(1))
      #expect(selection.accepted.map(\.owner.rawValue) == [4, 2] && selection.known == 2)
    }
  }

  @Test("records that are old, uncertain or make no sense here are refused, not believed")
  func unsound() throws {
    let sound = try #require(published(by: 1, [(0, 0, 40, 40)]).first)
    let text = String(decoding: try JSONEncoder().encode(sound), as: UTF8.self)
    func changed(_ field: String, _ value: String) throws -> SharedPattern {
      let pattern = try Regex("\"\(field)\":[^,}]*")
      let other = text.replacing(pattern, with: "\"\(field)\":\(value)")
      #expect(other != text)
      return try JSONDecoder().decode(SharedPattern.self, from: Data(other.utf8))
    }
    let sharing = sharing(0)
    func selection(_ pattern: SharedPattern, _ now: Instant = .start) -> ImportSelection {
      sharing.importable([pattern], into: book([]), at: now)
    }
    #expect(selection(sound).accepted == [sound])
    #expect(selection(sound, hour(168)).expired == 1 && selection(sound, hour(167)).skipped == 0)
    #expect(selection(try changed("confidence", "0.8")).lowConfidence == 1)
    #expect(selection(try changed("confidence", "7")).foreign == 1)
    let elsewhere = try JSONDecoder().decode(
      SharedPattern.self,
      from: Data(
        text.replacing("\"kind\":0", with: "\"kind\":99").utf8))
    #expect(selection(elsewhere).foreign == 1)
    let provenance =
      #""provenance":{"owner":2,"importedAt":0,"confidence":0.4,"#
      + #""successRate":1,"meanReward":1},"#
    let secondHand = try JSONDecoder().decode(
      SharedPattern.self,
      from: Data(text.replacing("\"pattern\":{", with: "\"pattern\":{" + provenance).utf8))
    #expect(!secondHand.pattern.isOwn && selection(secondHand).foreign == 1)
    #expect(throws: (any Error).self) { try changed("publishedAt", "-5") }
  }

  @Test("a restart forgets nothing of what was published")
  func restart() throws {
    var sharing = sharing(0)
    let book = book([(0, 0, 20, 20)])
    _ = sharing.publications(of: book, at: hour(1))
    var again = try JSONDecoder().decode(Sharing.self, from: try JSONEncoder().encode(sharing))
    let repeated = again.publications(of: book, at: hour(1))
    #expect(repeated.isEmpty && again == sharing)
  }
}
