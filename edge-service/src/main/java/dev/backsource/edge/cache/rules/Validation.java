package dev.backsource.edge.cache.rules;

import dev.backsource.edge.cache.rules.syntax.EntityTags;
import dev.backsource.edge.cache.rules.syntax.Fields;
import org.jspecify.annotations.Nullable;

/** What a stored response is validated with, and what a 304 does to it (RFC 9111 §4.3). */
public final class Validation {
    /**
     * The validators of a stored response, as the origin wrote them, to be sent back as If-None-Match and
     * If-Modified-Since (RFC 9111 §4.3.1).
     *
     * @param etag null without one
     * @param lastModified null without one
     */
    public record Validators(
            @Nullable String etag, @Nullable String lastModified) {
        /** Whether there is none, so that the stored response can't be validated. */
        public boolean isEmpty() {
            return etag == null && lastModified == null;
        }
    }

    /** The status by which an origin says that what is stored is still good (RFC 9110 §15.4.5). */
    public static final int NOT_MODIFIED = 304;

    private Validation() {}

    /** Reads those of a response that is stored. */
    public static Validators of(Fields stored) {
        return new Validators(nonEmpty(stored.first("etag")), nonEmpty(stored.first("last-modified")));
    }

    /**
     * Whether {@code notModified}, the answer to a request with the stored response's validators, is about that response
     * (RFC 9111 §4.3.4). If not, it must not update it. A 304 without any validator is about the one that was asked
     * for.
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
     * Whether the field of a 304 replaces the stored one (RFC 9111 §3.2). All do but those that are never stored, and
     * Content-Length, which the stored content has.
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
