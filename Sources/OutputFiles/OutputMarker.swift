// How a folder shows that one of our runs wrote it. Not here: looking for it (`OutputPlace.swift`).

/// A file with a certain text in it, which also names the folders that belong to the run.
package struct OutputMarker: Sendable {
  package let file: String
  package let text: String
  /// What the file says where a folder of this name is part of the run.
  package let part: @Sendable (String) -> String
  /// A folder within that holds files which aren't written as wholes, and how their names end.
  package let attachments: (folder: String, suffixes: [String])?

  package init(
    file: String, text: String, part: @escaping @Sendable (String) -> String = { _ in "\0" },
    attachments: (folder: String, suffixes: [String])? = nil
  ) {
    (self.file, self.text, self.part, self.attachments) = (file, text, part, attachments)
  }

  /// The manifest of a run, whose first key is `fleetlab`; that of several variations says where each
  /// of them lies.
  package static let manifest = OutputMarker(
    file: "manifest.json", text: "\"fleetlab\"", part: { "\"folder\": \"\($0)\"" },
    // SQLite's own two files stay behind where somebody looked into one that he may not change.
    attachments: ("stores", [".sqlite", ".sqlite-wal", ".sqlite-shm"]))

  /// Whether a folder with such a marking file, and such parts with theirs, would be known as ours.
  func isOwn(_ mark: String, parts: [(name: String, mark: String)]) -> Bool {
    mark.contains(text)
      && parts.allSatisfy { mark.contains(part($0.name)) && $0.mark.contains(text) }
  }
}
