package dev.backsource.health.log;

import dev.backsource.health.StateLoop;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.OriginAlert;
import dev.backsource.policy.event.OriginHealth;
import dev.backsource.policy.event.ProberStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Publishes port states and alerts: per key in order, one at a time, and each until it is written. While Kafka is away
 * the newest state of a domain and the transitions of its alerts are kept. Lives on the state loop.
 */
@ApplicationScoped
public class OriginEventPublisher {
    private static final Logger LOG = Logger.getLogger(OriginEventPublisher.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final StateLoop loop;
    private final OriginEventChannel channel;
    /** Changed on the loop only; concurrent so that its size can be measured from elsewhere. */
    private final Map<String, KeyQueue> lanes = new ConcurrentHashMap<>();

    private final Map<KeyQueue, Promise<Void>> leaving = new HashMap<>();
    private final Counter failed;
    private boolean failing;

    OriginEventPublisher(StateLoop loop, OriginEventChannel channel, MeterRegistry registry) {
        this.loop = loop;
        this.channel = channel;
        Gauge.builder("backsource.events.unsent", lanes, Map::size)
                .description("Keys with unsent events")
                .register(registry);
        this.failed = Counter.builder("backsource.events.failed")
                .description("Writes refused by Kafka and retried")
                .register(registry);
    }

    public void publish(OriginHealth health) {
        add(OriginEvents.of(health));
    }

    /** Publishes the removal of a domain's port states. */
    public void publishRemoval(DomainName domain, long revision, Instant at) {
        add(OriginEvents.healthRemoved(domain, revision, at));
    }

    /**
     * Publishes a transition of an alert or a change of its affected ports.
     *
     * @param at the time of the transition or change
     */
    public void publish(OriginAlert alert, Instant at) {
        add(OriginEvents.of(alert, at));
    }

    /** Publishes a sign of life. */
    public void publish(ProberStatus status) {
        add(OriginEvents.of(status));
    }

    /**
     * Drops the unsent events of {@code partition}, since another instance now owns it. Done when none of its events is
     * underway any more, so that the other instance reads back everything written.
     */
    public Future<Void> leave(int partition) {
        var left = lanes.entrySet().stream()
                .filter(lane -> lane.getValue().partition() == partition)
                .toList();
        left.forEach(lane -> lanes.remove(lane.getKey()));
        left.forEach(lane -> lane.getValue().drop());
        return Future.all(left.stream()
                        .map(Map.Entry::getValue)
                        .filter(KeyQueue::isUnderway)
                        .map(lane -> leaving.computeIfAbsent(lane, key -> Promise.promise()))
                        .map(Promise::future)
                        .toList())
                .mapEmpty();
    }

    private void add(OutgoingRecord outgoing) {
        var lane = lanes.computeIfAbsent(outgoing.lane(), key -> new KeyQueue(outgoing.partition()));
        lane.add(outgoing);
        sendNext(outgoing.lane(), lane);
    }

    private void sendNext(String key, KeyQueue lane) {
        var next = lane.next();
        if (next != null) {
            channel.send(next.record()).onComplete(done -> loop.execute(() -> finished(key, lane, done)));
        } else if (lane.isEmpty()) {
            lanes.remove(key, lane);
        }
    }

    private void finished(String key, KeyQueue lane, AsyncResult<Void> done) {
        var leaver = leaving.remove(lane);
        if (done.succeeded()) {
            lane.sent();
            failing = false;
        } else {
            lane.failed();
            failed.increment();
            logOnce(key, done.cause());
        }
        if (leaver != null) {
            leaver.complete();
        } else if (done.succeeded()) {
            sendNext(key, lane);
        } else {
            loop.after(RETRY, () -> retry(key, lane));
        }
    }

    private void retry(String key, KeyQueue lane) {
        if (lanes.get(key) == lane) {
            sendNext(key, lane);
        }
    }

    private void logOnce(String key, Throwable cause) {
        if (!failing) {
            failing = true;
            LOG.warnf("%s not published, retrying: %s", key, cause.getMessage());
        }
    }
}
