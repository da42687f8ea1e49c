package dev.backsource.edge.cache;

import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.cache.answer.PinnedBodies;
import dev.backsource.edge.cache.collapsing.Fetch;
import dev.backsource.edge.cache.collapsing.InFlightFetches;
import dev.backsource.edge.cache.loop.CacheLimits;
import dev.backsource.edge.cache.loop.CacheLoop;
import dev.backsource.edge.cache.loop.CacheRules;
import dev.backsource.edge.cache.loop.KnownDirectives;
import dev.backsource.edge.cache.store.CacheKey;
import dev.backsource.edge.cache.store.CacheStore;
import dev.backsource.edge.findings.SeenRedirects;
import dev.backsource.edge.http.BodyBudget;
import dev.backsource.edge.http.client.ClientSide;
import dev.backsource.edge.http.upstream.ResponseSource;
import dev.backsource.edge.http.upstream.Upstream;
import dev.backsource.edge.routing.Route;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.purge.PurgeScope;
import dev.backsource.policy.url.RequestTarget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Context;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The edge's cache: the parts that all event loops share, and the purge of stored responses. */
public final class EdgeCache {
    private static final int SHARE_OF_HEAP = 4;
    /** Arriving bodies may take the bytes for stored responses divided by this. */
    private static final int SHARE_ARRIVING = 2;
    /** A body is kept in one array, which bounds its size. */
    private static final long LARGEST_OBJECT = 1 << 30;

    private final String name;
    private final RoutingTable table;
    private final SeenRedirects redirects;
    private final CacheLimits limits;
    private final CacheRules rules;
    private final CacheStore store;
    private final BodyBudget budget;
    private final PinnedBodies pinned;
    private final InFlightFetches<Fetch> fetches = new InFlightFetches<>();

    /** @param redirects those that clients have got */
    public EdgeCache(EdgeSettings settings, RoutingTable table, MeterRegistry registry, SeenRedirects redirects) {
        this.table = table;
        this.redirects = redirects;
        name = settings.id();
        limits = limits(settings);
        rules = CacheRules.of(settings.cache());
        store = new CacheStore(limits.maxBytes());
        budget = new BodyBudget(limits.maxBytes() / SHARE_ARRIVING);
        pinned = new PinnedBodies(limits.maxBytes());
        Gauge.builder("backsource.edge.cache.bytes", store, CacheStore::bytes)
                .description("Approximate bytes of stored responses")
                .register(registry);
        Gauge.builder("backsource.edge.cache.resources", store, CacheStore::count)
                .description("Resources with stored responses")
                .register(registry);
        Gauge.builder("backsource.edge.cache.arriving.bytes", budget, BodyBudget::held)
                .description("Bytes reserved for bodies that are arriving or not yet read by all clients")
                .register(registry);
        Gauge.builder("backsource.edge.cache.pinned.bytes", pinned, PinnedBodies::bytes)
                .description("Bytes of evicted bodies that responses in progress still read")
                .register(registry);
        Gauge.builder("backsource.edge.cache.copied.bytes", pinned, PinnedBodies::copiedBytes)
                .description("Bytes of copies of stored bodies for slow clients, made at the limit of pinned bytes")
                .register(registry);
        Gauge.builder("backsource.edge.cache.fetches.inflight", fetches, InFlightFetches::count)
                .description("Back-to-origin requests in flight whose responses may be stored")
                .register(registry);
    }

    /** The budget for arriving bodies, shared by all event loops. */
    public BodyBudget budget() {
        return budget;
    }

    /**
     * The source of responses for the requests of one event loop, that of {@code context}.
     *
     * @param clock of that loop, in milliseconds since the epoch
     */
    public ResponseSource source(Upstream upstream, ClientSide clients, Context context, LongSupplier clock) {
        var loop = new CacheLoop(
                name, store, limits, rules, upstream, clients, context, clock, new KnownDirectives(), redirects);
        return new CachingSource(loop, fetches, pinned);
    }

    /** The state of the stored responses under {@code key} for requests of a kind. Changes nothing, not even the order of eviction. */
    public StoredState look(Route route, ContentKind kind, CacheKey key) {
        if (CachingSource.isBypassed(kind)) {
            return StoredState.BYPASSED;
        }
        var resource = store.peek(key);
        return resource == null
                ? StoredState.NONE
                : StoredStateLookup.at(resource, route, key.clientScheme(), System.currentTimeMillis());
    }

    /**
     * Removes the stored responses of {@code domain} that {@code scope} covers, and revokes the fetches in flight for
     * them, so that their responses are not stored. No response that was stored before is served after this returns.
     * Takes a few hundred milliseconds for a million resources: do not call it on an event loop.
     */
    public void purge(DomainName domain, PurgeScope scope) {
        var meant = normalised(scope);
        Predicate<CacheKey> purged = key -> meant.matches(key.host(), key.target()) && belongs(key.host(), domain);
        fetches.revoke(purged, () -> {
            if (meant.everything() || !meant.prefixes().isEmpty()) {
                store.removeIf(purged);
            } else {
                meant.urls().forEach(url -> remove(url, domain));
            }
        });
    }

    /** The scope in normal form, which purges by earlier versions lack. An entry without a normal form matches no stored response. */
    private static PurgeScope normalised(PurgeScope scope) {
        return new PurgeScope(normalised(scope.urls()), normalised(scope.prefixes()), scope.everything());
    }

    private static List<String> normalised(List<String> entries) {
        return entries.stream()
                .map(entry -> Objects.requireNonNullElse(RequestTarget.normalForm(entry), entry))
                .toList();
    }

    /** Removes every stored response and revokes every fetch in flight. */
    public void clear() {
        fetches.revoke(key -> true, () -> store.removeIf(key -> true));
    }

    private boolean belongs(String host, DomainName domain) {
        if (!domain.covers(host)) {
            return false;
        }
        var owner = domain.isWildcard() ? table.domainOf(host) : null;
        return owner == null || owner.equals(domain.value());
    }

    /** Removes one URL, given as a host followed by a target. */
    private void remove(String url, DomainName domain) {
        var slash = url.indexOf('/');
        var host = url.substring(0, slash);
        if (belongs(host, domain)) {
            store.removeAll(host, url.substring(slash));
        }
    }

    private static CacheLimits limits(EdgeSettings settings) {
        var cache = settings.cache();
        var maxBytes = cache.maxBytes()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        var largest = Math.min(LARGEST_OBJECT, cache.maxObjectSize().asLongValue());
        return new CacheLimits(maxBytes, Math.min(maxBytes, largest));
    }
}
