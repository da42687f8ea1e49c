package dev.backsource.config.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.config.notification.AlertNotice;
import dev.backsource.config.notification.ToldAlert;
import dev.backsource.config.periodic.Retention;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What receivers were told, in the database. */
@Singleton
final class ToldRows {
    /** Longer than an instance can lag behind another. */
    private static final Duration ENDED_KEPT = Duration.ofDays(1);

    private static final String READ = "select alert, told_at, notice from told_alert where receiver = $1";

    private static final String TELL = """
            insert into told_alert (receiver, alert, firing, told_at, notice)
            select $1, alert, firing, $5, notice from unnest($2::text[], $3::bool[], $4::text[]) as given (alert, firing, notice)
            on conflict (receiver, alert) do update set firing = excluded.firing, told_at = excluded.told_at, notice = excluded.notice""";

    private final ObjectMapper json;

    ToldRows(ObjectMapper json) {
        this.json = json;
    }

    /** Ends of alerts are forgotten after a day. */
    @Produces
    @Singleton
    static Retention retention(Clock clock) {
        return new Retention(
                "pruning of told alerts",
                Duration.ofHours(1),
                "told_alert",
                "receiver, alert",
                "not firing and told_at < $1",
                "told_at",
                () -> clock.instant().minus(ENDED_KEPT).atOffset(ZoneOffset.UTC));
    }

    /** By the alerts' keys. */
    Uni<Map<String, ToldAlert>> of(SqlClient client, String receiver) {
        return client.preparedQuery(READ).execute(Tuple.of(receiver)).map(rows -> {
            var told = new HashMap<String, ToldAlert>();
            rows.forEach(row -> told.put(
                    row.getString("alert"),
                    new ToldAlert(
                            read(row.getString("notice")),
                            row.getOffsetDateTime("told_at").toInstant())));
            return told;
        });
    }

    Uni<Void> tell(SqlClient client, String receiver, Collection<AlertNotice> notices, Instant at) {
        return client.preparedQuery(TELL)
                .execute(Tuple.tuple()
                        .addString(receiver)
                        .addArrayOfString(notices.stream().map(AlertNotice::key).toArray(String[]::new))
                        .addArrayOfBoolean(
                                notices.stream().map(AlertNotice::isFiring).toArray(Boolean[]::new))
                        .addArrayOfString(notices.stream().map(this::write).toArray(String[]::new))
                        .addOffsetDateTime(MessageRows.time(at)))
                .replaceWithVoid();
    }

    private AlertNotice read(String notice) {
        try {
            return json.readValue(notice, AlertNotice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a told alert can't be read", e);
        }
    }

    private String write(AlertNotice notice) {
        try {
            return json.writeValueAsString(notice);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<AlertNotice> firing(Map<String, ToldAlert> told) {
        return told.values().stream()
                .map(ToldAlert::notice)
                .filter(AlertNotice::isFiring)
                .toList();
    }
}
