package dev.backsource.config.write;

import org.jspecify.annotations.Nullable;

/**
 * A response in its stored form for retries.
 *
 * @param status the HTTP status code
 * @param body JSON; empty when there is none
 * @param replayed whether it is the response to an earlier request with the same key
 */
public record StoredAnswer(
        int status, @Nullable String etag, @Nullable String location, String body, boolean replayed) {}
