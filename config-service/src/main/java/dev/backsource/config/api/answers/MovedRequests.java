package dev.backsource.config.api.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.figures.LastHour;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.TargetChange;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A domain's routed requests of the last hour, as edges report them, and those with another scheme or port at the origins after a change. Unless {@code
 * edgesKnown} equals {@code edges}, there may have been more requests.
 *
 * @param edges the number of registered edges
 * @param edgesKnown of them, those whose requests of the whole hour are known
 * @param edgesPartlyKnown of them, those whose requests of a part of it are known
 * @param requests absent when they are known of no edge
 * @param fromCache of the requests, those served without a request to an origin; absent likewise
 * @param moved of the requests, those that would have another scheme or port; absent when that isn't known, and for a removal
 * @param mayMoveMore whether further requests, of edges that are not fully known, may move as well
 * @param undecided of the requests, those whose kind of content the change decides anew, so that their targets depend on their paths; absent likewise
 * @param classes by client scheme and kind of content; those without requests are left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MovedRequests(
        int edges,
        int edgesKnown,
        int edgesPartlyKnown,
        @Nullable Long requests,
        @Nullable Long fromCache,
        @Nullable Long moved,
        boolean mayMoveMore,
        @Nullable Long undecided,
        List<RequestsOfClass> classes) {

    /**
     * The requests of one class.
     *
     * @param client the client's scheme
     * @param before their targets at the origins in use
     * @param after likewise; absent when they depend on the path, and for a removal
     * @param moved absent when it depends on the path, and for a removal
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RequestsOfClass(
            Scheme client,
            ContentKind kind,
            long requests,
            long fromCache,
            List<Target> before,
            @Nullable List<Target> after,
            @Nullable Long moved) {
        static RequestsOfClass of(Domain before, @Nullable Domain after, LastHour.OfClass counted) {
            var of = counted.of();
            var change = TargetChange.of(before, after == null ? before : after, of);
            var share = change.share();
            return new RequestsOfClass(
                    of.client(),
                    of.kind(),
                    counted.requests(),
                    counted.hits(),
                    change.before(),
                    after == null ? null : change.after(),
                    after == null || share == null ? null : Math.round(counted.requests() * share));
        }
    }

    /** @param after null for a removal */
    static MovedRequests of(Domain before, @Nullable Domain after, LastHour hour) {
        var classes = hour.classes().stream()
                .map(counted -> RequestsOfClass.of(before, after, counted))
                .toList();
        var isKnown = hour.isKnown() || !classes.isEmpty();
        var movesAny = after != null && moves(before, after);
        var decides = after != null && (isKnown || !movesAny);
        return new MovedRequests(
                hour.edges(),
                hour.known(),
                hour.partlyKnown(),
                isKnown ? classes.stream().mapToLong(RequestsOfClass::requests).sum() : null,
                isKnown ? classes.stream().mapToLong(RequestsOfClass::fromCache).sum() : null,
                decides
                        ? classes.stream()
                                .map(RequestsOfClass::moved)
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .sum()
                        : null,
                movesAny && !hour.isComplete(),
                decides
                        ? classes.stream()
                                .filter(of -> of.moved() == null)
                                .mapToLong(RequestsOfClass::requests)
                                .sum()
                        : null,
                classes);
    }

    /** Whether the change gives any request another scheme or port, or may do so. */
    private static boolean moves(Domain before, Domain after) {
        return Stream.of(RequestClass.values()).anyMatch(of -> {
            var share = TargetChange.of(before, after, of).share();
            return share == null || share > 0;
        });
    }
}
