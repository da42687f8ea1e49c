package dev.backsource.config.reconciliation.comparison;

import dev.backsource.config.database.DatabaseFailures;
import dev.backsource.config.database.DatabaseOutageLog;
import dev.backsource.config.database.DatabaseSettings;
import dev.backsource.config.reconciliation.comparison.History.Course;
import dev.backsource.config.reconciliation.ledger.Ledger;
import dev.backsource.eventlog.PolicyRecords;
import dev.backsource.eventlog.SignatureCheck;
import dev.backsource.eventlog.reading.ConsumerFactory;
import dev.backsource.eventlog.reading.FollowerConfig;
import dev.backsource.eventlog.reading.TopicEnd;
import dev.backsource.eventlog.reading.TopicFollower;
import dev.backsource.eventlog.reading.TopicReader;
import dev.backsource.policy.event.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares the topic with the database for the whole life of the service. A comparison starts again when the database was away or may be another one,
 * and when it has gone back behind the published changes. Meanwhile the previous comparison stays in use, unless it is known to be wrong.
 */
@ApplicationScoped
public class TopicComparisons implements TopicReader {
    private static final Logger LOG = Logger.getLogger(TopicComparisons.class);
    private static final FollowerConfig FOLLOWING =
            FollowerConfig.of("reconciliation", Topic.POLICY_CHANGES).gathering();

    private final TopicFollower follower;
    private final Supplier<History> histories;
    private final java.util.function.Consumer<Throwable> doubt;
    private final ComparisonSettings settings;
    private final PolicyRecords records;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final BroadcastProcessor<Object> advances = BroadcastProcessor.create();
    /** The ledger of the last comparison that has caught up; null when none can be trusted. */
    private volatile @Nullable Ledger ledger;

    private volatile boolean outdated;
    private volatile boolean stopped;
    /** Whether a wait was logged and, below, whether the next result is news; both used by the follower's thread only. */
    private boolean waiting;

    private boolean beginsAnew = true;

    @Inject
    TopicComparisons(
            ConsumerFactory consumers,
            Pool database,
            DatabaseOutageLog contact,
            DatabaseSettings databaseSettings,
            ComparisonSettings settings,
            SignatureCheck signatures,
            Clock clock,
            MeterRegistry registry) {
        this(
                consumers,
                // The timeout covers the wait for a connection, which may take as long as a statement.
                () -> new StoredHistory(
                        database, databaseSettings.answerWithin().multipliedBy(2)),
                contact::doubt,
                settings,
                new PolicyRecords(signatures),
                clock,
                System::nanoTime,
                registry);
    }

    /**
     * Comparisons with the histories of {@code histories}.
     *
     * @param histories opens the history of the database from then on; fails with {@link LostHistoryException}
     * @param doubt gets the failures that may be the database's
     * @param records decodes the topic's records, on the reading thread
     * @param nanoTime as {@link System#nanoTime}
     */
    TopicComparisons(
            ConsumerFactory consumers,
            Supplier<History> histories,
            java.util.function.Consumer<Throwable> doubt,
            ComparisonSettings settings,
            PolicyRecords records,
            Clock clock,
            LongSupplier nanoTime,
            MeterRegistry registry) {
        this.follower = TopicFollower.of(consumers, FOLLOWING, this);
        this.histories = histories;
        this.doubt = doubt;
        this.nanoTime = nanoTime;
        this.settings = settings;
        this.records = records;
        this.clock = clock;
        Gauge.builder("backsource.reconciliation.stray.domains", this, TopicComparisons::strays)
                .description(
                        "Domains whose latest topic record differs from the database; NaN before the first comparison")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        follower.close();
    }

    /** The ledger; null until the topic has been compared. */
    public @Nullable Ledger ledger() {
        return ledger;
    }

    /** Emits at every advance, from now on. */
    public Multi<Object> advances() {
        return advances.onOverflow().dropPreviousItems();
    }

    /** Trusts nothing until the topic has been read again: the database has gone back behind the published changes, or Kafka has lost some. */
    public void distrust() {
        ledger = null;
        outdated = true;
    }

    private double strays() {
        var known = ledger;
        return known == null ? Double.NaN : known.strayCount();
    }

    @Override
    public Session begin(Consumer<?, ?> consumer) {
        outdated = false;
        // The database comes first: during its outages, Kafka isn't queried.
        var history = histories.get();
        consumer.seekToBeginning(consumer.assignment());
        var end = TopicEnd.of(consumer, consumer.assignment());
        return new Reading(new TopicComparison(history, end, records, clock), consumer);
    }

    @Override
    public void failed(RuntimeException failure) {
        if (failure instanceof LostHistoryException) {
            waits(failure);
        } else {
            LOG.error("restarting the comparison of topic and database", failure);
        }
    }

    @Override
    public void away(KafkaException failure) {
        waits(failure);
    }

    private void waits(RuntimeException failure) {
        doubt.accept(failure);
        // Outages are logged by the contacts of database and Kafka.
        var isSaid =
                waiting || stopped || failure instanceof RetriableException || DatabaseFailures.isUnavailable(failure);
        LOG.logf(
                isSaid ? Logger.Level.DEBUG : Logger.Level.INFO,
                "the comparison of topic and database is waiting: %s",
                failure.getMessage());
        waiting |= !isSaid;
    }

    /** A restart of the server is logged by the database's contact, and the findings of the new comparison by that comparison. */
    private void sweep(TopicComparison comparison, Consumer<?, ?> consumer) {
        var course = comparison.sweep(consumer);
        if (course == Course.GOES_ON) {
            return;
        }
        outdated = true;
        if (course == Course.WENT_BACK) {
            LOG.info("the database may have been restored; comparing the whole topic with it");
            beginsAnew = true;
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
                    "topic and database differ in %d domains; see GET /api/v1/reconciliation", caughtUp.strayCount());
        } else {
            LOG.log(isNews ? Logger.Level.INFO : Logger.Level.DEBUG, "topic and database agree");
        }
    }

    /** One comparison. */
    private final class Reading implements Session {
        private final TopicComparison comparison;
        private final Consumer<?, ?> consumer;
        private long nextSweep = nanoTime.getAsLong() + settings.sweepInterval().toNanos();

        Reading(TopicComparison comparison, Consumer<?, ?> consumer) {
            this.comparison = comparison;
            this.consumer = consumer;
        }

        @Override
        public void take(ConsumerRecords<String, byte[]> batch) {
            if (comparison.isBehind(batch, consumer)) {
                LOG.warn("Kafka has lost records of the topic; comparing the whole topic again");
                beginsAnew = true;
                distrust();
                return;
            }
            if (comparison.take(batch, consumer)) {
                comparison.findLost(consumer);
                trust(comparison.ledger());
            }
            if (!batch.isEmpty()) {
                advances.onNext(this);
            }
            if (ledger == comparison.ledger() && nanoTime.getAsLong() - nextSweep >= 0) {
                nextSweep = nanoTime.getAsLong() + settings.sweepInterval().toNanos();
                sweep(comparison, consumer);
            }
        }

        @Override
        public void idle(Consumer<?, ?> present) {
            comparison.lowerEnd(present);
        }

        @Override
        public boolean isOver() {
            return outdated;
        }
    }
}
