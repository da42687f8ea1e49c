package dev.backsource.health.http;

import java.util.List;

/**
 * Whether clients' redirects at an origin loop.
 *
 * @param isKnown false where responses are missing, so that no loop was found, but none was ruled out
 * @param found the loop, or nothing
 */
public record LoopVerdict(boolean isKnown, List<Found> found) {
    static final LoopVerdict UNKNOWN = new LoopVerdict(false, List.of());

    public LoopVerdict {
        found = List.copyOf(found);
    }
}
