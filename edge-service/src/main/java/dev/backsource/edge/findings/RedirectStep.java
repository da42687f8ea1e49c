package dev.backsource.edge.findings;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.finding.FindingKind;
import dev.backsource.policy.finding.Place;
import dev.backsource.policy.protocol.Target;
import dev.backsource.policy.response.ClientUrl;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An origin's redirect from one URL of this edge's domains to another, worked out once for all clients that get it. Holds no secrets: the URLs as
 * digests, and as they are shown.
 */
public final class RedirectStep {
    /** The approximate heap of its objects without their texts, in bytes. */
    private static final int OVERHEAD = 370;

    private static final long NEVER = Long.MIN_VALUE / 2;

    final RequestDigest url;
    final RequestDigest next;
    final ClientUrl shownUrl;
    final ClientUrl shownNext;
    private final String address;
    final Target to;
    final int status;
    /** The site of the domain, its region, and that of the domain to which the redirect leads. */
    final String site;

    final int region;
    final int nextRegion;
    final Storage storage = new Storage();
    /** Worked out when it is part of a loop. */
    private FoundOfDomain.@Nullable Key loop;

    /** When redirects last led from it back to it, in milliseconds since the epoch. */
    volatile long ledBackAtMs = NEVER;

    /** Whether the cache has given up a redirect. A loop keeps it longer than the redirect and its texts. */
    static final class Storage {
        /** Shared with the redirects that it repeats. */
        private volatile AtomicBoolean over = new AtomicBoolean();

        boolean isOver() {
            return over.get();
        }
    }

    RedirectStep(Redirect redirect, ClientUrl next, String site, int region, int nextRegion) {
        this.url = RequestDigest.of(redirect.url());
        this.next = RequestDigest.of(next);
        this.shownUrl = redirect.url().shown();
        this.shownNext = next.shown();
        this.address = redirect.address();
        this.to = redirect.to();
        this.status = redirect.status();
        this.site = site;
        this.region = region;
        this.nextRegion = nextRegion;
    }

    /** Whether {@code other} redirects from the same URL to the same URL. */
    public boolean isRepeatedBy(RedirectStep other) {
        return url.equals(other.url) && next.equals(other.next);
    }

    /** It takes the place of {@code earlier} in the cache, which it repeats: the two end together. */
    public void replace(RedirectStep earlier) {
        storage.over = earlier.storage.over;
    }

    /** The cache doesn't hold it any more: it was purged, or another response has replaced it. Ends the loops through it. */
    public void end() {
        storage.over.set(true);
    }

    /** Whether it was purged, or another response has replaced it. */
    public boolean isOver() {
        return storage.isOver();
    }

    /** The finding of a loop at its origin. */
    FoundOfDomain.Key loop() {
        var known = loop;
        if (known == null) {
            var place = new Place(OriginAddress.parse(address), null, null);
            known = new FoundOfDomain.Key(FindingKind.REDIRECT_LOOP, place);
            loop = known;
        }
        return known;
    }

    /** The approximate size on the heap, in bytes. */
    public int weight() {
        return OVERHEAD
                + site.length()
                + shownUrl.host().length()
                + shownUrl.target().length()
                + shownNext.host().length()
                + shownNext.target().length();
    }
}
