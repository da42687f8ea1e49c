package dev.backsource.simulation;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.edge.recovery.Recovery;
import dev.backsource.edge.routing.RoutingTable;
import dev.backsource.edge.routing.changes.ChangeTaster;
import dev.backsource.edge.routing.changes.PolicyChangeTopicReader;
import dev.backsource.edge.routing.changes.Rejections;
import dev.backsource.edge.routing.changes.RoutingProgress;
import dev.backsource.edge.routing.changes.RoutingState;
import dev.backsource.edge.routing.changes.ServedState;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.reading.TopicReader;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What an edge knows of the policy changes: its table and how far it has come, put together as {@code Edge} does. */
public final class EdgeParts {
    private final Trials trials;
    private final Recovery recovery;
    private final RoutingState routing;
    private final List<Runnable> advanced = new ArrayList<>();
    private final List<Runnable> withdrawn = new ArrayList<>();
    private final PolicyChangeTopicReader reading;

    /** @param topicId Kafka's id of the topic as it is now */
    public EdgeParts(Supplier<String> topicId, PolicyRecords records, Trials trials, Clock clock) {
        this.trials = trials;
        this.recovery = Recovery.off(clock);
        this.routing = RoutingState.of(new RoutingTable(trials, clock), clock);
        this.reading = new PolicyChangeTopicReader(
                routing,
                records,
                ChangeTaster.NONE,
                () -> 0,
                new RecordSpans(Tracing.OFF),
                recovery,
                topicId,
                new SimpleMeterRegistry(),
                () -> advanced.forEach(Runnable::run),
                () -> withdrawn.forEach(Runnable::run));
    }

    public TopicReader reading() {
        return reading;
    }

    /** That of an edge that keeps nothing of its run. */
    public Recovery recovery() {
        return recovery;
    }

    public Trials trials() {
        return trials;
    }

    public RoutingState routing() {
        return routing;
    }

    public RoutingTable table() {
        return routing.table();
    }

    public RoutingProgress progress() {
        return routing.progress();
    }

    public ServedState served() {
        return routing.served();
    }

    public Rejections rejections() {
        return routing.rejections();
    }

    public void onAdvanced(Runnable listener) {
        advanced.add(listener);
    }

    public void onWithdrawn(Runnable listener) {
        withdrawn.add(listener);
    }
}
