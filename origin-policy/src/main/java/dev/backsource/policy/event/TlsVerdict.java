package dev.backsource.policy.event;

/** The result of TLS at a port that accepted a connection. */
public enum TlsVerdict {
    /** Edges would go on: the handshake succeeded, and the certificate meets the domain's requirements. */
    ACCEPTED,
    /** There was a handshake, and edges would end the connection: by its version or its certificate. */
    REFUSED,
    /** There was no handshake. */
    FAILED
}
