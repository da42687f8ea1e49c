package dev.backsource.edge.cache.collapsing;

import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.cache.rules.syntax.EntityTags;
import dev.backsource.edge.cache.rules.syntax.Fields;
import dev.backsource.edge.cache.store.StoredResponse;
import dev.backsource.edge.http.upstream.RequestForm;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a fetch is to do.
 *
 * @param request the one whose answer is fetched
 * @param reason why it goes to the origin
 * @param form of the back-to-origin request
 * @param stale what is stored, to be validated or to fall back on; null when nothing is
 * @param offered what is stored for other variants, whose entity tags the origin is offered (RFC 9111 §4.3.1)
 * @param leader the request as it waits, on the loop that runs the fetch; null when the fetch is for the store only
 * @param isShared whether others may join
 */
record FetchOrder(
        CacheRequest request,
        Reason reason,
        RequestForm form,
        @Nullable StoredResponse stale,
        List<StoredResponse> offered,
        @Nullable WaitingRequest leader,
        boolean isShared) {

    /** Fetches what is not stored, for {@code leader} and all who join. */
    static FetchOrder fetch(WaitingRequest leader, Reason reason) {
        return new FetchOrder(leader.request(), reason, RequestForm.WHOLE, null, List.of(), leader, true);
    }

    /** Likewise, unless the origin chooses one of {@code offered}, which all have an entity tag. */
    static FetchOrder fetchOr(List<StoredResponse> offered, WaitingRequest leader, Reason reason) {
        var tags = offered.stream().map(FetchOrder::tag).collect(Collectors.joining(", "));
        var form = RequestForm.validating(tags, null);
        return new FetchOrder(leader.request(), reason, form, null, offered, leader, true);
    }

    /** Fetches for one client alone, as it asked. */
    static FetchOrder alone(WaitingRequest only, Reason reason) {
        return new FetchOrder(only.request(), reason, RequestForm.ALONE, null, List.of(), only, false);
    }

    /** Asks whether {@code stale} is still good, for {@code leader}, if any, and all who join. */
    static FetchOrder validate(
            CacheRequest request, Reason reason, StoredResponse stale, @Nullable WaitingRequest leader) {
        return validate(request, reason, stale, leader, true);
    }

    /** Asks whether {@code stale} is still good for one client alone. */
    static FetchOrder validateAlone(WaitingRequest only, Reason reason, StoredResponse stale) {
        return validate(only.request(), reason, stale, only, false);
    }

    private static FetchOrder validate(
            CacheRequest request,
            Reason reason,
            StoredResponse stale,
            @Nullable WaitingRequest leader,
            boolean isShared) {
        var validators = stale.validators();
        var form = RequestForm.validating(validators.etag(), validators.lastModified());
        return new FetchOrder(request, reason, form, stale, List.of(), leader, isShared);
    }

    /** Which of those that were offered a 304 with these fields is about; null for none. */
    @Nullable
    StoredResponse selected(Fields notModified) {
        var tag = Validation.of(notModified).etag();
        for (var one : offered) {
            if (tag != null && EntityTags.areWeaklyEqual(tag, tag(one))) {
                return one;
            }
        }
        return null;
    }

    /** How the leader's request was dealt with, when the origin answered with {@code originStatus}; 0 for not at all. */
    CacheStatus status(int originStatus) {
        var status = CacheStatus.fwd(reason);
        return originStatus == 0 ? status : status.withFwdStatus(originStatus);
    }

    private static String tag(StoredResponse stored) {
        return Objects.requireNonNull(stored.validators().etag());
    }
}
