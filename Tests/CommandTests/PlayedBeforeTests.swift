// What `fleetlab run` says about pieces that were played before, and which of them it won't touch.
// Not here: kills (`ResumeTests.swift`).

import Foundation
import Testing

struct PlayedBeforeTests {
  private func run(_ options: String, in folder: URL) throws -> Ending {
    try BuiltProgram.bash(#""$fleetlab" run tiny.yaml \#(options)"#, in: folder)
  }

  /// The journal of an interrupted run, as a cache makes one too.
  private func progress(in folder: URL) throws -> URL {
    #expect(try run("--out x --cache played -q", in: folder).code == 0)
    let file = folder.appending(path: ".a.progress")
    try? FileManager.default.removeItem(at: file)
    try FileManager.default.moveItem(at: folder.appending(path: "played"), to: file)
    try FileManager.default.removeItem(at: folder.appending(path: "x"))
    return file
  }

  @Test("with nothing there --resume says so and begins; of a finished folder it leaves all alone")
  func nothing() throws {
    try Workbench.work { folder in
      let first = try run("--out a --resume", in: folder)
      #expect(first.code == 0 && first.errors.contains("nothing to resume: no progress"))
      let before = try Data(contentsOf: folder.appending(path: "a/timing.json"))
      let again = try run("--out a --resume", in: folder)
      #expect(again.code == 0 && again.errors.contains("nothing to resume: a is there already"))
      #expect(again.output == "")
      #expect(try Data(contentsOf: folder.appending(path: "a/timing.json")) == before)
      let other = try run("--out a --resume --seed 9", in: folder)
      #expect(other.code == 64 && other.errors.contains("replace it with --force"))
      #expect(try run("--out a --resume --seed 9 --force", in: folder).code == 0)
      #expect(Workbench.names(in: folder) == ["a", "tiny.yaml"])
    }
  }

  @Test("without --resume progress isn't used, with words")
  func unused() throws {
    try Workbench.work { folder in
      _ = try progress(in: folder)
      let ending = try run("--out a", in: folder)
      #expect(ending.code == 0)
      #expect(
        ending.errors.contains("an interrupted run left 6 of 6 steps, which --resume would use"))
      #expect(Workbench.names(in: folder) == ["a", "tiny.yaml"])
      _ = try progress(in: folder)
      let used = try run("--out a --resume --force --set name=other", in: folder)
      #expect(used.code == 0 && used.errors.contains("resuming: 6 of 6 steps"))
    }
  }

  @Test("progress of another plan isn't used, with words; of one arm what is the same is")
  func otherPlan() throws {
    try Workbench.work { folder in
      _ = try progress(in: folder)
      let ending = try run("--out a --resume --seed 2", in: folder)
      #expect(ending.code == 0 && ending.errors.contains("nothing to resume: no progress of this"))
      _ = try progress(in: folder)
      let changed = try run(
        "--out b --cache .a.progress --set arms.learner.how=conservative", in: folder)
      #expect(changed.errors.contains("4 of 6 steps were played before"))
      let same = try run("--out c --set arms.learner.how=conservative -q", in: folder)
      #expect(changed.output == same.output)
      #expect(
        try ResumeTests.bytes(of: folder.appending(path: "b"))
          == ResumeTests.bytes(of: folder.appending(path: "c")))
    }
  }

  @Test("a cache serves any run that asks for the same, and grows with what it lacks")
  func cache() throws {
    try Workbench.work { folder in
      #expect(try run("--out a --cache deep/played --arms control", in: folder).code == 0)
      let more = try run("--out b --cache deep/played --replications 3", in: folder)
      #expect(more.errors.contains("4 of 9 steps were played before and are taken from"))
      let all = try run("--out b --cache deep/played --replications 3 --force", in: folder)
      #expect(all.errors.contains("9 of 9 steps") && all.output == more.output)
      let fresh = try run("--out c --replications 3", in: folder)
      #expect(fresh.output == all.output)
      #expect(
        try ResumeTests.bytes(of: folder.appending(path: "b"))
          == ResumeTests.bytes(of: folder.appending(path: "c")))
      let both = try run("--out d --cache deep/played --resume", in: folder)
      #expect(both.code == 64 && both.errors.contains("leave --resume out"))
    }
  }

  @Test("damaged, foreign and other versions' files are refused with 65 and stay")
  func refused() throws {
    try Workbench.work { folder in
      let file = try progress(in: folder)
      var bytes = try Data(contentsOf: file)
      bytes[100] ^= 1
      try bytes.write(to: file)
      let damaged = try run("--out a --resume", in: folder)
      #expect(damaged.code == 65 && damaged.errors.contains("is damaged"))
      #expect(try Data(contentsOf: file) == bytes)
      #expect(try run("--out b --cache .a.progress", in: folder).code == 65)
      for text in ["my thesis, which is longer than a header", "fleetlab pieces 9\nof the future"] {
        try Data(text.utf8).write(to: file)
        let ending = try run("--out a --resume", in: folder)
        #expect(ending.code == 65 && ending.errors.contains(".a.progress"))
        #expect(try Data(contentsOf: file) == Data(text.utf8))
      }
      // Without --resume nobody needs it: ours is replaced, another's isn't.
      try bytes.write(to: file)
      #expect(try run("--out a", in: folder).code == 0)
      try Data("thesis".utf8).write(to: file)
      #expect(try run("--out b --cache .a.progress", in: folder).code == 65)
      #expect(try run("--out c --cache .", in: folder).code == 64)
    }
  }

  @Test("two runs into one place, or with one cache: the second is refused")
  func concurrent() throws {
    let files = ["endless.yaml": Workbench.endless, "tiny.yaml": Workbench.tiny]
    try Workbench.work(with: files) { folder in
      let line = #"""
        "$fleetlab" run endless.yaml --out a --cache played -q & first=$!
        while ! ls .a.partial-* > /dev/null 2>&1 || [ ! -s played ]; do sleep .02; done
        "$fleetlab" run tiny.yaml --out a --resume; echo $?
        "$fleetlab" run tiny.yaml --out b --cache played; echo $?
        kill -9 $first; wait $first 2> /dev/null
        "$fleetlab" run tiny.yaml --out b --cache played -q > /dev/null; echo $?
        """#
      let ending = try BuiltProgram.bash(line, in: folder)
      #expect(ending.output == "64\n64\n0\n")
      #expect(
        ending.errors.split(separator: "\n").count { $0.contains("another run is writing") } == 2)
    }
  }

  @Test("a full disk ends a run with 66, and what was kept before serves the next")
  func full() throws {
    try Workbench.work { folder in
      // `ulimit -f` counts blocks of 1,024 bytes; the disk is as good as full after some pieces.
      let full = try BuiltProgram.bash(
        #"ulimit -f 12; "$fleetlab" run tiny.yaml --out a --replications 40"#, in: folder)
      #expect(full.code == 66 && full.errors.contains("allow larger files"))
      #expect(Workbench.names(in: folder) == [".a.progress", "tiny.yaml"])
      let next = try run("--out a --resume --replications 40", in: folder)
      #expect(next.code == 0 && next.errors.contains("resuming: "))
      let whole = try run("--out b --replications 40 -q", in: folder)
      #expect(whole.output == next.output)
      #expect(
        try ResumeTests.bytes(of: folder.appending(path: "a"))
          == ResumeTests.bytes(of: folder.appending(path: "b")))
    }
  }
}
