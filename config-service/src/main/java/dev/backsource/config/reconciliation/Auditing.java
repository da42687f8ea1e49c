package dev.backsource.config.reconciliation;

import dev.backsource.config.database.DatabaseContact;
import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Audits the topic for the whole life of the service, on a thread of its own. An audit begins anew when the database was away or
 * may be another one, and when it has gone back behind what was published; the one before it is trusted meanwhile unless it is
 * known to be wrong.
 */
@ApplicationScoped
class Auditing {
    private static final Logger LOG = Logger.getLogger(Auditing.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long RETRY_MS = 500;
    private static final long STOP_WITHIN_MS = 2_000;
    private static final int RECORDS_AT_ONCE = 5_000;
    private static final int ANSWER_WITHIN_MS = 5_000;
    /** How long the next records are left to gather for each one read, and at most. */
    private static final long GATHER_PER_RECORD_MS = 5;

    private static final long GATHER_AT_MOST_MS = 50;
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topic.POLICY_CHANGES.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.POLICY_CHANGES.topicName(), partition))
            .toList();

    private final Map<String, Object> kafka;
    private final DataSource database;
    private final DatabaseContact contact;
    private final ReconciliationSettings settings;
    private final Clock clock;
    private final BroadcastProcessor<Object> advances = BroadcastProcessor.create();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "reconciliation");
    /** Of the last audit that has caught up; null when there is none to be trusted. */
    private volatile @Nullable Ledger ledger;

    private volatile boolean outdated;
    private volatile @Nullable Consumer<?, ?> polled;
    /** Whether it was said that it waits, and that it begins anew; used by the thread only. */
    private boolean waiting;

    private boolean beginsAnew = true;

    Auditing(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DataSource database,
            DatabaseContact contact,
            ReconciliationSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.CLIENT_ID_CONFIG, "reconciliation");
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.database = database;
        this.contact = contact;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("backsource.reconciliation.stray.domains", this, Auditing::strays)
                .description(
                        "Domains of which the topic holds what isn't in the database's history; NaN before they were compared")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        var consumer = polled;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(STOP_WITHIN_MS);
    }

    /** Null while what stands on the topic has yet to be compared. */
    @Nullable
    Ledger ledger() {
        return ledger;
    }

    /** Tells of every advance, from now on. */
    Multi<Object> advances() {
        return advances.onOverflow().dropPreviousItems();
    }

    /** The database has gone back behind what was published: nothing is trusted until that has been read anew. */
    void distrust() {
        ledger = null;
        outdated = true;
    }

    private double strays() {
        var known = ledger;
        return known == null ? Double.NaN : known.strayCount();
    }

    private void run() {
        try {
            do {
                auditUntilFailure();
            } while (!stopped.await(RETRY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void auditUntilFailure() throws InterruptedException {
        outdated = false;
        try (var history = History.open(database);
                var consumer = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
            polled = consumer;
            consumer.assign(PARTITIONS);
            consumer.seekToBeginning(PARTITIONS);
            audit(new TopicAudit(history, consumer.endOffsets(PARTITIONS), clock), consumer);
        } catch (WakeupException e) {
            LOG.debug("the audit stops");
        } catch (KafkaException | SQLException e) {
            contact.doubt(e);
            // Of an absence the contacts of database and Kafka tell.
            var isSaid = waiting
                    || stopped.getCount() == 0
                    || e instanceof RetriableException
                    || DatabaseFailures.isUnavailable(e);
            LOG.logf(
                    isSaid ? Logger.Level.DEBUG : Logger.Level.INFO,
                    "comparing the topic with the database waits: %s",
                    e.getMessage());
            waiting |= !isSaid;
        }
    }

    private void audit(TopicAudit audit, Consumer<String, byte[]> consumer) throws SQLException, InterruptedException {
        var nextSweep = System.nanoTime() + settings.sweepInterval().toNanos();
        while (stopped.getCount() > 0 && !outdated) {
            var batch = new ArrayList<ConsumerRecord<String, byte[]>>();
            consumer.poll(POLL).forEach(batch::add);
            if (audit.take(batch, consumer)) {
                trust(audit.ledger());
            }
            if (!batch.isEmpty()) {
                advances.onNext(this);
                stopped.await(Math.min(batch.size() * GATHER_PER_RECORD_MS, GATHER_AT_MOST_MS), TimeUnit.MILLISECONDS);
            }
            if (ledger == audit.ledger() && System.nanoTime() - nextSweep >= 0) {
                nextSweep = System.nanoTime() + settings.sweepInterval().toNanos();
                sweep(audit);
            }
        }
    }

    private void sweep(TopicAudit audit) throws SQLException {
        if (audit.sweep()) {
            LOG.info("the database may have gone back; the topic is compared with it from the beginning");
            beginsAnew = true;
            outdated = true;
        }
    }

    private void trust(Ledger caughtUp) {
        var before = ledger;
        var isNews = beginsAnew || before == null || before.strayCount() > 0;
        waiting = false;
        beginsAnew = false;
        ledger = caughtUp;
        advances.onNext(this);
        if (caughtUp.strayCount() > 0) {
            LOG.errorf(
                    "the topic is ahead of the database: it holds %d domains otherwise than the database's history;"
                            + " see GET /api/v1/reconciliation",
                    caughtUp.strayCount());
        } else {
            LOG.log(isNews ? Logger.Level.INFO : Logger.Level.DEBUG, "the topic holds what the database says");
        }
    }
}
