package dev.backsource.config.notification.delivery;

import dev.backsource.policy.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Alertmanagers of the settings as receivers in the database, which keeps their states. */
@Singleton
final class AlertmanagerRows {
    private static final int ID_BYTES = 6;

    private static final String INSERT = """
            insert into receiver (id, name, kind, severity, enabled, address, created_at, next_attempt_at)
            select id, 'Alertmanager', 'alertmanager', 'WARNING', true, address, $3, $3 from unnest($1::text[], $2::text[]) as given (id, address)
            on conflict (id) do nothing""";

    private static final String DELETE = "delete from receiver where kind = 'alertmanager' and not id = any($1)";

    private final Pool pool;

    AlertmanagerRows(Pool pool) {
        this.pool = pool;
    }

    /** The id of each address. */
    static Map<String, URI> ids(List<URI> urls) {
        var ids = new LinkedHashMap<String, URI>();
        urls.forEach(url -> ids.put(
                "alertmanager-"
                        + HexFormat.of()
                                .formatHex(Sha256.of(url.toString().getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES),
                url));
        return ids;
    }

    /** Adds those of the settings, and removes all others. */
    Uni<Void> register(Map<String, URI> urls, Instant now) {
        var ids = urls.keySet().toArray(String[]::new);
        var addresses = urls.values().stream().map(AlertmanagerRows::shown).toArray(String[]::new);
        return pool.preparedQuery(DELETE)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .chain(() -> pool.preparedQuery(INSERT)
                        .execute(Tuple.tuple()
                                .addArrayOfString(ids)
                                .addArrayOfString(addresses)
                                .addOffsetDateTime(MessageRows.time(now))))
                .replaceWithVoid();
    }

    private static String shown(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
