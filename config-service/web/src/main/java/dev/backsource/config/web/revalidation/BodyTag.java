package dev.backsource.config.web.revalidation;

import dev.backsource.policy.Sha256;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The entity tag of a body: 128 bits of its SHA-256, so that the author of a part of a body can't make two bodies with one tag. It is weak
 * (RFC 9110 §8.8.1), since the compressed body has the same one, and so that {@code If-Match} never takes it for a revision.
 */
record BodyTag(String value) {
    private static final int BYTES = 16;

    /** The opaque part of an entity tag, with its quotes (§8.8.3). */
    private static final Pattern OPAQUE = Pattern.compile("\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

    static BodyTag of(String body) {
        var hash = Arrays.copyOf(Sha256.of(body), BYTES);
        return new BodyTag("W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"");
    }

    /**
     * Whether a client has this body already (§13.1.2). A malformed condition is none.
     *
     * @param values the lines of {@code If-None-Match}, none when absent
     */
    boolean isIn(List<String> values) {
        return values.stream()
                .anyMatch(value -> value.strip().equals("*")
                        || OPAQUE.matcher(value).results().anyMatch(found -> value().endsWith(found.group())));
    }
}
