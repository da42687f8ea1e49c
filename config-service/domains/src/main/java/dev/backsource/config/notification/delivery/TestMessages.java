package dev.backsource.config.notification.delivery;

import dev.backsource.config.access.Caller;
import dev.backsource.config.database.Statement;
import dev.backsource.config.database.TimeOrderedIds;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.receiver.Receivers;
import dev.backsource.config.write.Write;
import dev.backsource.policy.event.AlertStatus;
import dev.backsource.policy.finding.Severity;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Messages that try a receiver. They wait behind its other messages, and for the time of the next attempt after a failed one. */
@Singleton
public final class TestMessages {
    static final String KIND = "test";

    private static final Statement INSERT = new Statement("""
            with message as (
                insert into alert_message (id, receiver, cause, content, created_at, state)
                values (cast(:message as uuid), :receiver, 'test', :content, :now, 'pending'))
            update receiver set next_attempt_at = cast(:now as timestamptz) where id = :receiver and failures = 0""");

    private final Receivers receivers;
    private final MessageRows rows;
    private final Clock clock;

    TestMessages(Receivers receivers, MessageRows rows, Clock clock) {
        this.receivers = receivers;
        this.rows = rows;
        this.clock = clock;
    }

    /** Queues a test message; fails with {@link dev.backsource.config.notification.receiver.ReceiverRefusal}. */
    public Write<Void> send(String receiver, Caller by) {
        return session -> receivers
                .requireTestable(session, receiver, by)
                .chain(() -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    var message = message(now);
                    return INSERT.in(session)
                            .set("message", message.id())
                            .set("receiver", receiver)
                            .set("content", rows.write(message))
                            .set("now", now)
                            .execute();
                })
                .replaceWithVoid();
    }

    private static AlertMessage message(Instant now) {
        var notice = new AlertNotice(
                "www.example.com/" + KIND,
                KIND,
                AlertStatus.FIRING,
                Severity.WARNING,
                "www.example.com",
                null,
                null,
                null,
                "This message tries the receiver. Nothing is wrong.",
                now,
                null);
        return new AlertMessage(
                TimeOrderedIds.at(now),
                AlertStatus.FIRING,
                KIND,
                Severity.WARNING,
                notice.cause(),
                null,
                1,
                0,
                List.of(notice),
                now,
                true);
    }
}
