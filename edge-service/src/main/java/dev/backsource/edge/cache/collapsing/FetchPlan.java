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
 * The instructions for a fetch.
 *
 * @param request to fetch a response for
 * @param reason for forwarding it to the origin
 * @param form of the back-to-origin request
 * @param stale the stored response to validate or to fall back on; null for none. One that the request's route doesn't serve is only fallen back on
 * @param earlier the response of an earlier way to validate; null for none
 * @param offered stored variants whose entity tags are listed in If-None-Match (RFC 9111 §4.3.1)
 * @param leader the waiting request, on the loop that runs the fetch; null for a background fetch
 * @param isShared whether other requests may join
 */
record FetchPlan(
        CacheRequest request,
        Reason reason,
        RequestForm form,
        @Nullable StoredResponse stale,
        @Nullable EarlierResponse earlier,
        List<StoredResponse> offered,
        @Nullable WaitingRequest leader,
        boolean isShared) {

    /** A fetch for {@code leader} and all requests that join, with nothing stored. */
    static FetchPlan fetch(WaitingRequest leader, Reason reason) {
        return new FetchPlan(leader.request(), reason, RequestForm.WHOLE, null, null, List.of(), leader, true);
    }

    /** Likewise, with a stale response of the baseline to fall back on. */
    static FetchPlan fetch(WaitingRequest leader, StoredResponse spare, Reason reason) {
        return new FetchPlan(leader.request(), reason, RequestForm.WHOLE, spare, null, List.of(), leader, true);
    }

    /** Whether a 304 says that {@link #stale} is valid. */
    boolean validatesStale() {
        var routed = request.routed();
        return stale != null && routed.route().serves(routed.scheme(), stale.cacheGeneration());
    }

    /**
     * A fetch for {@code leader} and all requests that join, unless the origin selects one of the {@code offered}
     * variants, each of which has an entity tag.
     */
    static FetchPlan fetchOr(List<StoredResponse> offered, WaitingRequest leader, Reason reason) {
        var tags = offered.stream().map(FetchPlan::tag).collect(Collectors.joining(", "));
        var form = RequestForm.validating(tags, null);
        return new FetchPlan(leader.request(), reason, form, null, null, offered, leader, true);
    }

    /** A fetch for one client alone, with the fields it sent. */
    static FetchPlan alone(WaitingRequest only, Reason reason) {
        return new FetchPlan(only.request(), reason, RequestForm.ALONE, null, null, List.of(), only, false);
    }

    /** A validation of {@code stale} for all requests that join, and for {@code leader} if there is one. */
    static FetchPlan validate(
            CacheRequest request, Reason reason, StoredResponse stale, @Nullable WaitingRequest leader) {
        return validate(request, reason, stale, leader, true);
    }

    /**
     * A validation of {@code earlier}.
     *
     * @param spare a stale response of the baseline to fall back on; null for none
     * @param isShared as above
     */
    static FetchPlan validateEarlier(
            WaitingRequest leader, EarlierResponse earlier, @Nullable StoredResponse spare, boolean isShared) {
        var validators = earlier.stored().validators();
        var form = RequestForm.validating(validators.etag(), validators.lastModified());
        return new FetchPlan(leader.request(), Reason.MISS, form, spare, earlier, List.of(), leader, isShared);
    }

    /** A validation of {@code stale} for one client alone. */
    static FetchPlan validateAlone(WaitingRequest only, Reason reason, StoredResponse stale) {
        return validate(only.request(), reason, stale, only, false);
    }

    private static FetchPlan validate(
            CacheRequest request,
            Reason reason,
            StoredResponse stale,
            @Nullable WaitingRequest leader,
            boolean isShared) {
        var validators = stale.validators();
        var form = leader == null
                ? RequestForm.validatingInBackground(validators.etag(), validators.lastModified())
                : RequestForm.validating(validators.etag(), validators.lastModified());
        return new FetchPlan(request, reason, form, stale, null, List.of(), leader, isShared);
    }

    /** The offered variant that a 304 with these fields selects; null for none. */
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

    /**
     * The Cache-Status of the leader's request.
     *
     * @param originStatus of the origin's response; 0 when there was none
     */
    CacheStatus status(int originStatus) {
        var status = CacheStatus.fwd(reason);
        return originStatus == 0 ? status : status.withFwdStatus(originStatus);
    }

    private static String tag(StoredResponse stored) {
        return Objects.requireNonNull(stored.validators().etag());
    }
}
