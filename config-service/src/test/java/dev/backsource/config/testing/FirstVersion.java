package dev.backsource.config.testing;

import dev.backsource.infrastructure.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Broker and database as they are when services of earlier schemas were stopped with events still in their outbox: of the
 * first, revision 1 of {@link #DOMAIN}; of the last whose rows didn't say incarnation and author, revision {@link #REMOVAL} of
 * {@link #REMOVED} in {@link #INCARNATION}, made by {@link #AUTHOR}, and the purge {@link #PURGE}.
 */
public final class FirstVersion implements QuarkusTestResourceLifecycleManager {
    public static final String DOMAIN = "written.before.example.com";

    public static final String REMOVED = "removed.before.example.com";
    public static final long REMOVAL = 7;
    public static final long INCARNATION = 1_767_225_600_000L;
    public static final String AUTHOR = "alice@example.com";
    public static final String PURGE = "0000000000000-purge";

    private final Infrastructure infrastructure = new Infrastructure();

    @Override
    public Map<String, String> start() {
        var settings = infrastructure.start();
        var database = infrastructure.database();
        migrate(database, "1");
        var contents = new Database(database);
        contents.value("""
                with added as (
                    insert into domain values ('%1$s', 1, false, '%2$s', now()) returning name),
                noted as (
                    insert into domain_revision select name, 1, '%2$s', now(), null, null, null from added)
                insert into outbox (domain, revision, payload, ce_time, traceparent)
                values ('%1$s', 1, '%2$s', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
                returning id""".formatted(DOMAIN, state()));
        migrate(database, "8");
        contents.value("""
                with added as (
                    insert into domain (name, incarnation, revision, removed, changed_at)
                    values ('%1$s', %2$d, %3$d, true, now()) returning *),
                noted as (
                    insert into domain_revision (domain, incarnation, revision, changed_at, changed_by)
                    select name, incarnation, revision, changed_at, '%4$s' from added)
                insert into outbox (topic, domain, revision, ce_time, traceparent)
                select 'backsource.policy-changes.v1', name, revision, changed_at, '' from added
                returning id""".formatted(REMOVED, INCARNATION, REMOVAL, AUTHOR));
        contents.value("""
                with added as (
                    insert into cache_purge (id, domain, event, requested_at, requested_by)
                    values ('%s', '%s', '{}', now(), '%s') returning *)
                insert into outbox (topic, domain, purge_id, payload, ce_time, traceparent)
                select 'backsource.cache-purges.v1', domain, id, event, requested_at, '' from added
                returning id""".formatted(PURGE, DOMAIN, AUTHOR));
        return settings;
    }

    private static void migrate(EmbeddedDatabase database, String version) {
        Flyway.configure()
                .dataSource("jdbc:postgresql:" + database.location(), database.user(), database.user())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    @Override
    public void inject(TestInjector injector) {
        infrastructure.inject(injector);
    }

    @Override
    public void stop() {
        infrastructure.stop();
    }

    private static String state() {
        return "{\"domain\":\"" + DOMAIN + "\",\"revision\":1,\"changedAt\":\"2026-01-02T03:04:05Z\","
                + "\"origins\":[{\"address\":\"192.0.2.1\",\"port\":80}],\"originTls\":{\"verification\":\"NONE\"}}";
    }
}
