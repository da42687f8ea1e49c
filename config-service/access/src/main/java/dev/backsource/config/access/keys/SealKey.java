package dev.backsource.config.access.keys;

import dev.backsource.policy.Sha256;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that encrypts secrets.
 *
 * @param id the first bytes of its SHA-256, in hex; identifies the key without disclosing anything of it
 */
record SealKey(String id, SecretKey secretKey) {
    static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    /** @throws IllegalArgumentException when there are not 32 bytes */
    static SealKey of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("has " + bytes.length + " bytes; it must have " + BYTES);
        }
        return new SealKey(HexFormat.of().formatHex(Sha256.of(bytes), 0, ID_BYTES), new SecretKeySpec(bytes, "AES"));
    }

    /** Without the key, so that no log has it. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
