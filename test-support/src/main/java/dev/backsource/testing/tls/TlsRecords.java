package dev.backsource.testing.tls;

import java.util.HexFormat;

/** The first record of a server's response to a hello (RFC 5246 §6.2.1). */
public final class TlsRecords {
    private TlsRecords() {}

    /** The fatal alert {@code handshake_failure}. */
    public static byte[] handshakeFailure() {
        return HexFormat.of().parseHex("15030300020228");
    }

    /** The fatal alert {@code unrecognized_name} (RFC 6066 §3). */
    public static byte[] unrecognizedName() {
        return HexFormat.of().parseHex("15030300020270");
    }

    /**
     * A hello that chooses a version and a cipher suite.
     *
     * @param version such as 0x0301 for TLS 1.0
     * @param suite by IANA's registry
     */
    public static byte[] serverHello(int version, int suite) {
        return HexFormat.of()
                .parseHex("16%04x002a02000026%04x".formatted(version, version)
                        + "00".repeat(32)
                        + "00%04x00".formatted(suite));
    }
}
