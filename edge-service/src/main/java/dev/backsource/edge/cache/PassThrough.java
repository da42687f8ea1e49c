package dev.backsource.edge.cache;

import dev.backsource.edge.cache.rules.CacheStatus;
import dev.backsource.edge.cache.rules.CacheStatus.Reason;
import dev.backsource.edge.cache.rules.Invalidation;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.MessageFields;
import dev.backsource.edge.http.client.Relay;
import dev.backsource.edge.http.upstream.RequestForm;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import dev.backsource.policy.protocol.Scheme;
import java.util.Set;

/** Answers with what the origin says and stores nothing; a change that the origin takes makes what is stored invalid. */
final class PassThrough {
    private final CacheLoop loop;

    PassThrough(CacheLoop loop) {
        this.loop = loop;
    }

    void answer(RoutedRequest request, Reason reason) {
        Relay.start(loop.upstream(), request, RequestForm.AS_ASKED, loop.clients(), (from, to) -> {
            to.add(
                    StoredAnswers.CACHE_STATUS,
                    CacheStatus.fwd(reason).withFwdStatus(from.status()).format(loop.name()));
            invalidate(request, from);
        });
    }

    /** RFC 9111 §4.4. */
    private void invalidate(RoutedRequest request, UpstreamResponse response) {
        if (!Invalidation.invalidates(request.client().method().name(), response.status())) {
            return;
        }
        var fields = new MessageFields(response.fields());
        var targets = Set.copyOf(Invalidation.targets(request.host(), request.target(), fields));
        loop.fills()
                .revoke(key -> key.key().host().equals(request.host())
                        && targets.contains(key.key().target()));
        for (var target : targets) {
            for (var scheme : Scheme.values()) {
                loop.store().remove(new CacheKey(scheme, request.host(), target));
            }
        }
    }
}
