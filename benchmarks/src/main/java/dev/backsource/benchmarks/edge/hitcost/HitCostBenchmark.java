package dev.backsource.benchmarks.edge.hitcost;

import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.figures.CountedDomains;
import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.figures.LoopFigures;
import dev.backsource.edge.http.tracing.RequestTraces;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RequestClass;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Parts of a hit besides its response. The counts of its domain: of one domain, and of a thousand at random, too many for the nearest cache. The choice whether the
 * request is traced. A span, for the few that are traced; most of them are dropped here, since the export can't keep up. {@code nothing} is the loop itself.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class HitCostBenchmark {
    private static final int DOMAINS = 1000;
    /** A power of two. */
    private static final int REQUESTS = 1 << 14;

    private final CountedDomains domains = new CountedDomains(1, DOMAINS, 0, Clock.systemUTC());
    private final LoopFigures figures = domains.loop(0);
    private final long changes = figures.changes();
    private final DomainCounts[] byRequest = new DomainCounts[REQUESTS];
    private final long[] nanos = new long[REQUESTS];
    private final DomainCounts counts = figures.of("www.example.com");
    private final HttpServerRequest client = FakeClient.request();
    private final DiscardingCollector collector = new DiscardingCollector();
    private final Tracing tracing = collector.tracing();
    private final RequestTraces off = traces(Tracing.OFF, 1);
    private final RequestTraces none = traces(tracing, 0);
    private final RequestTraces all = traces(tracing, 1);
    private int next;

    private static RequestTraces traces(Tracing tracing, double ratio) {
        return new RequestTraces(tracing, new Share(ratio), System::nanoTime);
    }

    @Setup
    public void fill() {
        var random = new Random(42);
        for (var i = 0; i < REQUESTS; i++) {
            byRequest[i] = figures.of("www" + random.nextInt(DOMAINS - 1) + ".example.com");
            // The first bucket ends at 500 µs.
            nanos[i] = 1_000L + random.nextInt(400_000);
        }
    }

    @TearDown
    public void close() {
        tracing.close();
        collector.close();
    }

    @Benchmark
    public long nothing() {
        return nanos[turn()];
    }

    @Benchmark
    public boolean counted() {
        return count(counts, nanos[turn()]);
    }

    @Benchmark
    public boolean countedForOneOfAThousand() {
        var turn = turn();
        return count(byRequest[turn], nanos[turn]);
    }

    @Benchmark
    public long tracingOff() {
        return trace(off);
    }

    @Benchmark
    public long notChosen() {
        return trace(none);
    }

    @Benchmark
    public long traced() {
        return trace(all);
    }

    private boolean count(DomainCounts to, long took) {
        if (figures.changes() != changes) {
            throw new IllegalStateException("nothing was to change");
        }
        to.answered(RequestClass.of(Scheme.HTTP, ContentKind.STATIC), 200, true, false, took, took);
        return to.isTailed();
    }

    private long trace(RequestTraces traces) {
        var took = nanos[turn()];
        var trace = traces.isOn()
                ? traces.begin(client, false, Scheme.HTTP.uriName(), "www.example.com", "/cached/hit")
                : null;
        if (trace != null) {
            trace.end(200, 1024, "hit", null);
        }
        return took;
    }

    private int turn() {
        return next++ & (REQUESTS - 1);
    }
}
