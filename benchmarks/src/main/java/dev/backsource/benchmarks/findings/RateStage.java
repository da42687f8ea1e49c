package dev.backsource.benchmarks.findings;

import dev.backsource.benchmarks.findings.rates.Connector;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.Cores;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.benchmarks.run.Version;
import dev.backsource.infrastructure.EmbeddedBroker;
import dev.backsource.policy.domain.Domain;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A prober that probes as fast as it can, alone on its core; everything else, this process too, has the other one. */
final class RateStage implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path folder;
    private final EmbeddedBroker broker;

    RateStage(String figure) {
        folder = Checkout.dataFolder(figure);
        PinnedProcess.stayOn(Cores.LOAD_AND_ORIGIN);
        broker = closing(EmbeddedBroker.startOnFreePorts(folder.resolve("kafka")));
        PinnedProcess.move(broker.process(), Cores.LOAD_AND_ORIGIN);
    }

    Path folder() {
        return folder;
    }

    /** Starts a prober of {@code domains} that probes each port again a millisecond after its last probe. */
    Connector prober(List<Domain> domains, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        WatchedDomains.publish(broker.bootstrapServers(), domains);
        var all = new HashMap<>(settings);
        all.put("backsource.probe.interval", "1ms");
        // Half of the slots are for slow probes, as which all may begin.
        all.put("backsource.probe.concurrency", Integer.toString(2 * domains.size()));
        all.put("backsource.loops.interval", "10m");
        // Between its turns it rests.
        all.put("mp.messaging.incoming.policy-changes.session.timeout.ms", "1800000");
        all.put("mp.messaging.incoming.probe-requests.session.timeout.ms", "1800000");
        var process = ProberService.start(Cores.PROXY, folder, broker.bootstrapServers(), all);
        var version = "Backsource at " + Version.of("git", "describe", "--always", "--dirty");
        return closing(new Connector("prober", version, List.of(process), true)).resting();
    }

    <T extends AutoCloseable> T closing(T started) {
        running.push(started);
        return started;
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
