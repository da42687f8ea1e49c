package dev.backsource.benchmarks.edge.slices;

import dev.backsource.benchmarks.edge.comparison.Source;
import dev.backsource.benchmarks.edge.comparison.WarmUp;
import dev.backsource.benchmarks.edge.load.PausedWrk;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.ThreadTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Hits of one path, on one arm after another, in short slices. All arms run on the same core; those without load cost it next to nothing. In each round
 * every arm has one slice, in a random order, and the ratio of two arms is taken round by round.
 *
 * <p>A slice begins and ends with an idle peer, so that its requests and their processor time are exact. The rate is that of its inner part, once caches
 * are warm again.
 *
 * @param origin behind all of the peers
 * @param path of the requested object
 * @param arms in any order
 * @param folder of the logs
 */
public record Slices(Origin origin, String path, List<Arm> arms, Path folder) {
    private static final long SEED = 42;
    private static final int WARM_UP_SECONDS = 2;
    private static final int SETTLE_MS = 40;
    private static final int SLICE_MS = 250;
    private static final int DRAIN_MS = 10;
    private static final double MICROS = 1e6;

    /** Threads of the export of spans. */
    private static final Predicate<String> EXPORT =
            name -> name.startsWith("BatchSpan") || name.startsWith("span-export") || name.startsWith("HttpClient");

    /**
     * Warms all arms up, lets them take {@code rounds} turns and prints the results of each.
     *
     * @throws IllegalStateException when a request failed, or responses came from elsewhere than the cache
     */
    public SliceRatios run(int rounds, Report report) throws InterruptedException {
        for (var arm : arms) {
            arm.choose().run();
            Source.CACHE.prove(arm.peer(), path, Origin.SMALL_SIZE);
            warmUp(arm, report);
        }
        var loads = new LinkedHashMap<Peer, PausedWrk>();
        try {
            for (var arm : arms) {
                if (!loads.containsKey(arm.peer())) {
                    var log = folder.resolve("wrk-" + loads.size() + ".log");
                    var load = PausedWrk.start(arm.peer().port(), path, log);
                    loads.put(arm.peer(), load);
                    Thread.sleep(SLICE_MS);
                    load.pause();
                }
            }
            return run(rounds, loads, report);
        } finally {
            loads.values().forEach(PausedWrk::close);
        }
    }

    private SliceRatios run(int rounds, Map<Peer, PausedWrk> loads, Report report) throws InterruptedException {
        var asked = origin.requests();
        var ratios = new SliceRatios(arms);
        var order = new ArrayList<>(arms);
        var random = new Random(SEED);
        for (var i = 0; i < rounds; i++) {
            Collections.shuffle(order, random);
            for (var arm : order) {
                ratios.add(arm, slice(arm, Objects.requireNonNull(loads.get(arm.peer()))));
            }
        }
        Source.CACHE.prove("all arms", ratios.requests(), origin.requestsSince(asked));
        for (var load : loads.values()) {
            load.end();
        }
        ratios.print(report);
        return ratios;
    }

    private static Slice slice(Arm arm, PausedWrk load) throws InterruptedException {
        arm.choose().run();
        Thread.sleep(DRAIN_MS);
        var pid = arm.peer().process().pid();
        var before = ThreadTimes.of(pid);
        var first = load.requests();
        load.goOn();
        Thread.sleep(SETTLE_MS);
        var from = load.requests();
        var begun = System.nanoTime();
        Thread.sleep(SLICE_MS);
        var to = load.requests();
        var nanos = System.nanoTime() - begun;
        load.pause();
        Thread.sleep(DRAIN_MS);
        var after = ThreadTimes.of(pid);
        return new Slice(
                (to - from) * 1e9 / nanos,
                load.requests() - first,
                after.since(before, EXPORT.negate()),
                after.since(before, EXPORT));
    }

    private void warmUp(Arm arm, Report report) {
        var warmUp = new WarmUp();
        while (warmUp.goesOn()) {
            var used = arm.peer().process().processorSeconds();
            var requests = Wrk.get(path).run(arm.peer().port(), WARM_UP_SECONDS).requests();
            warmUp.add(MICROS * (arm.peer().process().processorSeconds() - used) / requests);
        }
        report.line("   %-11s was warmed up for %d turns", arm.name(), warmUp.turns());
    }
}
