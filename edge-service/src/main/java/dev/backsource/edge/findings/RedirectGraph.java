package dev.backsource.edge.findings;

import dev.backsource.policy.response.RedirectChain;
import org.jspecify.annotations.Nullable;

/**
 * The last redirect at each URL, whichever client got it. Shows whether a redirect can be part of a loop at all: most that the cache keeps lead to a page,
 * and need no place for each of their clients. Bounded as {@link SitePlaces}.
 */
final class RedirectGraph {
    private static final RequestDigest ANYONE = new RequestDigest(0, 0);
    /** The time after which a redirect that comes again is written again, in milliseconds. */
    private static final long RENEWED_MS = 1_000;

    private final SitePlaces<Known> places;

    RedirectGraph(int regions) {
        this.places = new SitePlaces<>(regions);
    }

    private record Known(RedirectStep step, long atMs) implements SitePlaces.Entry {
        @Override
        public RequestDigest visitor() {
            return ANYONE;
        }

        @Override
        public RequestDigest url() {
            return step.url;
        }

        @Override
        public String site() {
            return step.site;
        }
    }

    /** {@code step} was sent to a client. */
    void sent(RedirectStep step, long nowMs) {
        var known = places.find(step.region, ANYONE, step.url);
        if (known == null || known.step != step || nowMs - known.atMs >= RENEWED_MS) {
            places.put(step.region, new Known(step, nowMs));
        }
    }

    /** Whether redirects that were sent lately lead from {@code first} back to its URL. */
    boolean leadsBack(RedirectStep first, long nowMs) {
        var step = first;
        for (var steps = 1; steps < RedirectChain.MAX_STEPS && !step.next.equals(first.url); steps++) {
            var next = after(step, nowMs);
            if (next == null) {
                return false;
            }
            step = next;
        }
        return step.next.equals(first.url);
    }

    private @Nullable RedirectStep after(RedirectStep step, long nowMs) {
        var known = places.find(step.nextRegion, ANYONE, step.next);
        return known == null || known.step.isOver() || nowMs - known.atMs > SeenRedirects.LATELY.toMillis()
                ? null
                : known.step;
    }
}
