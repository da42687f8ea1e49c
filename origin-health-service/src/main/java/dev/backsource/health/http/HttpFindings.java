package dev.backsource.health.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an inquiry.
 *
 * @param found the faults
 * @param gap the reason for which faults may be missing, in words; null where every response came that a verdict needs
 */
public record HttpFindings(List<Found> found, @Nullable String gap) {
    public HttpFindings {
        found = List.copyOf(found);
    }

    /** Without any. */
    public static HttpFindings none(String gap) {
        return new HttpFindings(List.of(), gap);
    }
}
