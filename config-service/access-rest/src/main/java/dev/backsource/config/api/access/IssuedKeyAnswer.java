package dev.backsource.config.api.access;

import dev.backsource.config.access.keys.AccessKeys;
import dev.backsource.config.access.keys.IssuedKey;

/**
 * A key that was just created. The secret is shown only this once.
 *
 * @param secret for signatures
 * @param token the bearer token, sent after {@code Authorization: Bearer}; contains id and secret
 */
public record IssuedKeyAnswer(KeyAnswer key, String secret, String token) {
    static IssuedKeyAnswer of(IssuedKey issued, AccessKeys keys) {
        return new IssuedKeyAnswer(
                KeyAnswer.of(issued.key(), keys),
                issued.token().secret(),
                issued.token().text());
    }
}
