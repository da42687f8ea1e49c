package dev.backsource.benchmarks.delivery.stack;

import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many domains in config-service's database, called {@code www0.example.com} and so on, as if each had been created over
 * REST: with history and an outbox row, so that the relay publishes them.
 */
public final class StoredDomains {
    /** A trace that is not recorded. */
    public static final String TRACEPARENT = "00-%032d-%016d-00".formatted(1, 1);

    private static final String TEMPLATE = "template.example.com";
    private static final String INSERT_DOMAINS = """
            insert into domain (name, revision, removed, state, changed_at)
            select name, 1, false, replace(?, '%s', name), now()
            from (select 'www' || i || '.example.com' as name from generate_series(0, ? - 1) as i) as names""".formatted(TEMPLATE);
    private static final String INSERT_REVISIONS = """
            insert into domain_revision (domain, revision, state, changed_at)
            select name, revision, state, changed_at from domain where name <> all (select domain from domain_revision)""";
    private static final String INSERT_OUTBOX = """
            insert into outbox (domain, revision, payload, ce_time, traceparent, ce_incarnation)
            select domain, revision, state, changed_at, '%s', incarnation from domain_revision""".formatted(TRACEPARENT);
    private static final String COUNT_OUTBOX = "select count(*) from outbox";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

    private StoredDomains() {}

    /** Stores {@code count} domains in a database that has none, and waits until all are published. */
    public static void store(EmbeddedDatabase database, int count) throws SQLException, InterruptedException {
        try (var connection = Jdbc.connect(database)) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(INSERT_DOMAINS)) {
                insert.setString(1, template());
                insert.setInt(2, count);
                insert.executeUpdate();
            }
            Jdbc.execute(connection, INSERT_REVISIONS);
            Jdbc.execute(connection, INSERT_OUTBOX);
            connection.commit();
            connection.setAutoCommit(true);
            Jdbc.execute(connection, "vacuum analyze");
            awaitPublished(connection);
            // Cleans up after the load, so that it doesn't slow the measured changes.
            Jdbc.execute(connection, "vacuum analyze outbox");
            Jdbc.execute(connection, "vacuum analyze domain_revision");
            Jdbc.execute(connection, "checkpoint");
        }
    }

    /** Waits until the relay has published the whole outbox. */
    public static void awaitPublished(EmbeddedDatabase database) throws SQLException, InterruptedException {
        try (var connection = Jdbc.connect(database)) {
            awaitPublished(connection);
        }
    }

    private static void awaitPublished(Connection connection) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (Jdbc.number(connection, COUNT_OUTBOX) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the relay did not publish all domains");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** The state of a domain as config-service stores it, of a domain of its own name. */
    public static String template() {
        var domain = Domain.of(
                DomainName.parse(TEMPLATE),
                List.of(new Origin(OriginAddress.parse("127.0.0.1"), 80, OriginPriority.PRIMARY, 10)));
        var event = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, 1, Instant.now()));
        return new String(event, StandardCharsets.UTF_8);
    }
}
