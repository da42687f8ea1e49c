package dev.backsource.config.write;

/**
 * What tells a retry from another request.
 *
 * @param operator id and name of whose key it is
 * @param key as the client chose it
 * @param part 0 for a whole request, from 1 for what it consists of
 * @param fingerprint of what is asked for; the same for a retry
 */
public record IdempotencyKey(String operator, String key, int part, String fingerprint) {
    public static IdempotencyKey of(String operator, String key, String fingerprint) {
        return new IdempotencyKey(operator, key, 0, fingerprint);
    }

    /** For one of the things the request consists of; {@code number} counts from 1. */
    public IdempotencyKey part(int number) {
        return new IdempotencyKey(operator, key, number, fingerprint);
    }
}
