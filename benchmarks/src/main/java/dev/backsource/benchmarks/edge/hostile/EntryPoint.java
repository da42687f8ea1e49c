package dev.backsource.benchmarks.edge.hostile;

/** An attacker's entrance. */
public enum EntryPoint {
    /** Over HTTP/1 to the port for it. */
    PLAIN,
    /** Over TLS and HTTP/2. */
    SECURE,
    /** To the port for TLS, without a handshake. */
    UNSHAKEN
}
