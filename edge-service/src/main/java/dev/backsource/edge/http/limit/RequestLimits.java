package dev.backsource.edge.http.limit;

import dev.backsource.deployment.listener.OwnerCounts;
import dev.backsource.deployment.listener.OwnerCounts.Count;
import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.error.ClientError;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The limits of concurrent requests that need an origin: in total, since each holds its header section, per client and
 * per domain. So neither a slow client nor a hanging origin uses up the slots of others. Responses from the cache alone
 * don't count. Shared by all event loops; two requests that take the last slot at the same moment both get it.
 */
public final class RequestLimits {
    private final Sizes sizes;
    private final AtomicInteger all = new AtomicInteger();
    private final OwnerCounts byClient = new OwnerCounts();
    private final OwnerCounts byDomain = new OwnerCounts();
    private final Map<Excess, LongAdder> refused = new EnumMap<>(Excess.class);

    /** The limit that is exceeded. */
    public enum Excess {
        CLIENT(ClientError.CLIENT_LIMIT),
        DOMAIN(ClientError.DOMAIN_LIMIT),
        EDGE(ClientError.EDGE_LIMIT);

        private final ClientError error;

        Excess(ClientError error) {
            this.error = error;
        }

        /** The response to a request over the limit. */
        public ClientError error() {
            return error;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The limits by the settings, with metrics. */
    public RequestLimits(EdgeSettings settings, MeterRegistry registry) {
        this(Sizes.of(settings.client(), Runtime.getRuntime().maxMemory()));
        Gauge.builder("backsource.edge.requests.waiting", this, RequestLimits::underWay)
                .description("Requests in progress that need an origin")
                .register(registry);
        refused.forEach(
                (excess, count) -> FunctionCounter.builder("backsource.edge.requests.refused", count, LongAdder::sum)
                        .description("Requests refused over a limit of concurrent origin requests, by limit")
                        .tag("of", excess.label())
                        .register(registry));
    }

    RequestLimits(Sizes sizes) {
        this.sizes = sizes;
        for (var excess : Excess.values()) {
            refused.put(excess, new LongAdder());
        }
    }

    /**
     * The limits.
     *
     * @param all in total
     * @param ofClient per client
     * @param ofDomain per domain
     */
    record Sizes(int all, int ofClient, int ofDomain) {
        /** The heap divided by this is for the header sections of waiting requests. */
        private static final int SHARE_OF_HEAP = 8;
        /** Heap overhead of a request besides its fields, in bytes. */
        private static final int AROUND_REQUEST = 8 * 1024;
        /** The limit per client is the total divided by this, unless it is set. */
        private static final int SHARE_OF_CLIENT = 8;

        private static final int SHARE_OF_DOMAIN = 2;
        /** Enough for one page with all its resources. */
        private static final int FEW = 64;

        /** @param heap in bytes */
        static Sizes of(ClientSettings client, long heap) {
            var room = heap / SHARE_OF_HEAP / (client.maxHeaderSize() + AROUND_REQUEST);
            var all = Math.max(1, client.maxRequests().orElse((int) Math.min(Integer.MAX_VALUE, room)));
            return new Sizes(
                    all,
                    client.maxRequestsPerAddress()
                            .orElse(Math.max(1, Math.max(all / SHARE_OF_CLIENT, Math.min(FEW, all / 2)))),
                    client.maxRequestsPerDomain().orElse(Math.max(1, all / SHARE_OF_DOMAIN)));
        }
    }

    /**
     * The exceeded limit; null when one more request is allowed.
     *
     * @param client null for a client without a limit
     */
    public @Nullable Excess excess(@Nullable Object client, Object domain) {
        if (client != null && byClient.of(client) >= sizes.ofClient()) {
            return Excess.CLIENT;
        }
        if (all.get() >= sizes.all()) {
            return Excess.EDGE;
        }
        return byDomain.of(domain) >= sizes.ofDomain() ? Excess.DOMAIN : null;
    }

    public void refused(Excess excess) {
        var count = refused.get(excess);
        if (count != null) {
            count.increment();
        }
    }

    /** Takes a slot without checking limits; the caller has checked them before. */
    public Place take(@Nullable Object client, Object domain) {
        var place = new Place(all, client == null ? null : byClient.take(client), byDomain.take(domain));
        all.incrementAndGet();
        return place;
    }

    /** The number of requests in progress, each of which its client and its domain count. */
    int underWay() {
        return all.get();
    }

    /** The number of clients and domains with a request in progress. */
    int owners() {
        return byClient.owners() + byDomain.owners();
    }

    /** The slot of one request, which must be left once. */
    public static final class Place {
        private final AtomicInteger all;
        private final @Nullable Count client;
        private final Count domain;

        private Place(AtomicInteger all, @Nullable Count client, Count domain) {
            this.all = all;
            this.client = client;
            this.domain = domain;
        }

        public void leave() {
            if (client != null) {
                client.leave();
            }
            domain.leave();
            all.decrementAndGet();
        }
    }
}
