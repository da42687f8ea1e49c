package dev.backsource.config.access.keys;

import java.security.MessageDigest;

/**
 * An access key as the database has it.
 *
 * @param hash of the secret
 * @param secret encrypted
 */
public record StoredKey(AccessKey key, byte[] hash, SecretSeal.Sealed secret) {
    /** Whether a token has this key's secret, in a time that does not depend on where they differ. */
    boolean matches(KeyToken token) {
        return MessageDigest.isEqual(hash, token.hash());
    }
}
