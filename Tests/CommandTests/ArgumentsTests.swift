// What the parser makes of right command lines. Not here: wrong ones (`MisuseTests.swift`).

import FleetLabCommands
import Testing

struct ArgumentsTests {
  private func parse(_ words: String...) throws -> Arguments {
    try Arguments(parsing: words, table: .fleetlab)
  }

  @Test("an option's value stands behind a space or a sign")
  func values() throws {
    let spaced = try parse("run", "a.yaml", "--seed", "7", "--out", "x")
    let signed = try parse("run", "--out=x", "--seed=7", "a.yaml")
    #expect(spaced == signed)
    #expect(spaced.command?.name == "run")
    #expect(spaced.operands == ["a.yaml"])
    #expect(spaced.number("seed") == 7)
    #expect(spaced.text("out") == "x")
    #expect(spaced.number("jobs") == nil)
    #expect(!spaced.flag("force"))
  }

  @Test("options may stand before the command")
  func beforeCommand() throws {
    let early = try parse("-q", "--seed", "7", "--format=json", "run", "a.yaml")
    #expect(early == (try parse("run", "a.yaml", "--quiet", "--format", "json", "--seed", "7")))
    #expect(early.flag("quiet") && early.text("format") == "json")
  }

  @Test("short flags cluster, and -h counts in a cluster")
  func clusters() throws {
    let cluster = try parse("run", "-vh")
    #expect(cluster.flag("verbose") && cluster.flag("help"))
  }

  @Test("only the first sign divides a value")
  func signs() throws {
    let arguments = try parse("run", "a.yaml", "--out=a=b", "--set=k=v=w", "--set", "x.y=")
    #expect(arguments.text("out") == "a=b")
    let pairs = arguments.assignments("set")
    #expect(pairs.map(\.key) == ["k", "x.y"])
    #expect(pairs.map(\.value) == ["v=w", ""])
  }

  @Test("a comma divides names")
  func names() throws {
    let arguments = try parse("run", "a.yaml", "--arms", "greedy,thompson")
    #expect(arguments.names("arms") == ["greedy", "thompson"])
  }

  @Test("behind -- nothing is an option, and - is standard input")
  func literals() throws {
    #expect(try parse("validate", "--", "-v", "--", "--help").operands == ["-v", "--", "--help"])
    #expect(try parse("run", "-").operands == ["-"])
    #expect(try parse("--", "run", "-x.yaml").operands == ["-x.yaml"])
  }

  @Test("the bounds of a seed are RFC 8259's whole numbers")
  func seeds() throws {
    for seed in [0, 9_007_199_254_740_991] {
      #expect(try parse("run", "a.yaml", "--seed", "\(seed)").number("seed") == seed)
    }
    #expect(throws: UsageError.self) { try parse("run", "a.yaml", "--seed=9007199254740992") }
  }

  @Test("help and the version are answered whatever else is missing or wrong")
  func questions() throws {
    #expect(try parse("run", "--help").command?.name == "run")
    #expect(try parse("run", "--sede", "3", "--jobs=x", "-h").flag("help"))
    #expect(try parse("--version").command == nil)
    #expect(throws: UsageError.self) { try parse("rnu", "--help") }
  }

  @Test("an option of the same name takes the same kind of value everywhere")
  func arity() {
    let table = CommandTable.fleetlab
    for one in table.options(of: nil) {
      for other in table.options(of: nil) where one.name == other.name {
        #expect(one.takesValue == other.takesValue, "\(one.longName)")
      }
    }
  }
}
