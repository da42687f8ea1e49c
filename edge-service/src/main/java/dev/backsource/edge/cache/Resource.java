package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.Fields;
import dev.backsource.edge.cache.rules.Vary;
import dev.backsource.edge.http.RoutedRequest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known under one key: the variants of a response (RFC 9111 §4.1), or that it can't be stored, so that requests
 * for it need not wait for one another. Immutable.
 *
 * @param vary by which the variants are told apart
 * @param variants the newest first
 * @param aloneUntilMs until when requests are not collapsed; 0 for a resource with variants
 */
record Resource(Vary vary, StoredResponse[] variants, long aloneUntilMs) {
    /** Of one resource; the oldest goes. */
    static final int MAX_VARIANTS = 32;

    private static final StoredResponse[] NONE = {};
    private static final int OVERHEAD = 200;

    static Resource of(Vary vary, StoredResponse only) {
        return new Resource(vary, new StoredResponse[] {only}, 0);
    }

    static Resource alone(long untilMs) {
        return new Resource(Vary.NONE, NONE, untilMs);
    }

    /** The variant that may answer {@code request}; null when there is none. */
    @Nullable
    StoredResponse select(RoutedRequest request, Fields fields) {
        if (variants.length == 0) {
            return null;
        }
        var secondaryKey = vary.secondaryKey(fields);
        for (var variant : variants) {
            if (isFor(variant, request) && variant.secondaryKey().equals(secondaryKey)) {
                return variant;
            }
        }
        return null;
    }

    /** With {@code newest} in place of what it replaces. Where the origin varies by other fields now, only it is left. */
    Resource with(Vary newVary, StoredResponse newest) {
        if (!newVary.equals(vary) || variants.length == 0 || variants[0].epoch() != newest.epoch()) {
            return of(newVary, newest);
        }
        var kept = Arrays.stream(variants).filter(variant -> !isReplaced(variant, newest));
        var all = Stream.concat(Stream.of(newest), kept);
        return new Resource(vary, all.limit(MAX_VARIANTS).toArray(StoredResponse[]::new), 0);
    }

    /** Bytes it takes on the heap, about. */
    int weight() {
        var weight = OVERHEAD;
        for (var variant : variants) {
            weight += variant.weight();
        }
        return weight;
    }

    private static boolean isFor(StoredResponse variant, RoutedRequest request) {
        return variant.epoch() == request.route().epoch()
                && (variant.onlyFor() == null || variant.onlyFor() == request.scheme());
    }

    private static boolean isReplaced(StoredResponse old, StoredResponse newest) {
        return old.secondaryKey().equals(newest.secondaryKey()) && Objects.equals(old.onlyFor(), newest.onlyFor());
    }
}
