// Links from one document to a file of the repository. Not here: links to the web, which change.

enum LinkRules {
  /// Relative links of a Markdown file that lead nowhere.
  static func links(_ file: SourceText, exists: (String) -> Bool) -> [String] {
    guard file.path.hasSuffix(".md") else { return [] }
    return zip(1..., withoutCode(file)).flatMap { number, line in
      line.matches(of: /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/).compactMap { match in
        let target = match.1.split(separator: "#", omittingEmptySubsequences: false)[0]
        guard !target.isEmpty, !match.1.contains(":"), !exists(path(target, from: file.folder))
        else { return nil }
        return "\(file.path):\(number): '\(match.1)' isn't there"
      }
    }
  }

  /// The lines, those between fences emptied.
  private static func withoutCode(_ file: SourceText) -> [Substring] {
    var isCode = false
    return file.lines.map { line in
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      if isFence { isCode.toggle() }
      return isCode || isFence ? "" : line
    }
  }

  private static func path(_ link: Substring, from folder: String) -> String {
    var parts = link.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in link.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
