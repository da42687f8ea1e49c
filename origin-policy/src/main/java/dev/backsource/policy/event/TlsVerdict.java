package dev.backsource.policy.event;

/** How far TLS came at a port that took a connection. */
public enum TlsVerdict {
    /** Edges would go on: the handshake succeeded, and the certificate is as the domain wants it. */
    ACCEPTED,
    /** There was a handshake, and edges would end the connection: by its version or its certificate. */
    REFUSED,
    /** There was no handshake. */
    FAILED
}
