// Numbers that other programs computed, by their place in a file of `Tests/Data/reference`.
// Not here: what they are compared with (the other files of this folder).

import Foundation

/// A value of a JSON file: an object, an array, a number or none.
struct ReferenceNumbers {
  /// JSONDecoder keeps every bit of a number; JSONSerialization doesn't.
  private enum Value: Decodable {
    case object([String: Value])
    case array([Value])
    case number(Double)
    case verdict(Bool)
    case text(String)
    case none

    init(from decoder: any Decoder) throws {
      let single = try decoder.singleValueContainer()
      if single.decodeNil() {
        self = .none
      } else if let verdict = try? single.decode(Bool.self) {
        self = .verdict(verdict)
      } else if let number = try? single.decode(Double.self) {
        self = .number(number)
      } else if let text = try? single.decode(String.self) {
        self = .text(text)
      } else if let array = try? single.decode([Value].self) {
        self = .array(array)
      } else {
        self = .object(try single.decode([String: Value].self))
      }
    }

    var count: Int {
      switch self {
      case .object(let values): values.values.reduce(0) { $0 + $1.count }
      case .array(let values): values.reduce(0) { $0 + $1.count }
      case .number, .verdict: 1
      case .text, .none: 0
      }
    }
  }

  /// For whoever is told what disagrees.
  let path: String
  private let value: Value

  private init(path: String, value: Value) { (self.path, self.value) = (path, value) }

  /// A number from elsewhere than a JSON file.
  init(path: String, number: Double) { self.init(path: path, value: .number(number)) }

  /// Reads `Tests/Data/reference/`*name*.
  init(file name: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: name))
    self.init(path: name, value: try JSONDecoder().decode(Value.self, from: data))
  }

  static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data/reference")
  }

  /// The value below a key; none when there is no such key, which agrees with nothing.
  subscript(_ key: String) -> ReferenceNumbers {
    if case .object(let values) = value, let value = values[key] {
      return ReferenceNumbers(path: "\(path)/\(key)", value: value)
    }
    return ReferenceNumbers(path: "\(path)/\(key)", value: .none)
  }

  subscript(_ index: Int) -> ReferenceNumbers {
    if case .array(let values) = value, values.indices.contains(index) {
      return ReferenceNumbers(path: "\(path)/\(index)", value: values[index])
    }
    return ReferenceNumbers(path: "\(path)/\(index)", value: .none)
  }

  /// Of an object, in ascending order.
  var keys: [String] {
    if case .object(let values) = value { values.keys.sorted() } else { [] }
  }

  /// Of an array.
  var elements: [ReferenceNumbers] {
    if case .array(let values) = value { values.indices.map { self[$0] } } else { [] }
  }

  /// A verdict is 1 or 0; NaN when there is no number here, which agrees with nothing.
  var number: Double {
    switch value {
    case .number(let number): number
    case .verdict(let verdict): verdict ? 1 : 0
    case .text(let text): Double(text) ?? .nan
    case .object, .array, .none: .nan
    }
  }

  var text: String? { if case .text(let text) = value { text } else { nil } }
  var isMissing: Bool { if case .none = value { true } else { false } }
  var numbers: [Double] { elements.map(\.number) }
  var rows: [[Double]] { elements.map(\.numbers) }

  /// How many numbers and verdicts there are, here and below.
  var count: Int { value.count }
}
