package dev.backsource.benchmarks.delivery.commit;

import dev.backsource.benchmarks.delivery.stack.DeliveryStack;
import dev.backsource.benchmarks.delivery.stack.TellingOrigin;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Turns of a bare round trip, a bare commit and a change, one after the other: the origin of one domain moves to and
 * fro, and each edge gets requests until it responds from the new one.
 */
final class ChangeTurns implements AutoCloseable {
    private static final byte[] VALUE = new byte[500];

    private final ExecutorService watchers = Executors.newFixedThreadPool(2);
    private final TellingOrigin one = new TellingOrigin();
    private final TellingOrigin other = new TellingOrigin();
    private final PolicyApi api;
    private final EdgeWatch edge1;
    private final EdgeWatch edge2;
    private final BareRoundTrip roundTrip;
    private final BareCommit bareCommit;
    private final CommitTimes commits;

    private ChangeTurns(DeliveryStack stack) throws SQLException {
        api = new PolicyApi(stack.api(), stack.authorization());
        api.create(one.port());
        edge1 = new EdgeWatch(stack.startEdge("edge-1"));
        edge2 = new EdgeWatch(stack.startEdge("edge-2"));
        edge1.awaitOrigin(one.port());
        edge2.awaitOrigin(one.port());
        roundTrip = new BareRoundTrip(stack.bootstrapServers());
        bareCommit = new BareCommit(stack.database());
        commits = new CommitTimes(stack.bootstrapServers(), PolicyApi.DOMAIN);
    }

    /** The results of each turn, in milliseconds. */
    record Times(double[] roundTrip, double[] commit, double[] change) {}

    /** Starts two edges and waits until both answer. */
    static ChangeTurns prepare(DeliveryStack stack) throws SQLException {
        return new ChangeTurns(stack);
    }

    /** Takes {@code count} turns, an even number. */
    Times take(int count) throws SQLException, ExecutionException, InterruptedException {
        var times = new Times(new double[count], new double[count], new double[count]);
        for (var i = 0; i < count; i++) {
            times.roundTrip[i] = roundTrip.measure(VALUE);
            times.commit[i] = bareCommit.measure(VALUE);
            times.change[i] = changeMs((i & 1) == 0 ? other.port() : one.port());
        }
        return times;
    }

    private double changeMs(int port) {
        var first = CompletableFuture.supplyAsync(() -> edge1.awaitOrigin(port), watchers);
        var second = CompletableFuture.supplyAsync(() -> edge2.awaitOrigin(port), watchers);
        api.moveOrigin(port);
        var committed = commits.next();
        var last = first.join().isAfter(second.join()) ? first.join() : second.join();
        return Duration.between(committed, last).toNanos() / 1e6;
    }

    @Override
    public void close() throws SQLException {
        commits.close();
        bareCommit.close();
        roundTrip.close();
        edge1.close();
        edge2.close();
        watchers.shutdownNow();
        one.close();
        other.close();
    }
}
