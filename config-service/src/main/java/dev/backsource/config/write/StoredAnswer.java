package dev.backsource.config.write;

import org.jspecify.annotations.Nullable;

/**
 * An answer in the form in which it is kept for a retry.
 *
 * @param status the HTTP status code
 * @param body JSON; empty when there is none
 * @param replayed whether it is the answer to an earlier request with the same key
 */
public record StoredAnswer(
        int status, @Nullable String etag, @Nullable String location, String body, boolean replayed) {}
