package dev.backsource.health.watch;

import dev.backsource.deployment.tracing.RecordSpans;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.health.StateLoop;
import dev.backsource.policy.Printable;
import dev.backsource.policy.event.PolicyRecord;
import dev.backsource.policy.event.PolicyRecord.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes the policy changes of the partitions that this instance was assigned, one after the other. */
@ApplicationScoped
class PolicyChangeConsumer {
    private static final Logger LOG = Logger.getLogger(PolicyChangeConsumer.class);

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("backsource.outcome");

    private final StateLoop loop;
    private final OwnedPartitions partitions;
    private final Counter rejected;
    private final PolicyRecords records;
    private final RecordSpans spans;

    @Inject
    PolicyChangeConsumer(
            StateLoop loop,
            OwnedPartitions partitions,
            SignatureCheck signatures,
            RecordSpans spans,
            MeterRegistry registry) {
        this(loop, partitions, new PolicyRecords(signatures), spans, registry);
    }

    /** Takes the policy changes that {@code records} decodes. */
    PolicyChangeConsumer(
            StateLoop loop,
            OwnedPartitions partitions,
            PolicyRecords records,
            RecordSpans spans,
            MeterRegistry registry) {
        this.loop = loop;
        this.partitions = partitions;
        this.records = records;
        this.spans = spans;
        this.rejected = Counter.builder("backsource.events.rejected")
                .description("Unreadable policy changes")
                .register(registry);
    }

    /** Done when the change is dealt with; a bad one is counted and skipped. */
    @Incoming("policy-changes")
    CompletionStage<Void> consume(ConsumerRecord<String, byte[]> record) {
        var read = records.read(record);
        if (read instanceof Refused refused) {
            rejected.increment();
            LOG.warnf(
                    "policy change rejected: partition=%d offset=%d domain=%s trace=%s reason=%s",
                    record.partition(),
                    record.offset(),
                    Printable.of(String.valueOf(record.key())),
                    EventRecords.trace(record.headers()),
                    refused.reason());
        }
        return CompletableFuture.runAsync(() -> take(record, read), loop);
    }

    private void take(ConsumerRecord<String, byte[]> record, PolicyRecord read) {
        // Until then older records are read, whose traces ended long ago.
        var span = partitions.isActive(record.partition()) ? spans.process(record) : null;
        try {
            partitions.received(record.partition(), record.offset(), read);
        } finally {
            if (span != null) {
                span.setAttribute(OUTCOME, read instanceof Refused ? "rejected" : "applied").end();
            }
        }
    }
}
