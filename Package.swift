// swift-tools-version: 6.2
// The house, room by room, in the order of its arrows: a target depends only on targets above it.
// Not here: optimisation flags and strictness on the command line (`Makefile`).

import PackageDescription

// Warnings are errors only when make says so: a newer compiler must not break a user's build.
let strict = Context.environment["FLEETLAB_STRICT"] != nil
let commit = Context.environment["FLEETLAB_COMMIT"] ?? "unknown"
let settings: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault")]
  + (strict ? [.treatAllWarnings(as: .error)] : [])

func room(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func suite(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + dependencies, swiftSettings: settings)
}

func library(_ name: String, pkgConfig: String, apt: [String], brew: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt), .brew(brew)])
}

let package = Package(
  name: "fleetlab",
  products: [
    // What a live fleet links: the core, and the rooms whose types its interface names.
    .library(name: "FleetModel", targets: ["FleetModel", "Instants", "Stochastics"]),
    .library(name: "LearningCore", targets: ["LearningCore", "SharedMemory"]),
    .library(name: "SQLiteMemory", targets: ["SQLiteMemory"]),
    .executable(name: "fleetlab", targets: ["fleetlab"]),
  ],
  targets: [
    // C libraries: a module map and a shim each.
    library("CGSL", pkgConfig: "gsl", apt: ["libgsl-dev"], brew: ["gsl"]),
    library("CSQLite", pkgConfig: "sqlite3", apt: ["libsqlite3-dev"], brew: ["sqlite"]),
    library("CYAML", pkgConfig: "yaml-0.1", apt: ["libyaml-dev"], brew: ["libyaml"]),
    library("CZlib", pkgConfig: "zlib", apt: ["zlib1g-dev"], brew: ["zlib"]),
    .target(name: "CBuildInfo", cSettings: [.define("FLEETLAB_COMMIT", to: "\"\(commit)\"")]),

    // Nothing of the domain.
    room("Digests"),
    room("Instants"),
    room("JSONLines"),
    room("Stochastics", "CGSL"),
    room("LabStatistics", "CGSL", "Stochastics"),
    room("SimulationKernel", "Instants"),
    room("YAMLTree", "CYAML"),
    room("OutputFiles", "CZlib", "Digests"),
    room("Plotting"),

    // Fleets, their hidden worlds, and the core that learns from outcomes alone.
    room("FleetModel", "Instants", "Stochastics"),
    room("GroundTruth", "FleetModel", "Instants", "Stochastics"),
    room("TraceFiles", "CZlib", "YAMLTree"),
    room("SharedMemory", "FleetModel", "Instants"),
    room("SQLiteMemory", "SharedMemory", "CSQLite"),
    room(
      "LearningCore", "SharedMemory", "FleetModel", "LabStatistics", "JSONLines", "Instants",
      "Stochastics", "CGSL"),

    // Experiments with them.
    room(
      "FleetSimulation", "SimulationKernel", "GroundTruth", "LearningCore", "SharedMemory",
      "FleetModel", "LabStatistics", "Instants", "Stochastics"),
    room(
      "Experiments", "FleetSimulation", "GroundTruth", "LearningCore", "FleetModel",
      "LabStatistics", "Instants", "Stochastics"),
    room(
      "ScenarioFiles", "Experiments", "FleetSimulation", "GroundTruth", "LearningCore",
      "FleetModel", "TraceFiles", "YAMLTree", "Digests", "Instants", "Stochastics"),
    room(
      "LabReports", "Experiments", "FleetSimulation", "GroundTruth", "LearningCore",
      "FleetModel", "LabStatistics", "Digests", "Instants"),
    // What a program must give to be believed, with the queues that theory knows.
    room(
      "SelfTest", "LabReports", "ScenarioFiles", "Experiments", "FleetSimulation", "GroundTruth",
      "Digests",
      "LearningCore", "FleetModel", "SimulationKernel", "LabStatistics", "Stochastics", "Instants"),
    room(
      "FleetLabCommands", "SQLiteMemory", "SharedMemory", "SelfTest", "ScenarioFiles", "LabReports",
      "OutputFiles", "Plotting",
      "Experiments",
      "FleetSimulation", "GroundTruth", "LearningCore", "FleetModel", "TraceFiles",
      "LabStatistics", "Stochastics", "Instants", "YAMLTree", "Digests", "CBuildInfo", "CGSL"),
    .executableTarget(
      name: "fleetlab", dependencies: ["FleetLabCommands"], swiftSettings: settings),

    // What shows and measures the house.
    .executableTarget(
      name: "OwnFleet", dependencies: ["LearningCore", "FleetModel", "Instants"],
      path: "Examples/OwnFleet",
      swiftSettings: settings),
    .executableTarget(
      name: "LiveAgent", dependencies: ["LearningCore", "SQLiteMemory", "FleetModel", "Instants"],
      path: "Examples/LiveAgent", swiftSettings: settings),
    .executableTarget(
      name: "FleetBenchmarks",
      dependencies: [
        "SimulationKernel", "Stochastics", "Instants", "FleetSimulation", "Experiments",
        "ScenarioFiles", "GroundTruth", "LearningCore", "SQLiteMemory", "SharedMemory",
        "FleetModel",
        "LabStatistics",
      ],
      path: "Benchmarks/FleetBenchmarks", swiftSettings: settings),

    .target(
      name: "TestSupport",
      dependencies: ["Instants", "Stochastics", "LabStatistics", "SharedMemory", "TraceFiles"],
      path: "Tests/TestSupport", swiftSettings: settings),
    suite("DigestsTests", "Digests"),
    suite("InstantsTests", "Instants"),
    suite("StochasticsTests", "Stochastics", "LabStatistics", "CGSL"),
    suite("LabStatisticsTests", "LabStatistics", "Stochastics"),
    suite("SimulationKernelTests", "SimulationKernel", "Instants", "Stochastics"),
    suite("YAMLTreeTests", "YAMLTree"),
    suite("OutputFilesTests", "OutputFiles", "Digests"),
    suite("PlottingTests", "Plotting"),
    suite("FleetModelTests", "FleetModel", "Instants"),
    suite(
      "GroundTruthTests", "GroundTruth", "FleetModel", "LabStatistics", "Stochastics", "Instants"),
    suite("TraceFilesTests", "TraceFiles"),
    suite(
      "LearningCoreTests", "LearningCore", "SharedMemory", "FleetModel", "LabStatistics",
      "JSONLines", "Stochastics", "Instants", "CGSL"),
    suite("SharedMemoryTests", "SharedMemory", "FleetModel", "Instants"),
    .target(name: "FaultyDisk", dependencies: ["CSQLite"], path: "Tests/FaultyDisk"),
    .executableTarget(
      name: "MemoryWriter", dependencies: ["SQLiteMemory", "SharedMemory"],
      path: "Tests/MemoryWriter", swiftSettings: settings),
    suite(
      "SQLiteMemoryTests", "SQLiteMemory", "SharedMemory", "CSQLite", "FaultyDisk", "MemoryWriter"),
    suite("MemoryContractTests", "SQLiteMemory", "SharedMemory", "Instants"),
    suite(
      "FleetSimulationTests", "FleetSimulation", "GroundTruth", "LearningCore", "SharedMemory",
      "SQLiteMemory", "FleetModel", "Instants", "Stochastics"),
    suite(
      "ExperimentsTests", "Experiments", "FleetSimulation", "GroundTruth", "LearningCore",
      "FleetModel", "LabStatistics", "Stochastics"),
    suite(
      "ScenarioFilesTests", "ScenarioFiles", "Experiments", "FleetSimulation", "LearningCore",
      "YAMLTree"),
    suite(
      "LabReportsTests", "LabReports", "Plotting", "Experiments", "FleetSimulation", "GroundTruth",
      "LearningCore", "FleetModel", "TraceFiles", "Stochastics", "Instants"),
    suite(
      "CommandTests", "FleetLabCommands", "SelfTest", "LabReports", "ScenarioFiles", "Experiments",
      "FleetSimulation", "GroundTruth", "LearningCore", "SQLiteMemory", "SharedMemory",
      "FleetModel",
      "Stochastics", "Instants", "YAMLTree", "fleetlab"),
    suite(
      "ValidationTests", "SelfTest", "SimulationKernel", "LabStatistics", "Stochastics", "Instants",
      "TraceFiles", "ScenarioFiles", "Experiments", "LabReports", "FleetSimulation",
      "GroundTruth", "LearningCore", "FleetModel", "CGSL"),
    suite("DeterminismTests", "ScenarioFiles", "Experiments", "LabReports", "fleetlab"),
    suite("TidyTests", "OwnFleet", "LiveAgent"),
  ]
)
