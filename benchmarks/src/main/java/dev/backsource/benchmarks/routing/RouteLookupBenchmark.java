package dev.backsource.benchmarks.routing;

import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import dev.backsource.policy.protocol.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An edge's work for a request before any I/O: find the route of the host, pick an origin, decide scheme and port.
 * Beside it a bare {@code HashMap.get} of the same keys in the same, random order.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(2)
public class RouteLookupBenchmark {
    private static final int DOMAINS = 100_000;
    /** A power of two, above the number of domains, so that every one is met. */
    private static final int LOOKUPS = 1 << 17;

    private final String[] hosts = new String[LOOKUPS];
    private final Map<String, Domain> bare = new HashMap<>();
    private final RoutingTable table = new RoutingTable();
    private int next;

    @Setup
    public void fill() {
        var random = new Random(42);
        for (var i = 0; i < DOMAINS; i++) {
            var domain = domain("www" + i + ".example.com", random.nextInt(4));
            bare.put(domain.name().value(), domain);
            table.apply(domain, 1);
        }
        for (var i = 0; i < LOOKUPS; i++) {
            hosts[i] = "www" + (i < DOMAINS ? i : random.nextInt(DOMAINS)) + ".example.com";
        }
        shuffle(random);
    }

    @Benchmark
    public Domain bareHashMapGet() {
        return Objects.requireNonNull(bare.get(hosts[next++ & (LOOKUPS - 1)]));
    }

    @Benchmark
    public Target lookUpAndDecide() {
        var route = Objects.requireNonNull(table.find(hosts[next++ & (LOOKUPS - 1)]));
        return route.target(ContentKind.STATIC, Scheme.HTTPS, route.origin(route.nextOrigin(0)));
    }

    private void shuffle(Random random) {
        for (var i = LOOKUPS - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var kept = hosts[i];
            hosts[i] = hosts[other];
            hosts[other] = kept;
        }
    }

    private static Domain domain(String name, int policy) {
        var types = RedirectType.values();
        return Domain.of(
                        DomainName.parse(name),
                        List.of(new Origin(OriginAddress.parse("203.0.113.10"), 8080, OriginPriority.PRIMARY, 10)))
                .with(
                        Part.POLICY,
                        policy == types.length
                                ? OriginProtocolPolicy.DISABLED
                                : new OriginProtocolPolicy(true, types[policy], ContentPolicy.DISABLED));
    }
}
