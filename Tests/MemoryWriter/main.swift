// Writes to a memory until it is killed or has written enough, and says what it was told is kept.
// Not here: who starts and kills it (`SQLiteMemoryTests`).
//
//     MemoryWriter FILE NAME COUNT SECONDS normal|full
//
// Each change is two entries and an event, which stand together or not at all: keys NAME/NUMBER/a and
// NAME/NUMBER/b, and the event NAME/NUMBER. Its number is printed once it is kept, in one write.

import SQLiteMemory
import SharedMemory

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

let arguments = CommandLine.arguments
guard arguments.count == 6, let count = Int(arguments[3]), let seconds = Int(arguments[4]),
  let durability = Durability(rawValue: arguments[5])
else {
  print("MemoryWriter FILE NAME COUNT SECONDS normal|full")
  exit(64)
}
let (name, text) = (arguments[2], String(repeating: "x", count: 200))
let end = ContinuousClock.now + .seconds(seconds)

do {
  let store = try SQLiteStore(path: arguments[1], durability: durability)
  for number in 0..<count {
    if ContinuousClock.now >= end { break }
    try store.transaction { () throws(MemoryError) in
      for part in ["a", "b"] {
        let entry: [MemoryValue] = [
          .text("\(name)/\(number)/\(part)"), .text("default"), .text(text), .null,
          .integer(Int64(number)), .null, .text(name), .text("private"), .null, .null,
        ]
        try store.insert(entry, into: MemoryEntry.table)
      }
      let event: [MemoryValue] = [
        .text("\(name)/\(number)"), .text("written"), .text(text), .integer(Int64(number)),
        .text(name), .integer(0), .null,
      ]
      try store.insert(event, into: EventRecord.table)
    }
    let line = Array("\(number)\n".utf8)
    guard write(STDOUT_FILENO, line, line.count) == line.count else { exit(74) }
  }
  store.close()
} catch {
  print("failed: \(error)")
  exit(70)
}
