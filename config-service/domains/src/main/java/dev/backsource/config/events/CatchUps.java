package dev.backsource.config.events;

import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.SlotShares;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Runs catch-ups, each on a thread and with a consumer of its own, up to a limit. */
@Singleton
class CatchUps {
    private static final Logger LOG = Logger.getLogger(CatchUps.class);

    private final ConsumerFactory consumers;
    private final EventWindow window;
    private final EventsSettings settings;
    private final StreamMetrics metrics;
    private final SignatureCheck signatures;
    private final TenantSlots places;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "events-catch-up");
        thread.setDaemon(true);
        return thread;
    });

    CatchUps(
            ConsumerFactory consumers,
            EventWindow window,
            EventsSettings settings,
            StreamMetrics metrics,
            SignatureCheck signatures,
            SlotRegistry places) {
        this.consumers = consumers;
        this.window = window;
        this.settings = settings;
        this.metrics = metrics;
        this.signatures = signatures;
        this.places = places.of(
                SlotKind.CATCH_UPS, SlotShares.ofSetting("backsource.events.max-catch-ups", settings.maxCatchUps()));
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /**
     * Feeds {@code subscription} from {@code positions} on; completes when its response has begun, and fails with a {@link RefusedException}
     * when the request has to be refused.
     */
    Future<Void> start(Subscription subscription, Positions positions) {
        Runnable giveBack;
        try {
            giveBack = places.take(subscription.caller());
        } catch (NoSlotException e) {
            subscription.abandon();
            return Future.failedFuture(StreamRefusal.of(e));
        }
        var begun = Promise.<Void>promise();
        threads.execute(() -> run(subscription, positions, begun, giveBack));
        return begun.future();
    }

    private void run(Subscription subscription, Positions positions, Promise<Void> begun, Runnable giveBack) {
        metrics.catchUps(1);
        try (var consumer = consumers.open(StreamKafka.CONSUMER)) {
            new CatchUp(subscription, positions, window, signatures, settings.slowReaderTimeout()).run(consumer, begun);
        } catch (RefusedException e) {
            subscription.abandon();
            begun.tryFail(e);
        } catch (KafkaException | InterruptedException e) {
            subscription.end();
            begun.tryFail(StreamRefusal.unavailable("Kafka does not answer; try again later"));
        } catch (RuntimeException e) {
            LOG.error("the catch-up of a subscriber failed", e);
            subscription.end();
            begun.tryFail(e);
        } finally {
            metrics.catchUps(-1);
            giveBack.run();
        }
    }
}
