package dev.backsource.config.access.keys;

/**
 * A key that was just created. The token is never shown again.
 *
 * @param token the token, with the secret
 */
public record IssuedKey(AccessKey key, KeyToken token) {}
