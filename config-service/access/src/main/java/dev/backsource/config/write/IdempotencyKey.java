package dev.backsource.config.write;

/**
 * The key by which a retry is recognised.
 *
 * @param operator id and name of the key's owner
 * @param key as the client chose it
 * @param part 0 for a whole request, from 1 for its items
 * @param fingerprint of the request; the same for a retry
 */
public record IdempotencyKey(String operator, String key, int part, String fingerprint) {
    public static IdempotencyKey of(String operator, String key, String fingerprint) {
        return new IdempotencyKey(operator, key, 0, fingerprint);
    }

    /** The key of one of the request's items; {@code number} counts from 1. */
    public IdempotencyKey part(int number) {
        return new IdempotencyKey(operator, key, number, fingerprint);
    }
}
