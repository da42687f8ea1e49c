package dev.backsource.config.notification.delivery;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.notification.Acknowledgements;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.DueNotices;
import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.notification.PresentAlerts;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.notification.delivery.MessageRows.Choice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes the messages that receivers are due. A message and the knowledge that the receiver was told are one transaction, under a lock of the receiver,
 * so each change of an alert is in one message, whatever number of instances notice it and whenever they are killed. What happened while no instance
 * ran is found by comparison.
 */
@Singleton
class MessageQueue {
    /** The most messages that wait for one receiver; until there is room again, changes wait in the alerts. */
    static final int MOST_PENDING = 100;

    private static final Logger LOG = Logger.getLogger(MessageQueue.class);

    /** The longest time without a comparison: other instances' messages and the repetitions are found by it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    /** The shortest time between two comparisons, however many alerts change. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Pool pool;
    private final MessageRows rows;
    private final ToldRows told;
    private final PresentAlerts alerts;
    private final Acknowledgements acknowledgements;
    private final NotificationSettings settings;
    private final Clock clock;
    private long seen = -1;
    private Instant lookAt = Instant.EPOCH;
    private Instant lookedAt = Instant.EPOCH;

    MessageQueue(
            Pool pool,
            MessageRows rows,
            ToldRows told,
            PresentAlerts alerts,
            Acknowledgements acknowledgements,
            NotificationSettings settings,
            Clock clock) {
        this.pool = pool;
        this.rows = rows;
        this.told = told;
        this.alerts = alerts;
        this.acknowledgements = acknowledgements;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes the messages that are due now, if anything may have changed. One call at a time. */
    Uni<Void> fill() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var changes = alerts.changes();
        if (now.isBefore(lookedAt.plus(PAUSE)) || (changes == seen && now.isBefore(lookAt))) {
            return Uni.createFrom().voidItem();
        }
        var present = alerts.all();
        var complete = alerts.areComplete();
        return rows.receivers(pool)
                .chain(receivers -> Multi.createFrom()
                        .iterable(receivers)
                        .onItem()
                        .transformToUniAndConcatenate(receiver -> fill(receiver, present, complete, now))
                        .collect()
                        .in(() -> new boolean[1], (any, waits) -> any[0] |= waits))
                .invoke(any -> {
                    seen = changes;
                    lookedAt = now;
                    lookAt = any[0] ? now : now.plus(LOOK_EVERY);
                })
                .replaceWithVoid();
    }

    /** Whether something still waits for its time. */
    private Uni<Boolean> fill(Choice receiver, List<AlertNotice> present, boolean complete, Instant now) {
        var wanted = present.stream().filter(receiver::wants).toList();
        return pool.withTransaction(connection -> rows.lock(connection, receiver.id())
                        .chain(on -> on
                                ? write(connection, receiver.id(), wanted, complete, now)
                                : Uni.createFrom().item(false)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "could not write messages to receiver %s; the next round will retry: %s",
                        receiver.id(), failure))
                .onFailure()
                .recoverWithItem(true);
    }

    private Uni<Boolean> write(
            SqlConnection connection, String receiver, List<AlertNotice> wanted, boolean complete, Instant now) {
        return told.of(connection, receiver).chain(known -> {
            var groups = AlertGroup.of(
                    DueNotices.of(wanted, complete, known, settings.repeatAfter(), acknowledgements::isMuted, now));
            return groups.isEmpty()
                    ? Uni.createFrom().item(false)
                    : Uni.combine()
                            .all()
                            .unis(
                                    rows.last(connection, receiver, now.minus(settings.groupInterval())),
                                    rows.pending(connection, receiver))
                            .usingConcurrencyOf(1)
                            .asTuple()
                            .chain(found -> write(
                                    connection, receiver, known, groups, found.getItem1(), found.getItem2(), now));
        });
    }

    private Uni<Boolean> write(
            SqlConnection connection,
            String receiver,
            Map<String, ToldAlert> known,
            List<AlertGroup> groups,
            Map<String, Instant> last,
            long pending,
            Instant now) {
        var due = groups.stream()
                .filter(group -> group.isDue(last, settings.groupWait(), settings.groupInterval(), now))
                .limit(Math.max(0, MOST_PENDING - pending))
                .toList();
        var notices = due.stream().flatMap(group -> group.notices().stream()).toList();
        var keys = notices.stream().map(AlertNotice::key).collect(Collectors.toSet());
        Collection<AlertNotice> others = ToldRows.firing(known).stream()
                .filter(notice -> !keys.contains(notice.key()))
                .toList();
        var waits = due.size() < groups.size();
        return notices.isEmpty()
                ? Uni.createFrom().item(waits)
                : insert(connection, receiver, due, others, now)
                        .chain(() -> told.tell(connection, receiver, notices, now))
                        .replaceWith(waits);
    }

    private Uni<Void> insert(
            SqlConnection connection,
            String receiver,
            List<AlertGroup> due,
            Collection<AlertNotice> others,
            Instant now) {
        var done = Uni.createFrom().voidItem();
        for (var group : due) {
            var message = group.toMessage(TimeOrderedIds.at(now), others, now);
            done = done.chain(() -> rows.insert(connection, receiver, group.key(), message));
        }
        return done;
    }
}
