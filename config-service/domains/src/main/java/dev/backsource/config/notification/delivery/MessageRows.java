package dev.backsource.config.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.NotificationSettings;
import dev.backsource.config.periodic.Retention;
import dev.backsource.policy.finding.Severity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages to receivers in the database. */
@Singleton
final class MessageRows {
    private static final Duration PRUNED_EVERY = Duration.ofHours(1);

    private static final String RECEIVERS =
            "select id, team, severity from receiver where enabled and kind <> 'alertmanager' order by id";
    private static final String LOCK = "select id from receiver where id = $1 and enabled for no key update";
    private static final String LAST =
            "select cause, max(created_at) as last from alert_message where receiver = $1 and created_at > $2 group by cause";
    private static final String PENDING =
            "select count(*) from alert_message where receiver = $1 and state = 'pending'";
    private static final String INSERT =
            "insert into alert_message (id, receiver, cause, content, created_at, state) values ($1, $2, $3, $4, $5, 'pending')";
    private static final String NEXT =
            "select number, content from alert_message where receiver = $1 and state = 'pending'"
                    + " order by number limit 1";

    private final ObjectMapper json;

    MessageRows(ObjectMapper json) {
        this.json = json;
    }

    @Produces
    @Singleton
    static Retention retention(NotificationSettings settings, Clock clock) {
        return new Retention(
                "pruning of alert messages",
                PRUNED_EVERY,
                "alert_message",
                "number",
                "settled_at < $1",
                "settled_at",
                () -> clock.instant().minus(settings.messagesKept()).atOffset(ZoneOffset.UTC));
    }

    /** The choice of a receiver. */
    record Choice(String id, @Nullable String team, Severity severity) {
        boolean wants(AlertNotice notice) {
            return notice.severity().compareTo(severity) <= 0 && (team == null || team.equals(notice.team()));
        }
    }

    /** A message that waits. */
    record Pending(long number, AlertMessage message) {}

    Uni<List<Choice>> receivers(SqlClient client) {
        return client.query(RECEIVERS).execute().map(rows -> {
            var all = new ArrayList<Choice>();
            rows.forEach(row -> all.add(new Choice(
                    row.getString("id"), row.getString("team"), Severity.valueOf(row.getString("severity")))));
            return all;
        });
    }

    /** Keeps other instances from writing messages to the receiver until the transaction ends; false when it is off or gone. */
    Uni<Boolean> lock(SqlClient client, String receiver) {
        return client.preparedQuery(LOCK).execute(Tuple.of(receiver)).map(rows -> rows.size() > 0);
    }

    /** The times of the last messages since {@code from}, by the keys of their groups. */
    Uni<Map<String, Instant>> last(SqlClient client, String receiver, Instant from) {
        return client.preparedQuery(LAST)
                .execute(Tuple.of(receiver, time(from)))
                .map(rows -> {
                    var last = new HashMap<String, Instant>();
                    rows.forEach(row -> last.put(
                            row.getString("cause"),
                            row.getOffsetDateTime("last").toInstant()));
                    return last;
                });
    }

    Uni<Long> pending(SqlClient client, String receiver) {
        return client.preparedQuery(PENDING)
                .execute(Tuple.of(receiver))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Void> insert(SqlClient client, String receiver, String cause, AlertMessage message) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addUUID(message.id())
                        .addString(receiver)
                        .addString(cause)
                        .addString(write(message))
                        .addOffsetDateTime(time(message.createdAt())))
                .replaceWithVoid();
    }

    /** The first message that waits; null for none. */
    Uni<@Nullable Pending> next(SqlClient client, String receiver) {
        return client.preparedQuery(NEXT).execute(Tuple.of(receiver)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? pending(found.next()) : null;
        });
    }

    private Pending pending(Row row) {
        try {
            return new Pending(row.getLong("number"), json.readValue(row.getString("content"), AlertMessage.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message can't be read", e);
        }
    }

    String write(AlertMessage message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
