// Who hears what, in which colours, and what progress leaves behind on a terminal.

import FleetLabCommands
import Testing

struct ConsoleTests {
  /// `--color`, NO_COLOR (no-color.org), TERM, whether there is a terminal, and what follows.
  static let colors: [(wish: String?, variables: [String: String], terminal: Bool, colored: Bool)] =
    [
      (nil, [:], true, true),
      (nil, [:], false, false),
      ("auto", [:], true, true),
      (nil, ["NO_COLOR": "1"], true, false),
      (nil, ["NO_COLOR": ""], true, true),
      (nil, ["TERM": "dumb"], true, false),
      ("always", ["NO_COLOR": "1", "TERM": "dumb"], false, true),
      ("never", [:], true, false),
    ]

  @Test("the option stands above NO_COLOR, and that above the terminal", arguments: colors)
  func color(wish: String?, variables: [String: String], terminal: Bool, colored: Bool) throws {
    let stage = Stage()
    let surroundings = stage.surroundings(variables: variables, isTerminal: terminal)
    let line = wish.map { "help --color \($0)" } ?? "help"
    let console = try stage.console(line, in: surroundings)
    #expect(console.answerStyle.isColored == colored)
    #expect(console.messageStyle.isColored == colored)
    #expect(console.answerStyle.paint("x", .bold) == (colored ? "\u{1B}[1mx\u{1B}[0m" : "x"))
  }

  @Test(
    "--quiet leaves the answer and errors, --verbose adds details",
    arguments: [("-q", "error\n"), ("", "note\nerror\n"), ("-v", "note\ndetail\nerror\n")])
  func verbosity(option: String, heard: String) throws {
    let stage = Stage()
    let console = try stage.console("help \(option)", in: stage.surroundings())
    console.answer("42\n")
    console.message("note")
    console.detail("detail")
    console.report("error")
    #expect(stage.output == "42\n")
    #expect(stage.errors == heard)
  }

  @Test("a message takes the place of the progress line, and the end leaves none")
  func rewriting() throws {
    let stage = Stage()
    let console = try stage.console("help", in: stage.surroundings(isTerminal: true))
    console.beginProgress(total: 2)
    console.step(arm: "greedy")
    console.message("note")
    console.endProgress()
    console.message("done")
    let lines = stage.errors
    #expect(lines == "\r1/2  50 %  0:00  0:00 left  greedy\u{1B}[K\r\u{1B}[Knote\n\r\u{1B}[Kdone\n")
  }

  @Test(
    "progress is plain without a terminal, and none with --quiet",
    arguments: [("", 1), ("--progress plain", 1), ("--progress none", 0), ("-q", 0)])
  func mode(option: String, lines: Int) throws {
    let stage = Stage()
    let console = try stage.console("help \(option)", in: stage.surroundings())
    console.beginProgress(total: 10)
    stage.pass(.seconds(31))
    console.step(arm: "greedy")
    console.step(arm: "greedy")
    console.endProgress()
    #expect(stage.errors.filter { $0 == "\n" }.count == lines)
    #expect(!stage.errors.contains("\r"))
    #expect(stage.output == "")
  }
}
