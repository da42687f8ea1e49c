package dev.backsource.edge.cache;

import dev.backsource.edge.cache.answer.HitResponses;
import dev.backsource.edge.cache.collapsing.InFlightFetches;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRequest;
import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Invalidation;
import dev.backsource.edge.cache.rules.StatusTexts;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.client.Relay;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.policy.url.RequestTarget;
import io.vertx.core.http.HttpMethod;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Forwards requests without storing their responses, and invalidates stored responses after an unsafe method (RFC 9111
 * §4.4).
 */
final class PassThrough {
    private final CacheLoop loop;
    private final InFlightFetches<?> fetches;
    private final StatusTexts texts;

    PassThrough(CacheLoop loop, InFlightFetches<?> fetches, StatusTexts texts) {
        this.loop = loop;
        this.fetches = fetches;
        this.texts = texts;
    }

    /** Forwards a request that the cache doesn't handle. */
    void answer(RoutedRequest request, Reason reason) {
        answer(request, reason, from -> invalidate(request, from));
    }

    /** Forwards a request that the cache could have satisfied; the response to HEAD updates the stored one. */
    void answer(CacheRequest request, Reason reason) {
        if (request.routed().client().method() == HttpMethod.HEAD) {
            var update = new HeadUpdate(loop, request, loop.now());
            answer(request.routed(), reason, update::apply);
        } else {
            answer(request.routed(), reason);
        }
    }

    private void answer(RoutedRequest request, Reason reason, Consumer<UpstreamResponse> told) {
        Relay.start(loop.upstream(), request, RequestForm.AS_ASKED, loop.clients(), (from, to) -> {
            to.accept(
                    HitResponses.CACHE_STATUS, texts.of(CacheStatus.fwd(reason).withFwdStatus(from.status())));
            told.accept(from);
        });
    }

    /** Invalidates the stored responses that an unsafe method may have changed (RFC 9111 §4.4). */
    private void invalidate(RoutedRequest request, UpstreamResponse response) {
        if (!Invalidation.invalidates(request.client().method().name(), response.status())) {
            return;
        }
        var fields = new MessageFields(response.fields());
        var targets = Invalidation.targets(request.host(), request.target(), fields).stream()
                .map(RequestTarget::normalForm)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        fetches.revoke(
                key -> key.host().equals(request.host()) && targets.contains(key.target()),
                () -> targets.forEach(target -> loop.store().removeAll(request.host(), target)));
    }
}
