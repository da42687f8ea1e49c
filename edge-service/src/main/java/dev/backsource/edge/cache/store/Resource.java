package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.variants.Vary;
import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.protocol.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cache's state of one cache key: the stored variants of the response (RFC 9111 §4.1), or the mark that the
 * response is not storable and requests for it should not be collapsed. Immutable.
 *
 * @param vary distinguishes the variants
 * @param variants the newest first
 * @param aloneUntilMs the time until which requests that select no variant are not collapsed, in milliseconds since the
 * epoch
 */
public record Resource(Vary vary, StoredResponse[] variants, long aloneUntilMs) {
    /** The most variants of one resource; the oldest is dropped beyond that. */
    static final int MAX_VARIANTS = 32;

    private static final StoredResponse[] NONE = {};
    private static final int MOST_OFFERED = 8;
    private static final int LONGEST_TAG = 256;
    private static final int OVERHEAD = 200;

    static Resource of(Vary vary, StoredResponse only) {
        return new Resource(vary, new StoredResponse[] {only}, 0);
    }

    static Resource alone(long untilMs) {
        return new Resource(Vary.NONE, NONE, untilMs);
    }

    /** A copy whose requests are not collapsed until {@code untilMs}. */
    Resource aloneUntil(long untilMs) {
        return new Resource(vary, variants, untilMs);
    }

    /** A copy without {@code variant}; null when nothing is left. */
    @Nullable
    Resource without(StoredResponse variant) {
        var left = Arrays.stream(variants).filter(other -> other != variant).toArray(StoredResponse[]::new);
        return left.length == 0 && aloneUntilMs == 0 ? null : new Resource(vary, left, aloneUntilMs);
    }

    /** Whether a variant is stored that the request's route serves. */
    public boolean hasVariantsFor(RoutedRequest request) {
        return newest(request.route(), request.scheme()) != null;
    }

    /** The newest variant that {@code route} serves to clients over {@code client}; null for none. All variants are of one generation. */
    @Nullable
    public StoredResponse newest(Route route, Scheme client) {
        return variants.length > 0 && route.serves(client, variants[0].cacheGeneration()) ? variants[0] : null;
    }

    /**
     * The variant that {@code request} selects; null for none.
     *
     * @param secondaryKey of the request, by {@link #vary}
     */
    @Nullable
    public StoredResponse select(RoutedRequest request, String secondaryKey) {
        for (var variant : variants) {
            if (request.route().serves(request.scheme(), variant.cacheGeneration())
                    && variant.secondaryKey().equals(secondaryKey)) {
                return variant;
            }
        }
        return null;
    }

    /**
     * Likewise, the variant of an earlier way that an origin may validate for {@code request}: a 200 with a validator. Other statuses are seldom validated,
     * and a 304 stands for a 200 (RFC 9110 §15.4.5).
     */
    @Nullable
    public StoredResponse selectEarlier(RoutedRequest request, String secondaryKey) {
        for (var variant : variants) {
            if (request.route().validates(request.scheme(), variant.cacheGeneration())
                    && variant.status() == 200
                    && variant.secondaryKey().equals(secondaryKey)
                    && !variant.validators().isEmpty()) {
                return variant;
            }
        }
        return null;
    }

    /** The newest variants with an entity tag of moderate length, to be listed in If-None-Match for {@code request}. */
    public List<StoredResponse> offered(RoutedRequest request) {
        if (!hasVariantsFor(request) || vary.names().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(variants)
                .filter(variant -> variant.status() == 200 && hasShortTag(variant))
                .limit(MOST_OFFERED)
                .toList();
    }

    private static boolean hasShortTag(StoredResponse variant) {
        var tag = variant.validators().etag();
        return tag != null && tag.length() <= LONGEST_TAG;
    }

    /**
     * A copy in which {@code newest} replaces the variant with the same secondary key. If the origin varies by other
     * fields now, the older variants are dropped.
     */
    Resource with(Vary newVary, StoredResponse newest) {
        if (!newVary.equals(vary)
                || variants.length == 0
                || variants[0].cacheGeneration() != newest.cacheGeneration()) {
            return of(newVary, newest);
        }
        var kept = Arrays.stream(variants).filter(variant -> !isReplaced(variant, newest));
        var all = Stream.concat(Stream.of(newest), kept);
        return new Resource(vary, all.limit(MAX_VARIANTS).toArray(StoredResponse[]::new), aloneUntilMs);
    }

    /** Ends the redirects of this resource that {@code next}, which replaces it, neither repeats nor has evicted. */
    void replacedBy(@Nullable Resource next) {
        for (var variant : variants) {
            var redirect = variant.redirect();
            if (redirect != null) {
                var same = next == null ? null : next.repeated(redirect);
                if (same != null) {
                    same.replace(redirect);
                } else if (next == null || !next.hasEvicted(variant, vary)) {
                    redirect.end();
                }
            }
        }
    }

    /** Whether {@code variant} had to make room for a newer one: only then are there as many as there may be, and none replaces it. */
    private boolean hasEvicted(StoredResponse variant, Vary variantVary) {
        return variants.length == MAX_VARIANTS
                && vary.equals(variantVary)
                && variants[0].cacheGeneration() == variant.cacheGeneration()
                && Arrays.stream(variants).noneMatch(other -> isReplaced(variant, other));
    }

    private @Nullable RedirectStep repeated(RedirectStep redirect) {
        for (var variant : variants) {
            if (variant.redirect() != null && redirect.isRepeatedBy(variant.redirect())) {
                return variant.redirect();
            }
        }
        return null;
    }

    /** The approximate size on the heap, in bytes. */
    long weight() {
        long weight = OVERHEAD + vary.weight();
        for (var variant : variants) {
            weight += variant.weight();
        }
        return weight;
    }

    private static boolean isReplaced(StoredResponse old, StoredResponse newest) {
        return old.secondaryKey().equals(newest.secondaryKey());
    }
}
