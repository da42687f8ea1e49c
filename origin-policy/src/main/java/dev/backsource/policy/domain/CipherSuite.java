package dev.backsource.policy.domain;

/**
 * A cipher suite of TLS 1.2 with forward secrecy and authenticated encryption (RFC 9325 §4.2), by its name in IANA's registry. The suites of TLS 1.3
 * all have both, and can't be chosen.
 */
public enum CipherSuite {
    TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
}
