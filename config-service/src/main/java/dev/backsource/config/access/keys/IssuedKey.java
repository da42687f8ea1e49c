package dev.backsource.config.access.keys;

/**
 * A key that was just made. Nobody sees the token again.
 *
 * @param token with the secret
 */
public record IssuedKey(AccessKey key, KeyToken token) {}
