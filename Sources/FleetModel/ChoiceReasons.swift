// What a policy went by when it chose an agent, in words and figures for people.
// Not here: choosing (`SelectionPolicy.swift`), how a choice is shown (`LabReports`).

/// The reasons for one choice. Nothing depends on them: they are asked for when somebody wants to understand a
/// choice, and are made anew then.
public struct ChoiceReasons: Hashable, Sendable {
  /// One figure about each candidate.
  public struct Column: Hashable, Sendable {
    public let name: String
    /// As many as there are candidates, in their order.
    public let values: [Double]
    /// Whether chance had a part in them, so that they say nothing of another choice.
    public let isDrawn: Bool

    public init(_ name: String, _ values: [Double], isDrawn: Bool = false) {
      (self.name, self.values, self.isDrawn) = (name, values, isDrawn)
    }
  }

  /// What decides, such as "the highest draw"; `nil` where a policy doesn't say.
  public let rule: String?
  /// Whether chance overrode what is known.
  public let isExploratory: Bool
  public let columns: [Column]

  public init(_ rule: String? = nil, isExploratory: Bool = false, columns: [Column] = []) {
    (self.rule, self.isExploratory, self.columns) = (rule, isExploratory, columns)
  }
}
