// The format of scenarios for editors, made from the decoder's own tables.
// Not here: the tables (`ScenarioKeys.swift`), reading by them (`SectionReader.swift`).

import Foundation

package enum JSONSchema {
  /// JSON Schema, draft 2020-12, with sorted keys.
  package static let text: String = {
    var schema = object(ScenarioKeys.scenario)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A FleetLab scenario"
    schema["$defs"] = [
      "duration": [
        "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(ns|us|ms|s|min|h|d)$",
        "description": "a number and a unit, such as 250ms, 3.5s, 20min, 12h or 30d",
      ],
      "fraction": [
        "anyOf": [
          numbers(1e-6...1),
          ["type": "string", "pattern": "^1/(1000000|[1-9][0-9]{0,5})$"],
        ]
      ],
      "percent": ["type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)? *%$"],
      "days": ["type": "string", "pattern": "^[0-9]+-[0-9]+$"],
      "durationDistribution": distribution(.duration),
      "plainDistribution": distribution(.plain),
    ]
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: schema, options: options) else {
      preconditionFailure("the schema is no JSON")
    }
    return String(decoding: data, as: UTF8.self) + "\n"
  }()

  private static func object(_ table: KeyTable) -> [String: Any] {
    var properties: [String: Any] = [:]
    for key in table.keys {
      var property = schema(key.kind)
      property["description"] =
        key.standard.map { "\(key.help); without it: \($0)" } ?? key.help
      properties[key.name] = property
    }
    var object: [String: Any] = [
      "type": "object", "additionalProperties": false, "properties": properties,
    ]
    let required = table.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { object["required"] = required }
    return object
  }

  private static func schema(_ kind: ValueKind) -> [String: Any] {
    switch kind {
    case .text: ["type": "string"]
    case .integer(let range):
      ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .number(let range): numbers(range)
    case .boolean: ["type": "boolean"]
    case .duration: ["$ref": "#/$defs/duration"]
    case .fraction: ["$ref": "#/$defs/fraction"]
    case .percent: ["$ref": "#/$defs/percent"]
    case .days: ["$ref": "#/$defs/days"]
    case .distribution(.duration): ["$ref": "#/$defs/durationDistribution"]
    case .distribution(.plain): ["$ref": "#/$defs/plainDistribution"]
    case .choice(let words): ["enum": words]
    case .list(let kind): ["type": "array", "items": schema(kind)]
    case .swept(let kind):
      ["anyOf": [schema(kind), ["type": "array", "minItems": 2, "items": schema(kind)]]]
    case .section(let table): object(table)
    case .names(let kind): ["type": "object", "additionalProperties": schema(kind)]
    case .anything: [:]
    case .either(let one, let other): ["anyOf": [schema(one), schema(other)]]
    }
  }

  private static func numbers(_ range: ClosedRange<Double>) -> [String: Any] {
    var schema: [String: Any] = ["type": "number"]
    if range.lowerBound > -1e300 { schema["minimum"] = range.lowerBound }
    if range.upperBound < 1e300 { schema["maximum"] = range.upperBound }
    return schema
  }

  /// A mapping of one key, the distribution's name, to its parameters.
  private static func distribution(_ dimension: ValueKind.Dimension) -> [String: Any] {
    let quantity: [String: Any] =
      dimension == .duration ? ["$ref": "#/$defs/duration"] : ["type": "number"]
    let own: [String: Any] = [
      "$ref": dimension == .duration
        ? "#/$defs/durationDistribution" : "#/$defs/plainDistribution"
    ]
    var properties: [String: Any] = [:]
    for key in DistributionKey.simple {
      var parameters: [String: Any] = [:]
      for parameter in key.parameters {
        parameters[parameter.name] =
          switch parameter.form {
          case .quantity: quantity
          case .plain: ["type": "number"]
          case .quantities: ["type": "array", "items": quantity]
          case .plains: ["type": "array", "items": ["type": "number"]]
          }
      }
      properties[key.name] = [
        "type": "object", "description": key.summary, "additionalProperties": false,
        "properties": parameters, "required": key.parameters.map(\.name),
      ]
    }
    properties["mixture"] = [
      "type": "array",
      "items": [
        "type": "object", "additionalProperties": false, "required": ["weight", "of"],
        "properties": ["weight": ["type": "number", "minimum": 0], "of": own],
      ],
    ]
    properties["truncated"] = [
      "type": "object", "additionalProperties": false, "required": ["of"],
      "properties": ["of": own, "low": quantity, "high": quantity],
    ]
    return [
      "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
      "properties": properties,
    ]
  }
}
