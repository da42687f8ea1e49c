package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.EntityTags;
import dev.backsource.edge.cache.rules.syntax.Fields;
import org.jspecify.annotations.Nullable;

/** Validators of stored responses, and the effect of a 304 on a stored response (RFC 9111 §4.3). */
public final class Validation {
    /**
     * The validators of a stored response as the origin wrote them. A validation request sends them back in
     * If-None-Match and If-Modified-Since (RFC 9111 §4.3.1).
     *
     * @param etag null without one
     * @param lastModified null without one
     */
    public record Validators(
            @Nullable String etag, @Nullable String lastModified) {
        /** Whether there is no validator, so that the response can't be validated. */
        public boolean isEmpty() {
            return etag == null && lastModified == null;
        }
    }

    /** The status of a successful validation (RFC 9110 §15.4.5). */
    public static final int NOT_MODIFIED = 304;

    private Validation() {}

    /** The validators of a stored response. */
    public static Validators of(Fields stored) {
        return new Validators(nonEmpty(stored.first("etag")), nonEmpty(stored.first("last-modified")));
    }

    /**
     * Whether {@code notModified}, the response to a validation request with the validators {@code stored}, selects
     * that stored response for update (RFC 9111 §4.3.4). A 304 without any validator selects the response that was
     * validated.
     */
    public static boolean selects(Fields notModified, Validators stored) {
        var said = of(notModified);
        if (said.etag() != null) {
            return EntityTags.isStrong(said.etag())
                    ? EntityTags.areStronglyEqual(said.etag(), stored.etag())
                    : EntityTags.areWeaklyEqual(said.etag(), stored.etag());
        }
        return said.lastModified() == null || said.lastModified().equals(stored.lastModified());
    }

    /**
     * Whether the field of a 304 replaces the stored one (RFC 9111 §3.2). All do, except those that are never stored,
     * and Content-Length, which belongs to the stored content.
     */
    public static boolean isUpdated(String lowerCaseName) {
        return switch (lowerCaseName) {
            case "content-length" -> false;
            default -> !StoredFields.isOfConnection(lowerCaseName);
        };
    }

    private static @Nullable String nonEmpty(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
