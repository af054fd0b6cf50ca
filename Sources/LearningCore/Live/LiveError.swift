// Why a live fleet didn't take an input. Not here: what is checked (`FleetCoordinator+Check.swift`).

public import SharedMemory

/// Why a call of a live fleet failed.
public enum LiveError: Error, Equatable, CustomStringConvertible {
  /// The input can't be; nothing came of it, and the next one may be given.
  case refused(LineError)
  /// The store couldn't be opened for this fleet.
  case opening(FleetMemoryError)
  /// The store didn't take what happened. It is held, and written with the next call that succeeds;
  /// until then nothing of it is acknowledged.
  case store(MemoryError)

  public var description: String {
    switch self {
    case .refused(let error): "\(error)"
    case .opening(let error): "\(error)"
    case .store(let error): "\(error)"
    }
  }
}
