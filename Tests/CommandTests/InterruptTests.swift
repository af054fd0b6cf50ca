// Signals, each in a process of its own. SIGUSR1 stands for Ctrl-C, which the caller may ignore.

import FleetLabCommands
import Foundation
import Testing

struct InterruptTests {
  /// Sends the signal to the process, since this thread may block it, and waits for the handler.
  private static func interrupt() {
    kill(getpid(), SIGUSR1)
    for _ in 0..<200 where !Interrupts.isInterrupted { usleep(10_000) }
  }

  @Test("the first signal only asks")
  func first() async {
    await #expect(processExitsWith: .exitCode(9)) {
      Interrupts.install([SIGUSR1])
      if Interrupts.isInterrupted { exit(1) }
      Self.interrupt()
      exit(Interrupts.isInterrupted ? 9 : 2)
    }
  }

  @Test("the second signal ends the process with 130")
  func second() async {
    await #expect(processExitsWith: .exitCode(130)) {
      Interrupts.install([SIGUSR1])
      Self.interrupt()
      kill(getpid(), SIGUSR1)
      sleep(2)
      exit(1)
    }
  }

  @Test("a signal that the caller ignores stays ignored")
  func ignored() async {
    await #expect(processExitsWith: .exitCode(9)) {
      signal(SIGUSR1, SIG_IGN)
      Interrupts.install([SIGUSR1])
      kill(getpid(), SIGUSR1)
      usleep(200_000)
      exit(Interrupts.isInterrupted ? 2 : 9)
    }
  }
}
