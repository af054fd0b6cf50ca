// When a proposal is decided, for every way in which five can vote.
// Not here: storing proposals (`MemoryContractTests/ConsensusTests.swift`).

import SharedMemory
import Testing

struct ConsensusRecordTests {
  private static let voters = ["a", "b", "c", "d", "e"]

  /// By counting all 3⁵ ways to vote for, against or not at all: approved with a quorum for it,
  /// rejected where those left can't make one. Ways that decide early refuse what comes later.
  @Test("B26: votes decide alike in every order, and only they do", arguments: 1...5)
  func decisions(quorum: Int) throws {
    for way in 0..<243 {
      var digits: [Int] = []
      for place in 0..<5 { digits.append(way / [1, 3, 9, 27, 81][place] % 3) }
      for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]] {
        var record = try ConsensusRecord(
          id: "x", decision: "d", proposer: "p", voters: Self.voters, quorum: Int64(quorum),
          createdAt: 0)
        var (support, against) = (0, 0)
        for voter in order where digits[voter] > 0 {
          let isOver = support >= quorum || 5 - against < quorum
          let vote: ConsensusRecord.Vote = digits[voter] == 1 ? .support : .against
          if isOver {
            #expect(throws: MemoryError.self) {
              try record.count(vote, of: Self.voters[voter], at: 1)
            }
            continue
          }
          try record.count(vote, of: Self.voters[voter], at: 1)
          if vote == .support { support += 1 } else { against += 1 }
        }
        let expected: ConsensusRecord.Status =
          support >= quorum ? .approved : 5 - against < quorum ? .rejected : .pending
        #expect(record.status == expected)
        #expect(record.version == Int64(1 + support + against))
        #expect(record.supporters.count == support && record.opponents.count == against)
      }
    }
  }

  @Test("a quorum or voters that can't be are refused")
  func refused() {
    let bad: [([String], Int64)] = [
      ([], 1), (["a"], 0), (["a"], 2), (["a", "a"], 1), (["a", ""], 1),
    ]
    for (voters, quorum) in bad {
      #expect(throws: MemoryError.self, "\(voters) \(quorum)") {
        try ConsensusRecord(
          id: "x", decision: "d", proposer: "p", voters: voters, quorum: quorum, createdAt: 0)
      }
    }
  }
}
