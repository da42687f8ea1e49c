package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.http.upstream.RoutedRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known under one key: the variants of a response (RFC 9111 §4.1), or that it can't be stored, so that requests
 * for it need not wait for one another. Immutable.
 *
 * @param vary by which the variants are told apart
 * @param variants the newest first
 * @param aloneUntilMs until when requests that no variant answers are not collapsed, in milliseconds since the epoch
 */
public record Resource(Vary vary, StoredResponse[] variants, long aloneUntilMs) {
    /** Of one resource; the oldest goes. */
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

    /** The same, but requests are not collapsed until then. */
    Resource aloneUntil(long untilMs) {
        return new Resource(vary, variants, untilMs);
    }

    /** Without {@code variant}; null when nothing is left. */
    @Nullable
    Resource without(StoredResponse variant) {
        var left = Arrays.stream(variants).filter(other -> other != variant).toArray(StoredResponse[]::new);
        return left.length == 0 && aloneUntilMs == 0 ? null : new Resource(vary, left, aloneUntilMs);
    }

    /** Whether there are variants that were fetched as they would be for {@code request}. */
    public boolean hasVariantsFor(RoutedRequest request) {
        return variants.length > 0
                && variants[0].cacheGeneration() == request.route().cacheGeneration();
    }

    /** The variant that may answer {@code request}, whose {@code secondaryKey} is by {@link #vary}; null for none. */
    @Nullable
    public StoredResponse select(RoutedRequest request, String secondaryKey) {
        for (var variant : variants) {
            if (variant.cacheGeneration() == request.route().cacheGeneration()
                    && variant.secondaryKey().equals(secondaryKey)) {
                return variant;
            }
        }
        return null;
    }

    /** The newest variants with an entity tag that is not long, to be offered to the origin for {@code request}. */
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

    /** With {@code newest} in place of what it replaces. Where the origin varies by other fields now, only it is left. */
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

    /** Bytes it takes on the heap, about. */
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
