package dev.backsource.config.access.keys;

import java.security.MessageDigest;

/**
 * An access key as the database has it.
 *
 * @param hash the hash of the secret
 * @param secret the encrypted secret
 */
public record StoredKey(AccessKey key, byte[] hash, SecretSeal.Sealed secret) {
    /** Whether a token has this key's secret, compared in constant time. */
    boolean matches(KeyToken token) {
        return MessageDigest.isEqual(hash, token.hash());
    }
}
