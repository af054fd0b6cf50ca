// What the digest of some messages must be. Not here: the digest (`SHA256.swift`), who holds it against this
// (tests, `SelfTest`).

extension SHA256 {
  /// Source: NIST, "Secure Hash Standard: examples with intermediate values", SHA-256 (one block, two blocks), and
  /// the long message of FIPS 180-2, appendix B.3; the empty one is of the CAVP vectors (SHA256ShortMsg, Len = 0).
  package static let knownAnswers: [(bytes: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      Array(repeating: 0x61, count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]
}
