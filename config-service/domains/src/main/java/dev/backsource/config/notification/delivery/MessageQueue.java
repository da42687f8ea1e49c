package dev.backsource.config.notification.delivery;

import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.notification.Acknowledgements;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.DueNotices;
import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.notification.PresentAlerts;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.notification.delivery.MessageRows.Choice;
import dev.backsource.config.periodic.PeriodicTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    private static final Duration ROUND = Duration.ofSeconds(2);

    /** The longest time without a comparison for a receiver: other instances' messages and the repetitions are found by it. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Pool pool;
    private final MessageRows rows;
    private final ToldRows told;
    private final PresentAlerts alerts;
    private final Acknowledgements acknowledgements;
    private final NotificationSettings settings;
    private final Clock clock;
    private final PeriodicTask rounds = new PeriodicTask("alert messages to write", ROUND, this::fill);
    private final Looks looks = new Looks();

    /** The last receiver that was looked after: a round that was given up goes on behind it in the next. */
    private volatile String lookedAfter = "";

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

    void start(@Observes StartupEvent event) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** Writes the messages that are due now to the receivers whose alerts have changed, or whose time has come. One call at a time. */
    Uni<Void> fill() {
        var changes = alerts.changes();
        var present = alerts.snapshot();
        return rows.receivers(pool)
                .chain(receivers -> {
                    var round = looks.begin(changes, present, receivers);
                    return Multi.createFrom()
                            .iterable(behind(lookedAfter, receivers))
                            .onItem()
                            .transformToUniAndConcatenate(receiver -> look(receiver, present, round))
                            .collect()
                            .last()
                            .invoke(round::end);
                })
                .replaceWithVoid();
    }

    /** All in the order of their ids, beginning behind {@code last}. */
    static List<Choice> behind(String last, List<Choice> receivers) {
        return Stream.concat(
                        receivers.stream().filter(each -> each.id().compareTo(last) > 0),
                        receivers.stream().filter(each -> each.id().compareTo(last) <= 0))
                .toList();
    }

    private Uni<Void> look(Choice receiver, AlertSnapshot present, Looks.Round round) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!round.isDue(receiver, now)) {
            return Uni.createFrom().voidItem();
        }
        lookedAfter = receiver.id();
        return fill(receiver, present, now)
                .invoke(waits -> round.compared(receiver, waits ? now : now.plus(LOOK_EVERY)))
                .replaceWithVoid();
    }

    /** Whether something may be due before {@link #LOOK_EVERY} is over. */
    private Uni<Boolean> fill(Choice receiver, AlertSnapshot present, Instant now) {
        return pool.withTransaction(connection -> rows.lock(connection, receiver.id())
                        .chain(on -> on
                                ? write(connection, receiver, present, now)
                                : Uni.createFrom().item(false)))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "could not write messages to receiver %s; the next round will retry: %s",
                        receiver.id(), failure))
                .onFailure()
                .recoverWithItem(true);
    }

    private Uni<Boolean> write(SqlConnection connection, Choice receiver, AlertSnapshot present, Instant now) {
        return told.of(connection, receiver.id()).chain(known -> {
            var groups = AlertGroup.of(DueNotices.of(
                    present, receiver::wants, known, settings.repeatAfter(), acknowledgements::isMuted, now));
            return groups.isEmpty()
                    ? Uni.createFrom().item(false)
                    : Uni.combine()
                            .all()
                            .unis(
                                    rows.last(connection, receiver.id(), now.minus(settings.groupInterval())),
                                    rows.pending(connection, receiver.id()))
                            .usingConcurrencyOf(1)
                            .asTuple()
                            .chain(found -> write(
                                    connection,
                                    receiver.id(),
                                    known,
                                    groups,
                                    found.getItem1(),
                                    MOST_PENDING - found.getItem2(),
                                    now));
        });
    }

    private Uni<Boolean> write(
            SqlConnection connection,
            String receiver,
            Map<String, ToldAlert> known,
            List<AlertGroup> groups,
            Map<String, Instant> last,
            long room,
            Instant now) {
        if (room <= 0) {
            return Uni.createFrom().item(false);
        }
        var due = groups.stream()
                .filter(group -> group.isDue(last, settings.groupWait(), settings.groupInterval(), now))
                .limit(room)
                .toList();
        var notices = due.stream().flatMap(group -> group.notices().stream()).toList();
        return notices.isEmpty()
                ? Uni.createFrom().item(true)
                : insert(connection, receiver, due, AlertGroup.firingAfter(ToldRows.firing(known), due), now)
                        .chain(() -> told.tell(connection, receiver, notices, now))
                        .replaceWith(true);
    }

    private Uni<Void> insert(
            SqlConnection connection, String receiver, List<AlertGroup> due, List<AlertNotice> firing, Instant now) {
        var done = Uni.createFrom().voidItem();
        for (var group : due) {
            var message = group.toMessage(TimeOrderedIds.at(now), firing, now);
            done = done.chain(() -> rows.insert(connection, receiver, group.key(), message));
        }
        return done;
    }
}
