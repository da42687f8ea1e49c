package dev.backsource.edge.purge;

import dev.backsource.edge.cache.EdgeCache;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.event.CachePurge;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.MalformedEventException;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** The consumer of purges, which carries them out one after the other. A malformed purge is rejected, and reading continues. */
final class CachePurgeConsumer {
    private static final Logger LOG = Logger.getLogger(CachePurgeConsumer.class);

    private final EdgeCache cache;
    private final PurgeProgress progress;
    private final PurgeRejections rejections;
    private final Runnable advanced;
    private final SignatureCheck signatures;
    private final Counter applied;
    private final Counter rejected;

    CachePurgeConsumer(
            EdgeCache cache,
            PurgeProgress progress,
            PurgeRejections rejections,
            Runnable advanced,
            SignatureCheck signatures,
            MeterRegistry registry) {
        this.cache = cache;
        this.progress = progress;
        this.rejections = rejections;
        this.advanced = advanced;
        this.signatures = signatures;
        this.applied = counter(registry, "applied");
        this.rejected = counter(registry, "rejected");
    }

    void take(ConsumerRecords<String, byte[]> batch) {
        for (var received : batch) {
            take(received);
        }
        advanced.run();
    }

    private void take(ConsumerRecord<String, byte[]> received) {
        try {
            carryOut(read(received));
        } catch (MalformedEventException e) {
            reject(received, e.reason());
        } catch (InvalidValueException e) {
            reject(received, e.detail());
        } catch (RuntimeException e) {
            LOG.errorf(e, "purge failed: internal error, offset %d", received.offset());
            reject(received, "internal error of the edge");
        } finally {
            progress.dealtWith(received.partition(), received.offset());
        }
    }

    private CachePurge read(ConsumerRecord<String, byte[]> received) {
        var objection = signatures.objection(received);
        if (objection != null) {
            throw new MalformedEventException(objection);
        }
        EventRecords.attributes(received.headers()).requireType(Topic.CACHE_PURGES);
        if (received.value() == null) {
            throw new MalformedEventException("purge without a value");
        }
        return EventCodec.CACHE_PURGE.decode(received.value());
    }

    private void carryOut(CachePurge purge) {
        cache.purge(purge.domain(), purge.scope());
        applied.increment();
        LOG.infof("purged: id=%s domain=%s", purge.id(), purge.domain());
    }

    private void reject(ConsumerRecord<String, byte[]> received, String reason) {
        rejected.increment();
        var rejection = rejections.add(received, reason);
        LOG.warnf(
                "purge rejected, cache unchanged: partition=%d offset=%d key=%s trace=%s reason=%s",
                rejection.partition(),
                rejection.offset(),
                rejection.key(),
                EventRecords.trace(received.headers()),
                rejection.reason());
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("backsource.edge.purges")
                .description("Purges read from the topic, by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }
}
