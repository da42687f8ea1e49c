package dev.backsource.edge.cache;

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
 * What a fill is to do.
 *
 * @param request whose answer is fetched
 * @param reason why it goes to the origin
 * @param form of the back-to-origin request
 * @param stale what is stored, to be validated or to fall back on; null when nothing is
 * @param offered what is stored for other variants, whose entity tags the origin is offered (RFC 9111 §4.3.1)
 * @param first the client it is for, of the loop that runs the fill; null when it is for the store only
 * @param isShared whether others may wait for it
 */
record FillOrder(
        CacheRequest request,
        Reason reason,
        RequestForm form,
        @Nullable StoredResponse stale,
        List<StoredResponse> offered,
        @Nullable Waiter first,
        boolean isShared) {

    /** Fetches what is not stored, for the client of {@code first} and all who join. */
    static FillOrder fetch(Waiter first, Reason reason) {
        return new FillOrder(first.request(), reason, RequestForm.WHOLE, null, List.of(), first, true);
    }

    /** Likewise, unless the origin chooses one of {@code offered}, which all have an entity tag. */
    static FillOrder fetchOr(List<StoredResponse> offered, Waiter first, Reason reason) {
        var tags = offered.stream().map(FillOrder::tag).collect(Collectors.joining(", "));
        return new FillOrder(first.request(), reason, RequestForm.validating(tags, null), null, offered, first, true);
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

    private static String tag(StoredResponse stored) {
        return Objects.requireNonNull(stored.validators().etag());
    }

    /** Fetches for one client alone, as it asked. */
    static FillOrder alone(Waiter only, Reason reason) {
        return new FillOrder(only.request(), reason, RequestForm.ALONE, null, List.of(), only, false);
    }

    /** Asks whether {@code stale} is still good, for the client of {@code first} and all who join. */
    static FillOrder validate(CacheRequest request, Reason reason, StoredResponse stale, @Nullable Waiter first) {
        return validate(request, reason, stale, first, true);
    }

    /** Asks whether {@code stale} is still good for one client alone. */
    static FillOrder validateAlone(Waiter only, Reason reason, StoredResponse stale) {
        return validate(only.request(), reason, stale, only, false);
    }

    private static FillOrder validate(
            CacheRequest request, Reason reason, StoredResponse stale, @Nullable Waiter first, boolean isShared) {
        var validators = stale.validators();
        var form = RequestForm.validating(validators.etag(), validators.lastModified());
        return new FillOrder(request, reason, form, stale, List.of(), first, isShared);
    }
}
