package dev.backsource.health.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an inquiry.
 *
 * @param found the faults
 * @param gap the reason for which faults may be missing, in words; null where every response of the domain's origin came that a verdict needs
 * @param remark how far redirects were followed to other domains, in words; null where they were to their end. Nothing of the domain's own origin is
 *     missing for it
 */
public record HttpFindings(
        List<Found> found, @Nullable String gap, @Nullable String remark) {
    public HttpFindings {
        found = List.copyOf(found);
    }

    /** With all redirects followed to their end. */
    public HttpFindings(List<Found> found, @Nullable String gap) {
        this(found, gap, null);
    }

    /** Without any. */
    public static HttpFindings none(String gap) {
        return new HttpFindings(List.of(), gap);
    }
}
