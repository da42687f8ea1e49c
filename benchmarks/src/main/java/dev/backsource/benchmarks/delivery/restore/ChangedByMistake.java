package dev.backsource.benchmarks.delivery.restore;

import dev.backsource.benchmarks.delivery.stack.Jdbc;
import dev.backsource.benchmarks.delivery.stack.StoredDomains;
import dev.backsource.infrastructure.EmbeddedDatabase;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.EventCodec;
import dev.backsource.policy.event.PolicyChange;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Domains in config-service's database whose second revision, published by the relay, changed their policies: {@code www0.example.com} and so on. All
 * restores of them change what lists filter by.
 */
final class ChangedByMistake {
    private static final String NAME = "template.example.com";
    private static final String DOMAINS = """
        insert into domain (name, revision, removed, state, changed_at)
        select name, 2, false, replace(?, '%s', name), now()
        from (select 'www' || i || '.example.com' as name from generate_series(0, ? - 1) as i) as names\
        """.formatted(NAME);
    private static final String BEFORE = """
        insert into domain_revision (domain, revision, state, changed_at)
        select name, 1, replace(?, '%s', name), now() - interval '2 hours' from domain\
        """.formatted(NAME);
    private static final String MISTAKES = """
        insert into domain_revision (domain, revision, state, changed_at) select name, revision, state, changed_at from domain\
        """;
    private static final String OUTBOX = """
        insert into outbox (domain, revision, payload, ce_time, traceparent, ce_incarnation)
        select name, revision, state, changed_at, '%s', incarnation from domain\
        """.formatted(StoredDomains.TRACEPARENT);

    /** The domain that was published last in each partition, since an edge that has applied it has applied all before it. */
    private static final String LAST = """
        select distinct on (kafka_partition) domain from domain_revision where revision = ? order by kafka_partition, kafka_offset desc\
        """;

    private ChangedByMistake() {}

    /**
     * Stores {@code count} domains in a database that has none, and waits until their second revisions are published.
     *
     * @return the seconds that publishing took
     */
    static double store(EmbeddedDatabase database, int count) throws SQLException, InterruptedException {
        try (var connection = Jdbc.connect(database)) {
            connection.setAutoCommit(false);
            insert(connection, DOMAINS, state(RedirectType.HTTP, 2), count);
            insert(connection, BEFORE, state(RedirectType.HTTPS, 1));
            Jdbc.execute(connection, MISTAKES);
            Jdbc.execute(connection, OUTBOX);
            connection.commit();
            connection.setAutoCommit(true);
            var begun = System.nanoTime();
            StoredDomains.awaitPublished(database);
            var publishing = (System.nanoTime() - begun) / 1e9;
            // Cleans up after the load, so that it doesn't slow the restore.
            Jdbc.execute(connection, "vacuum analyze");
            Jdbc.execute(connection, "checkpoint");
            return publishing;
        }
    }

    /** A moment before the mistakes. */
    static Instant moment() {
        return Instant.now().minusSeconds(3600);
    }

    /** The size of a state, in bytes. */
    static int bytes() {
        return state(RedirectType.HTTPS, 1).length();
    }

    /** The last published domains of {@code revision}, one in each partition. */
    static List<String> last(EmbeddedDatabase database, long revision) throws SQLException {
        try (var connection = Jdbc.connect(database);
                var query = connection.prepareStatement(LAST)) {
            query.setLong(1, revision);
            try (var rows = query.executeQuery()) {
                var names = new ArrayList<String>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    private static void insert(Connection connection, String sql, Object... values) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static String state(RedirectType type, long revision) {
        var domain = Domain.of(
                        DomainName.parse(NAME),
                        List.of(
                                new Origin(OriginAddress.parse("192.0.2.10"), 80, OriginPriority.PRIMARY, 10),
                                new Origin(OriginAddress.parse("192.0.2.11"), 80, OriginPriority.SECONDARY, 10)))
                .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
        var event = EventCodec.POLICY_CHANGE.encode(PolicyChange.of(domain, revision, Instant.now()));
        return new String(event, StandardCharsets.UTF_8);
    }
}
