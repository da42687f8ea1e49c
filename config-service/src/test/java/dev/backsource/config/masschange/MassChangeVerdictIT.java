package dev.backsource.config.masschange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.testing.Client;
import dev.backsource.config.testing.Database;
import dev.backsource.config.testing.LoneInstance;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule in the database, by itself and far in the future, where no other test has changes. */
class MassChangeVerdictIT {
    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");
    private static final long REFUSED = -1;
    private static final long UNMARKED = 0;

    private final Database database =
            new Database(LoneInstance.ready().infrastructure().database());
    private final String prefix = Client.freshName();
    private Connection connection;
    private Instant now = NOW;

    @BeforeEach
    void begin() throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void shouldRefuseTheFirstDomainAboveTheLimit() throws SQLException {
        reroute(19, "team/a", NOW);
        assertThat(verdict("team/a", 20, 0, "n1")).isEqualTo(20);
        reroute("n1", "team/a", NOW);
        assertThat(verdict("team/a", 20, 0, "n2")).isEqualTo(REFUSED);
        assertThat(verdict("team/a", 20, 20, "n2")).isEqualTo(REFUSED);
        assertThat(verdict("team/a", 20, 21, "n2")).isEqualTo(21);
        assertThat(verdict("team/a", 20, 500, "n2")).isEqualTo(500);
    }

    /** A domain that is changed again counts once; one whose change is a minute old doesn't count. */
    @Test
    void shouldCountDistinctDomainsOfTheLastMinute() throws SQLException {
        reroute(19, "team/a", NOW.minus(Duration.ofSeconds(59)));
        reroute("n1", "team/a", NOW);
        assertThat(verdict("team/a", 20, 0, "n1")).isEqualTo(20);
        assertThat(verdict("team/a", 20, 0, "n2")).isEqualTo(REFUSED);
        now = NOW.plusSeconds(1);
        assertThat(verdict("team/a", 20, 0, "n2")).isEqualTo(UNMARKED);
    }

    @Test
    void shouldNotRefuseATeamForTheDomainsOfOthers() throws SQLException {
        reroute(300, "team/a", NOW);
        reroute("n1", "team/b", NOW);
        assertThat(verdict("team/b", 20, 0, "n2")).isEqualTo(22);
        assertThat(verdict("team/a", 20, 0, "n2")).isEqualTo(REFUSED);
    }

    /** From half the limit on, since a change doesn't see those beside it. */
    @Test
    void shouldMarkWhatIsTooMuchForAnEdge() throws SQLException {
        reroute(9, "team/a", NOW);
        assertThat(verdict("team/b", 20, 0, "n1")).isEqualTo(UNMARKED);
        reroute("n1", "team/b", NOW);
        assertThat(verdict("team/c", 20, 0, "n2")).isEqualTo(11);
    }

    @Test
    void shouldMarkManyPromotionsAndRefuseNone() throws SQLException {
        reroute(9, MassChangeHolders.PROMOTIONS, NOW);
        assertThat(verdict(MassChangeHolders.PROMOTIONS, 20, 0, "n1")).isEqualTo(UNMARKED);
        reroute("n1", MassChangeHolders.PROMOTIONS, NOW);
        assertThat(verdict(MassChangeHolders.PROMOTIONS, 20, 0, "n2")).isEqualTo(11);
        for (var i = 0; i < 30; i++) {
            reroute("p" + i, MassChangeHolders.PROMOTIONS, NOW);
        }
        assertThat(verdict(MassChangeHolders.PROMOTIONS, 20, 0, "n2")).isEqualTo(22);
        assertThat(verdict("team/a", 20, 0, "n2")).isEqualTo(22);
    }

    @Test
    void shouldCountASetAsAWhole() throws SQLException {
        reroute(15, "*", NOW);
        assertThat(verdict("*", 20, 0, "n1", "n2", "n3", "n4", "n5")).isEqualTo(20);
        assertThat(verdict("*", 20, 0, "n1", "n2", "n3", "n4", "n5", "n6")).isEqualTo(REFUSED);
        assertThat(verdict("*", 20, 21, "n1", "n2", "n3", "n4", "n5", "n6")).isEqualTo(21);
    }

    @Test
    void shouldMarkInPlaceOfARefusalWhereNoConfirmationIsRequired() throws SQLException {
        reroute(20, "*", NOW);
        assertThat(call("*", 20, 0, false, "n1")).isEqualTo(21);
    }

    /** Forty at once, none of which sees another before it is committed: an edge gets at most half the limit without a mark. */
    @Test
    void shouldMarkWhatChangesAtOnceMakeTooMany() throws Exception {
        // Given
        var threads = Executors.newFixedThreadPool(40);
        var names = IntStream.range(0, 40).mapToObj(i -> i + "." + prefix).toList();
        try {
            for (var name : names) {
                insert(name);
            }
            connection.commit();

            // When
            var changes = new ArrayList<Callable<Long>>();
            names.forEach(name -> changes.add(() -> change(name, "team/" + name)));
            var marks = new ArrayList<Long>();
            for (var change : threads.invokeAll(changes)) {
                marks.add(change.get());
            }

            // Then
            assertThat(marks).filteredOn(mark -> mark == UNMARKED).hasSize(10);
            assertThat(marks).contains(11L, 22L);
        } finally {
            threads.shutdownNow();
            for (var name : names) {
                execute("delete from domain_rerouting where domain = '" + name + "'");
                execute("delete from domain where name = '" + name + "'");
            }
            connection.commit();
        }
    }

    private long change(String name, String holder) throws SQLException {
        try (var own = database.connect()) {
            own.setAutoCommit(false);
            var mark = call(own, NOW, holder, 20, 0, true, List.of(name));
            try (var insert = own.prepareStatement("insert into domain_rerouting values (?, ?, ?)")) {
                insert.setString(1, name);
                insert.setTimestamp(2, Timestamp.from(NOW));
                insert.setString(3, holder);
                insert.executeUpdate();
            }
            own.commit();
            return mark;
        }
    }

    private void reroute(int count, String holder, Instant at) throws SQLException {
        for (var i = 0; i < count; i++) {
            reroute("m" + i, holder, at);
        }
    }

    private void reroute(String label, String holder, Instant at) throws SQLException {
        insert(label + "." + prefix);
        execute("insert into domain_rerouting values ('%s.%s', '%s', '%s')".formatted(label, prefix, at, holder));
    }

    private void insert(String name) throws SQLException {
        execute("insert into domain (name, revision, removed, changed_at) values ('%s', 1, true, now())"
                .formatted(name));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long verdict(String holder, long most, long confirmed, String... labels) throws SQLException {
        return call(holder, most, confirmed, true, labels);
    }

    private long call(String holder, long most, long confirmed, boolean required, String... labels)
            throws SQLException {
        var names = List.of(labels).stream().map(label -> label + "." + prefix).toList();
        return call(connection, now, holder, most, confirmed, required, names);
    }

    private static long call(
            Connection by, Instant now, String holder, long most, long confirmed, boolean required, List<String> names)
            throws SQLException {
        try (var call = by.prepareStatement("select mass_change_verdict(?, ?, ?, ?, ?, ?)")) {
            call.setArray(1, by.createArrayOf("text", names.toArray()));
            call.setArray(
                    2,
                    by.createArrayOf("text", names.stream().map(name -> holder).toArray()));
            call.setTimestamp(3, Timestamp.from(now.minusSeconds(60)));
            call.setLong(4, most);
            call.setLong(5, confirmed);
            call.setBoolean(6, required);
            try (var rows = call.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
