package dev.backsource.edge.findings;

import java.util.ArrayList;
import java.util.List;

/**
 * The last redirects at each URL, {@value #OF_URL} at most, whichever client got them. Shows whether a redirect can be part of a loop at all: most that
 * the cache keeps lead to a page, and need no place for each of their clients. Bounded as {@link SitePlaces}, and in the redirects that it follows.
 */
final class RedirectGraph {
    /** The most redirects of one URL: it may redirect clients by language, device or session. */
    static final int OF_URL = 8;

    private static final RequestDigest ANYONE = new RequestDigest(0, 0);
    /** The most redirects that are followed from one. */
    private static final int MAX_FOLLOWED = 32;
    /** The time after which a redirect that comes again is written again, in milliseconds. */
    private static final long RENEWED_MS = 1_000;

    private final SitePlaces<Known> places;

    RedirectGraph(int regions) {
        this.places = new SitePlaces<>(regions, OF_URL);
    }

    private record Known(RedirectStep step, long atMs) implements SitePlaces.Entry<Known> {
        @Override
        public RequestDigest visitor() {
            return ANYONE;
        }

        @Override
        public boolean renews(Known earlier) {
            return step.next.equals(earlier.step.next);
        }

        boolean isCurrent(long nowMs) {
            return !step.isOver() && nowMs - atMs <= SeenRedirects.LATELY.toMillis();
        }
    }

    /** {@code step} was sent to a client. */
    void sent(RedirectStep step, long nowMs) {
        for (var choice = 0; choice < OF_URL; choice++) {
            var known = places.find(step.region, ANYONE, step.url, choice);
            if (known != null && known.step == step && nowMs - known.atMs < RENEWED_MS) {
                return;
            }
        }
        places.put(step.region, new Known(step, nowMs));
    }

    /**
     * Whether redirects that were sent lately lead from {@code first} back to its URL. Once they do, the same is taken for {@link SeenRedirects#LATELY}:
     * other redirects of a URL may have taken the place of one of them.
     */
    boolean leadsBack(RedirectStep first, long nowMs) {
        if (nowMs - first.ledBackAtMs <= RENEWED_MS) {
            return true;
        }
        if (isInCircle(first, nowMs)) {
            first.ledBackAtMs = nowMs;
            return true;
        }
        return nowMs - first.ledBackAtMs <= SeenRedirects.LATELY.toMillis();
    }

    /** Follows the nearest redirects first. Those that lead to a page allocate nothing. */
    private boolean isInCircle(RedirectStep first, long nowMs) {
        if (first.next.equals(first.url)) {
            return true;
        }
        var followed = after(first, List.of(), nowMs);
        for (var i = 0; i < followed.size(); i++) {
            var step = followed.get(i);
            if (step.next.equals(first.url)) {
                return true;
            }
            followed = after(step, followed, nowMs);
        }
        return false;
    }

    /** {@code followed} and the redirects after {@code step}, as far as their number is allowed. */
    private List<RedirectStep> after(RedirectStep step, List<RedirectStep> followed, long nowMs) {
        var all = followed;
        for (var choice = 0; choice < OF_URL && all.size() < MAX_FOLLOWED; choice++) {
            var known = places.find(step.nextRegion, ANYONE, step.next, choice);
            if (known != null && known.isCurrent(nowMs) && !all.contains(known.step)) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(known.step);
            }
        }
        return all;
    }
}
