package dev.backsource.config.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Broker and database as they are when a service of the first schema was stopped with a revision still in its outbox:
 * revision 1 of {@link #DOMAIN}.
 */
public final class FirstVersion implements QuarkusTestResourceLifecycleManager {
    public static final String DOMAIN = "written.before.example.com";

    private final Infrastructure infrastructure = new Infrastructure();

    @Override
    public Map<String, String> start() {
        var settings = infrastructure.start();
        var database = infrastructure.database();
        Flyway.configure()
                .dataSource("jdbc:postgresql:" + database.location(), database.user(), database.user())
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        new Database(database).value("""
                with added as (
                    insert into domain values ('%1$s', 1, false, '%2$s', now()) returning name),
                noted as (
                    insert into domain_revision select name, 1, '%2$s', now(), null, null, null from added)
                insert into outbox (domain, revision, payload, ce_time, traceparent)
                values ('%1$s', 1, '%2$s', now(), '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')
                returning id""".formatted(DOMAIN, state()));
        return settings;
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
