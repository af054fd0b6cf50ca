// Distributions in scenario files: {lognormal: {mean: 3.5s, cv: 0.6}}. Not here: which there are
// (`DistributionKeys.swift`), anything else in a file (`SectionReader.swift`).

import Instants
import Stochastics
import TraceFiles
import YAMLTree

extension SectionReader {
  /// Reads a mapping of one key, the distribution's name, to its parameters.
  mutating func distribution(
    _ node: YAMLNode, _ dimension: ValueKind.Dimension, at key: String
  ) -> Distribution? {
    let names = DistributionKey.catalogue.map(\.name)
    guard let entries = node.entries, entries.count == 1, let name = entries[0].key.text else {
      let count = node.entries?.count ?? 0
      let what = count > 1 ? "\(count) names stand here" : "here stands no distribution"
      let example =
        dimension == .duration ? "{exponential: {mean: 3s}}" : "{uniform: {low: 0, high: 1}}"
      note(node, "\(key): \(what); write one such as \(example)")
      return nil
    }
    let value = entries[0].value
    switch name {
    case "mixture": return mixture(value, dimension, at: "\(key).mixture")
    case "truncated": return truncated(value, dimension, at: "\(key).truncated")
    default: break
    }
    guard let spec = DistributionKey.simple.first(where: { $0.name == name }) else {
      note(
        entries[0].key,
        "\(key): unknown distribution '\(name)'; \(NearestName.hint(for: name, among: names))")
      return nil
    }
    guard let arguments = arguments(value, spec, dimension, at: "\(key).\(name)") else {
      return nil
    }
    do throws(DistributionError) { return try spec.make(arguments) } catch {
      // At the parameter, where the error names one that is there.
      let unit = dimension == .duration && spec.isQuantity(error.parameter) ? " (in seconds)" : ""
      note(value[error.parameter] ?? value, "\(key): \(error)\(unit)")
      return nil
    }
  }

  private mutating func arguments(
    _ node: YAMLNode, _ spec: DistributionKey, _ dimension: ValueKind.Dimension, at key: String
  ) -> DistributionKey.Arguments? {
    let table = KeyTable(
      key,
      spec.parameters.map { parameter in
        let quantity: ValueKind =
          dimension == .duration
          ? .duration(isPositive: false)
          : .number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
        let plain = ValueKind.number(
          -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
        let kind: ValueKind =
          switch parameter.form {
          case .quantity: quantity
          case .plain: plain
          case .quantities: .list(of: quantity)
          case .plains: .list(of: plain)
          }
        return KeySpec(
          parameter.name, kind, isRequired: parameter.isRequired,
          parameter.form.text(ofTime: dimension == .duration))
      })
    let before = problems.count
    guard let section = section(node, table), problems.count == before else { return nil }
    var arguments = DistributionKey.Arguments()
    for (name, entry) in section.entries {
      switch entry.value {
      case .list(let items): arguments.lists[name] = items.compactMap { Self.number($0) }
      default: arguments.numbers[name] = Self.number(entry)
      }
    }
    return arguments
  }

  private static func number(_ entry: Entry) -> Double? {
    switch entry.value {
    case .number(let number): number
    case .span(let span): span.seconds
    default: nil
    }
  }

  /// A list of {weight: 0.3, of: DISTRIBUTION}.
  private mutating func mixture(
    _ node: YAMLNode, _ dimension: ValueKind.Dimension, at key: String
  ) -> Distribution? {
    let table = KeyTable(
      key,
      [
        KeySpec("weight", .number(0...1e9), isRequired: true, "how often this part is drawn from"),
        KeySpec("of", .distribution(dimension), isRequired: true, "the part's distribution"),
      ])
    guard let items = node.items else {
      note(node, "\(key): here stands no list; write [{weight: 0.3, of: …}, {weight: 0.7, of: …}]")
      return nil
    }
    var parts: [(weight: Double, distribution: Distribution)] = []
    for item in items {
      guard let section = section(item, table), let weight = section.number("weight"),
        let part = section.distribution("of")
      else { continue }
      parts.append((weight, part))
    }
    guard parts.count == items.count else { return nil }
    do throws(DistributionError) {
      return try .mixture(parts.map { (weight: $0.weight, distribution: $0.distribution) })
    } catch {
      note(node, "\(key): \(error)")
      return nil
    }
  }

  /// {of: DISTRIBUTION, low: 1s, high: 9s}, with either bound or both.
  private mutating func truncated(
    _ node: YAMLNode, _ dimension: ValueKind.Dimension, at key: String
  ) -> Distribution? {
    let bound: ValueKind =
      dimension == .duration
      ? .duration(isPositive: false)
      : .number(-Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    let table = KeyTable(
      key,
      [
        KeySpec("of", .distribution(dimension), isRequired: true, "what is truncated"),
        KeySpec("low", bound, "the least that may come"),
        KeySpec("high", bound, "the most that may come"),
      ])
    let before = problems.count
    guard let section = section(node, table), problems.count == before,
      let whole = section.distribution("of")
    else { return nil }
    do throws(DistributionError) {
      return try .truncated(
        whole, low: section["low"].flatMap { Self.number($0) },
        high: section["high"].flatMap { Self.number($0) })
    } catch {
      note(node, "\(key): \(error)")
      return nil
    }
  }
}
