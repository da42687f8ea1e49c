package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.load.Load;
import dev.backsource.benchmarks.edge.load.Wrk;
import dev.backsource.benchmarks.edge.load.WrkScript;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.Origin;
import dev.backsource.benchmarks.edge.peer.Peer;
import dev.backsource.benchmarks.edge.peer.RouteChanges;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.edge.slices.Arm;
import dev.backsource.benchmarks.edge.slices.Slices;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.MedianInterval;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.benchmarks.run.Sample;
import dev.backsource.benchmarks.run.ThreadTimes;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The processor time of hits and of misses of a domain in a progressive rollout, beside the same domain in none: pairs of turns in one edge, in a random
 * order. The candidate asks the same origin in the same way, so that nothing but the rollout differs.
 */
final class RolloutFigure implements StagedFigure {
    private static final String PATH = Origin.CACHED + "hit";
    private static final String MISSES = Origin.CACHED + "miss/";
    private static final double SHARE = 0.5;
    private static final long SEED = 42;
    private static final int TURN_SECONDS = 1;
    private static final int WARM_UP_TURNS = 10;
    /** Of the pairs of other figures: a turn of misses is longer than theirs. */
    private static final int PART = 2;

    private static final double HITS = 1.01;
    private static final double MISS = 1.01;

    @Override
    public String name() {
        return "rollout";
    }

    @Override
    public String title() {
        return "cache hit and miss of 1 KiB of a domain in a progressive rollout, beside one in none";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.origin();
        var edge = stage.edge(EdgeSetup.EVICTING.atPorts(origin.port(), origin.port()));
        var route = new Switchable(stage.changes(edge), domain(origin.port()));
        var peer = edge.plain();
        // Before the cache is full of objects that are requested once.
        hits(stage, report, Math.max(1, effort.pairs() / PART), peer, route, origin);
        misses(stage, report, Math.max(1, effort.pairs() / PART), peer, route);
    }

    private static Domain domain(int port) {
        var origin = new dev.backsource.policy.domain.Origin(
                OriginAddress.parse("127.0.0.1"), port, OriginPriority.PRIMARY, 10);
        return Domain.of(DomainName.parse(WrkScript.HOST), List.of(origin));
    }

    /** The one host, in a rollout and in none by turns. */
    private record Switchable(RouteChanges changes, Domain domain) {
        private Domain changed() {
            return domain.with(Part.ORIGIN_REQUEST, OriginRequest.DEFAULT.withConnectTimeoutMs(5000));
        }

        void choose(boolean rolledOut) {
            try {
                if (rolledOut) {
                    changes.roll("rollout", 1, SHARE, domain, changed());
                } else {
                    changes.apply(domain);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static void hits(Stage stage, Report report, int pairs, Peer peer, Switchable route, Origin origin)
            throws InterruptedException {
        var none = new Arm("no rollout", peer, () -> route.choose(false));
        var again = new Arm("again", peer, () -> route.choose(false));
        var rollout = new Arm("rollout", peer, () -> route.choose(true));
        var ratios = new Slices(origin, PATH, List.of(none, again, rollout), stage.folder()).run(pairs, report);
        report.line("   %-46s %s x", "hits: again / no rollout, us a request", ratios.cost(again, none));
        report.judgeAtMost("hits: rollout / no rollout, us a request", ratios.cost(rollout, none), HITS);
    }

    private static void misses(Stage stage, Report report, int pairs, Peer peer, Switchable route)
            throws InterruptedException {
        var load = Wrk.scripted(WrkScript.everyUrlNew(stage.folder(), MISSES));
        for (var i = 0; i < WARM_UP_TURNS; i++) {
            route.choose(i % 2 == 0);
            turn(peer, load);
        }
        var costs = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
        var order = new ArrayList<>(List.of(0, 1, 2));
        var random = new Random(SEED);
        for (var i = 0; i < pairs; i++) {
            Collections.shuffle(order, random);
            for (var arm : order) {
                route.choose(arm == 2);
                costs.get(arm).add(turn(peer, load));
            }
        }
        var none = costs.get(0);
        report.line("   misses: us a request %.2f", median(none));
        report.line("   %-46s %s x", "misses: again / no rollout, us a request", ratio(costs.get(1), none));
        report.judgeAtMost("misses: rollout / no rollout, us a request", ratio(costs.get(2), none), MISS);
    }

    private static double median(List<Double> costs) {
        return new Sample(costs.stream().mapToDouble(each -> each).toArray()).median();
    }

    private static MedianInterval ratio(List<Double> ours, List<Double> theirs) {
        return MedianInterval.of(Sample.ratios(ours, theirs, each -> each));
    }

    /** The processor time of a request, in microseconds. */
    private static double turn(Peer peer, Load load) {
        var pid = peer.process().pid();
        var before = ThreadTimes.of(pid);
        var requests = load.run(peer.port(), TURN_SECONDS).requests();
        return ThreadTimes.of(pid).since(before, name -> true) / 1e3 / requests;
    }
}
