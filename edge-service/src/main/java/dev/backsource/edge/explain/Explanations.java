package dev.backsource.edge.explain;

import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.proxy.request.RequestedUrl;
import dev.backsource.edge.routing.CandidateRoute;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.upstream.balancing.LoadBalancer;
import dev.backsource.edge.upstream.balancing.OutlierDetection;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.explanation.Explanation.Choice;
import dev.backsource.policy.explanation.Explanation.ExplainedRollout;
import dev.backsource.policy.explanation.Explanation.FoundBy;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explanations of requests by the served routes. Changes nothing, contacts no origin, and does not block. */
public final class Explanations {
    private final RoutingTable table;
    private final LoadBalancer balancer;
    private final EdgeCache cache;
    private final Clock clock;

    public Explanations(RoutingTable table, OutlierDetection outliers, EdgeCache cache, Clock clock) {
        this.table = table;
        this.cache = cache;
        this.clock = clock;
        this.balancer = new LoadBalancer(outliers);
    }

    /**
     * The explanation of a request; null when no domain covers the host. A domain that is removed meanwhile counts as
     * unknown.
     *
     * @param url parsed from a text of at most {@link Explanation#MAX_URL_LENGTH} characters
     */
    public @Nullable Explanation of(RequestedUrl url, Scheme client) {
        var domain = table.domainOf(url.host());
        var route = table.find(url.host());
        if (domain == null || route == null) {
            return null;
        }
        var kind = route.kindOf(url.target());
        var key = CacheKey.of(route, kind, client, url.host(), url.target());
        var candidate = route.candidate();
        return new Explanation(
                domain,
                domain.equals(url.host()) ? FoundBy.EXACT_NAME : FoundBy.WILDCARD,
                route.revision(),
                client,
                url.target(),
                kind,
                route.reasonFor(url.target()),
                key.toString(),
                route.cacheGeneration(client),
                cache.look(route, kind, key),
                route.terms().hostFor(url.host()),
                choices(route, kind, client, url.host()),
                route.isStopped(),
                candidate == null ? null : rollout(candidate, kind, client, url));
    }

    private ExplainedRollout rollout(CandidateRoute candidate, ContentKind kind, Scheme client, RequestedUrl url) {
        var rollout = candidate.rollout();
        var route = candidate.route();
        var drawn = candidate.isAborted() ? null : candidate.draw(url.host(), url.target());
        var key = CacheKey.of(route, kind, client, url.host(), url.target());
        return new ExplainedRollout(
                rollout.id(),
                rollout.step(),
                rollout.share(),
                candidate.isAborted(),
                Objects.requireNonNullElse(drawn, Arm.BASELINE),
                cache.look(route, kind, key),
                choices(route, kind, client, url.host()));
    }

    private List<Choice> choices(Route route, ContentKind kind, Scheme client, String host) {
        var passedOver = balancer.passedOver(route, kind, client);
        var candidates = route.isStopped() ? 0 : route.choices(passedOver);
        var secure = route.terms().secureNow(clock).verification();
        var unverified = route.terms().unverified();
        var choices = new ArrayList<Choice>();
        for (var i = 0; i < route.originCount(); i++) {
            var origin = route.origin(i);
            var target = route.target(kind, client, origin);
            var isSecure = target.scheme().isSecure();
            var isPassedOver = (passedOver & (1 << i)) != 0;
            var finding = isPassedOver ? balancer.finding(origin, target) : null;
            choices.add(new Choice(
                    origin.address(),
                    origin.primary() ? OriginPriority.PRIMARY : OriginPriority.SECONDARY,
                    origin.weight(),
                    target,
                    isSecure ? route.terms().serverNameFor(host) : null,
                    isPassedOver,
                    (candidates & (1 << i)) != 0,
                    finding == null ? null : finding.code(),
                    isSecure ? secure : null,
                    isSecure && unverified != null && secure == Verification.NONE ? unverified.end() : null));
        }
        return choices;
    }
}
