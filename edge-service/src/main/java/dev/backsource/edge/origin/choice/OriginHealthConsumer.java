package dev.backsource.edge.origin.choice;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes what the probes say about origins, from the start of the topic. It is good to know and no more: without the topic
 * or without Kafka the edge goes by its own experience, and a record that can't be used is passed by.
 */
@ApplicationScoped
class OriginHealthConsumer {
    private static final Logger LOG = Logger.getLogger(OriginHealthConsumer.class);

    private final OriginVerdicts verdicts;

    OriginHealthConsumer(OriginVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Incoming("origin-health")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        for (var received : batch) {
            take(received);
        }
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            EventRecords.attributes(received.headers()).requireType(Topic.ORIGIN_HEALTH);
            var health = received.value() == null ? null : EventCodec.ORIGIN_HEALTH.decode(received.value());
            verdicts.take(new DomainName(String.valueOf(received.key())), health);
        } catch (MalformedEventException | InvalidValueException e) {
            LOG.warnf(
                    "origin health not understood: partition=%d offset=%d reason=%s",
                    received.partition(), received.offset(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "origin health broke the edge's reading of it, offset %d", received.offset());
        }
    }
}
