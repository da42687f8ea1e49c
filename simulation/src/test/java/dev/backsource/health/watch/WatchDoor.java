package dev.backsource.health.watch;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.deployment.tracing.Tracing;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.health.SimulatedPorts;
import dev.backsource.health.StateLoop;
import dev.backsource.health.log.OriginEventPublisher;
import dev.backsource.health.log.PublishedReader;
import dev.backsource.health.probe.Prober;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a prober watches: the partitions that it is given, and the changes of their domains. */
public final class WatchDoor {
    private final StateLoop loop;
    private final OwnedPartitions partitions;
    private final PolicyChangeConsumer changes;

    public WatchDoor(
            StateLoop loop,
            PublishedReader reader,
            OriginEventPublisher publisher,
            Prober prober,
            PolicyRecords records,
            Clock clock) {
        this.loop = loop;
        this.partitions = new OwnedPartitions(
                loop,
                reader,
                publisher,
                new WatchTools(
                        prober,
                        LoopsDoor.none(loop),
                        publisher,
                        clock,
                        new SimulatedPorts(),
                        new SimpleMeterRegistry()));
        this.changes = new PolicyChangeConsumer(
                loop, partitions, records, new RecordSpans(Tracing.OFF), new SimpleMeterRegistry());
    }

    public void assigned(Collection<Integer> numbers) {
        loop.execute(() -> partitions.assigned(numbers));
    }

    /** Has {@code left} run once nothing about those partitions is underway to Kafka any more. */
    public void revoked(Collection<Integer> numbers, Runnable left) {
        loop.execute(() -> {
            Future<Void> gone = partitions.revoked(numbers);
            gone.onComplete(done -> left.run());
        });
    }

    public void received(ConsumerRecord<String, byte[]> change) {
        changes.consume(change);
    }
}
