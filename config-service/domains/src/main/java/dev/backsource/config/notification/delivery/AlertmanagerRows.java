package dev.backsource.config.notification.delivery;

import dev.backsource.policy.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Alertmanagers of the settings as receivers in the database, which keeps their states. */
@Singleton
final class AlertmanagerRows {
    private static final int ID_BYTES = 6;

    private static final String INSERT = """
            insert into receiver (id, name, kind, severity, enabled, address, created_at, next_attempt_at)
            select id, 'Alertmanager', 'alertmanager', 'WARNING', true, address, $3, $3 from unnest($1::text[], $2::text[]) as given (id, address)
            on conflict (id) do nothing""";

    private static final String DELETE =
            "delete from receiver where kind = 'alertmanager' and not id = any($1) and next_attempt_at < $2";

    private static final String FOREIGN =
            "select string_agg(address, ', ' order by address) from receiver where kind = 'alertmanager' and not id = any($1)";

    /** No instance has told it anything for that long. */
    private static final Duration FORSAKEN = Duration.ofMinutes(15);

    private final Pool pool;

    AlertmanagerRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * The addresses by their ids, without slashes at their ends.
     *
     * @throws IllegalStateException when one isn't the address of an Alertmanager, naming it
     */
    static Map<String, URI> ids(List<URI> urls) {
        var ids = new LinkedHashMap<String, URI>();
        for (var url : urls) {
            var text = url.toString().replaceFirst("/+$", "");
            var id = "alertmanager-"
                    + HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
            if (!isAddress(url) || ids.put(id, URI.create(text)) != null) {
                throw new IllegalStateException("backsource.notification.alertmanager.urls: " + shown(url)
                        + " must be an http or https URL with a host, without user, query and fragment, once");
            }
        }
        return ids;
    }

    private static boolean isAddress(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }

    /**
     * Adds those of the settings, and removes others that no instance tells anything. Instances with other settings keep theirs.
     *
     * @return the addresses of those; null for none
     */
    Uni<@Nullable String> register(Map<String, URI> urls, Instant now) {
        var ids = urls.keySet().toArray(String[]::new);
        var addresses = urls.values().stream().map(AlertmanagerRows::shown).toArray(String[]::new);
        return pool.preparedQuery(DELETE)
                .execute(Tuple.tuple().addArrayOfString(ids).addOffsetDateTime(MessageRows.time(now.minus(FORSAKEN))))
                .chain(() -> pool.preparedQuery(INSERT)
                        .execute(Tuple.tuple()
                                .addArrayOfString(ids)
                                .addArrayOfString(addresses)
                                .addOffsetDateTime(MessageRows.time(now))))
                .chain(() -> pool.preparedQuery(FOREIGN).execute(Tuple.tuple().addArrayOfString(ids)))
                .map(rows -> rows.iterator().next().getString(0));
    }

    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
