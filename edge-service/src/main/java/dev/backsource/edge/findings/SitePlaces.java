package dev.backsource.edge.findings;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Redirects in a table of fixed size. A site has one region of it, known to nobody else, and an entry the choice of a few places there. It takes that of the earliest
 * entry of its own site, else of the earliest. Thread-safe without a lock: of two entries at the same time, one may be lost.
 */
final class SitePlaces<E extends SitePlaces.Entry<E>> {
    static final int REGIONS = 32;
    static final int OF_REGION = 256;

    private final String salt = UUID.randomUUID().toString();
    private final int regions;
    private final int choices;
    private final AtomicReferenceArray<@Nullable E> places;

    /** @param choices the number of places among which an entry has the choice */
    SitePlaces(int regions, int choices) {
        this.regions = regions;
        this.choices = choices;
        this.places = new AtomicReferenceArray<>(regions * OF_REGION);
    }

    /** One entry. It has the choice of the same places whenever it has the same visitor and URL. */
    interface Entry<E> {
        /** Any value that stays the same, where no visitor is meant. */
        RequestDigest visitor();

        RedirectStep step();

        /** In milliseconds since the epoch. */
        long atMs();

        default boolean isOf(RequestDigest visitor, RequestDigest url) {
            return step().url.equals(url) && visitor().equals(visitor);
        }

        /** Whether it takes the place of {@code earlier}, which has the same visitor and URL. */
        boolean renews(E earlier);
    }

    int region(String site) {
        return Math.floorMod(RequestDigest.of(salt, site).low(), regions);
    }

    @Nullable
    E find(int region, RequestDigest visitor, RequestDigest url) {
        for (var choice = 0; choice < choices; choice++) {
            var found = find(region, visitor, url, choice);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** One of several with the same visitor and URL: that of this {@code choice}, if there is one. */
    @Nullable
    E find(int region, RequestDigest visitor, RequestDigest url, int choice) {
        var found = places.get(place(region, visitor, url, choice));
        return found != null && found.isOf(visitor, url) ? found : null;
    }

    /** Puts {@code entry} at the place of the one that it renews; else at a free one, or in place of another. */
    void put(int region, E entry) {
        var best = -1;
        for (var choice = 0; choice < choices; choice++) {
            var place = place(region, entry.visitor(), entry.step().url, choice);
            var found = places.get(place);
            if (found != null && found.isOf(entry.visitor(), entry.step().url) && entry.renews(found)) {
                best = place;
                break;
            }
            if (best < 0 || isBetter(found, places.get(best), entry.step().site)) {
                best = place;
            }
        }
        places.set(best, entry);
    }

    /** Whether {@code found} is to be replaced rather than {@code other}; null for free places. */
    private boolean isBetter(@Nullable E found, @Nullable E other, String site) {
        if (found == null || other == null) {
            return found == null && other != null;
        }
        var isOwn = found.step().site.equals(site);
        return isOwn == other.step().site.equals(site) ? found.atMs() < other.atMs() : isOwn;
    }

    private static int place(int region, RequestDigest visitor, RequestDigest url, int choice) {
        return region * OF_REGION + Math.floorMod(visitor.low() + url.low() + choice, OF_REGION);
    }
}
