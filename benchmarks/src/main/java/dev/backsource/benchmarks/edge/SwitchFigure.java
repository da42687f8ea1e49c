package dev.backsource.benchmarks.edge;

import dev.backsource.benchmarks.edge.load.Connection;
import dev.backsource.benchmarks.edge.peer.Edge;
import dev.backsource.benchmarks.edge.peer.EdgeSetup;
import dev.backsource.benchmarks.edge.peer.RouteChanges;
import dev.backsource.benchmarks.edge.peer.SchemeOrigin;
import dev.backsource.benchmarks.edge.peer.SchemeOrigin.Load;
import dev.backsource.benchmarks.edge.peer.Stage;
import dev.backsource.benchmarks.run.Effort;
import dev.backsource.benchmarks.run.Report;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.protocol.RedirectType;

/**
 * What a switch of the policy costs the origin while 10,000 objects of 10 KiB with validators are stored that stay fresh: each is requested once after the
 * switch, over HTTP. Where all has to be fetched anew, that is the stampede of every switch before responses were validated.
 */
final class SwitchFigure implements StagedFigure {
    private static final int OBJECTS = 10_000;
    private static final double SMALL_SHARE = 0.05;
    private static final double LARGE_SHARE = 0.5;

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public String title() {
        return "origin requests and bytes while 10,000 stored objects of 10 KiB are requested once after a switch";
    }

    @Override
    public void measure(Stage stage, Report report, Effort effort) throws Exception {
        var origin = stage.schemeOrigin();
        var run = new Run(stage, origin, report);
        var stampede = run.atOnce(RedirectType.HTTP, RedirectType.HTTPS);
        var validated = run.atOnce(RedirectType.HTTPS, RedirectType.HTTP);
        var kept = run.atOnce(RedirectType.FOLLOW, RedirectType.HTTP);
        run.progressively(RedirectType.HTTP, RedirectType.HTTPS);
        run.progressively(RedirectType.HTTPS, RedirectType.HTTP);
        report.atMost(
                "HTTPS to HTTP, requests of the stampede's",
                validated.requests() / (double) stampede.requests(),
                1.0,
                "x");
        report.atMost(
                "HTTPS to HTTP, bytes of the stampede's", validated.bytes() / (double) stampede.bytes(), 0.1, "x");
        report.atMost("FOLLOW to HTTP, requests", kept.requests(), 0, " ");
    }

    /** The runs, each with an edge of its own. */
    private record Run(Stage stage, SchemeOrigin origin, Report report) {
        Load atOnce(RedirectType from, RedirectType to) throws Exception {
            try (var switched = Switched.from(this, from + "-" + to)) {
                switched.fill(from);
                switched.changes.apply(switched.domain(to));
                return switched.pass(from + " to " + to);
            }
        }

        void progressively(RedirectType from, RedirectType to) throws Exception {
            var id = from + "-" + to + "-by-share";
            try (var switched = Switched.from(this, id)) {
                switched.fill(from);
                var baseline = switched.domain(from);
                var changed = switched.domain(to);
                switched.changes.roll(id, 1, SMALL_SHARE, baseline, changed);
                switched.pass(from + " to " + to + ", at 5 %");
                switched.changes.roll(id, 2, LARGE_SHARE, baseline, changed);
                switched.pass(from + " to " + to + ", at 50 %");
                switched.changes.apply(changed);
                switched.pass(from + " to " + to + ", promoted");
            }
        }
    }

    /** An edge, and a client that requests all objects. */
    private record Switched(Run run, Edge edge, RouteChanges changes, Connection client) implements AutoCloseable {
        static Switched from(Run run, String name) {
            var origin = run.origin;
            var edge = run.stage.edge(EdgeSetup.ROOMY.named(name).atPorts(origin.http(), origin.https()));
            return new Switched(
                    run,
                    edge,
                    run.stage.changes(edge),
                    Connection.to(edge.plain().port()));
        }

        Domain domain(RedirectType type) {
            return run.origin.domain(type);
        }

        void fill(RedirectType type) throws InterruptedException {
            changes.apply(domain(type));
            request();
            var before = run.origin.load();
            request();
            var missing = run.origin.load().since(before).requests();
            if (missing > 0) {
                throw new IllegalStateException(missing + " of " + OBJECTS + " objects are not stored");
            }
        }

        Load pass(String name) {
            var before = run.origin.load();
            request();
            var load = run.origin.load().since(before);
            run.report.line("   %-28s requests %6d, KiB %7d", name, load.requests(), load.bytes() / 1024);
            return load;
        }

        private void request() {
            for (var i = 0; i < OBJECTS; i++) {
                var answer = client.get(SchemeOrigin.STORED + i);
                if (answer.status() != 200 || answer.body().length != SchemeOrigin.SIZE) {
                    throw new IllegalStateException(answer.status() + " for object " + i);
                }
            }
        }

        @Override
        public void close() {
            client.close();
            edge.close();
        }
    }
}
