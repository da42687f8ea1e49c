package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that serves a snapshot while it is rebuilt from the topic. */
class RebuiltTableTest {
    private static final StateVersion FIVE = new StateVersion(0, 5, 5);

    private final RoutingTable table = new RoutingTable();
    private final Routes snapshot = table.prepare(8);

    @BeforeEach
    void serveASnapshot() {
        snapshot.apply(domain("same.example.com", origin("192.0.2.1", 80)), FIVE, null);
        snapshot.apply(domain("weight.example.com", weighted("192.0.2.1", 80, 1)), FIVE, null);
        snapshot.apply(domain("moved.example.com", origin("192.0.2.1", 80)), FIVE, null);
        snapshot.apply(domain("removed.example.com", origin("192.0.2.1", 80)), FIVE, null);
        snapshot.apply(domain("*.example.com", origin("192.0.2.9", 80)), FIVE, null);
        snapshot.putRemoved("gone.example.com", StateVersion.ofRemoval(0, 5));
        table.serve(snapshot);
    }

    @Test
    void shouldServeTheSnapshotUntilWhatIsReadReplacesItInOneStep() {
        // When
        table.apply(domain("new.example.org", origin("192.0.2.2", 80)), 1);
        table.remove(new DomainName("same.example.com"), StateVersion.ofRemoval(0, 6));

        // Then
        assertThat(table.find("new.example.org")).isNull();
        assertThat(revision("same.example.com")).isEqualTo(5);
        assertThat(table.size()).isEqualTo(5);
        table.serveRead();
        assertThat(revision("new.example.org")).isEqualTo(1);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.find("same.example.com")).isNull();
    }

    @Test
    void shouldKeepTheRoutesOfDomainsWhoseOnlyRecordWasRejected() {
        // When: older records, rejected or not, don't count against later ones
        assertThat(table.spare(new DomainName("same.example.com"))).isEqualTo(FIVE);
        assertThat(table.spare(new DomainName("moved.example.com"))).isEqualTo(FIVE);
        assertThat(table.apply(domain("moved.example.com", origin("192.0.2.7", 80)), 3))
                .isEqualTo(RoutingTable.Outcome.APPLIED);
        assertThat(table.spare(new DomainName("removed.example.com"))).isEqualTo(FIVE);
        table.remove(new DomainName("removed.example.com"), StateVersion.ofRemoval(0, 6));
        assertThat(table.spare(new DomainName("unknown.example.org"))).isEqualTo(StateVersion.NONE);
        table.serveRead();

        // Then
        assertThat(revision("same.example.com")).isEqualTo(5);
        assertThat(revision("moved.example.com")).isEqualTo(5);
        assertThat(table.versionOf(new DomainName("removed.example.com"))).isEqualTo(StateVersion.ofRemoval(0, 6));
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void shouldNotBringBackWhatTheTopicDoesNotTellOfAnyMore() {
        // When
        table.apply(domain("same.example.com", origin("192.0.2.1", 80)), 5);
        var kept = table.serveRead();

        // Then
        assertThat(kept).isZero();
        assertThat(table.find("removed.example.com")).isNull();
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheCacheGenerationOfWhatIsAlikeAndBeginOneForWhatIsNot() {
        // Given
        var same = table.find("same.example.com");
        var weight = cacheGeneration("weight.example.com");
        var moved = cacheGeneration("moved.example.com");

        // When
        table.apply(domain("same.example.com", origin("192.0.2.1", 80)), 5);
        table.apply(domain("weight.example.com", weighted("192.0.2.1", 80, 2)), 6);
        table.apply(domain("moved.example.com", origin("192.0.2.2", 80)), 6);
        table.serveRead();

        // Then
        assertThat(table.find("same.example.com")).isSameAs(same);
        assertThat(cacheGeneration("weight.example.com")).isEqualTo(weight);
        assertThat(revision("weight.example.com")).isEqualTo(6);
        assertThat(cacheGeneration("moved.example.com")).isNotEqualTo(moved);
    }

    @Test
    void shouldKeepTheCacheGenerationAlsoWhereTheTopicTellsOfOlderRevisionsFirst() {
        // Given
        var same = table.find("same.example.com");

        // When
        table.apply(domain("same.example.com", origin("192.0.2.3", 80)), 4);
        table.apply(domain("same.example.com", origin("192.0.2.1", 80)), 5);
        table.serveRead();

        // Then
        assertThat(table.find("same.example.com")).isSameAs(same);
    }

    @Test
    void shouldKeepNothingOfASnapshotOfAnotherTopic() {
        // When
        table.withdraw();
        table.apply(domain("same.example.com", origin("192.0.2.7", 80)), 4);
        var kept = table.serveRead();

        // Then
        assertThat(kept).isZero();
        assertThat(revision("same.example.com")).isEqualTo(4);
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldNotGoBackWhereTheTopicHasLostItsLastRecords() {
        // When
        table.apply(domain("same.example.com", origin("192.0.2.7", 80)), 4);
        table.apply(domain("gone.example.com", origin("192.0.2.7", 80)), 4);
        table.remove(new DomainName("*.example.com"), StateVersion.ofRemoval(0, 3));
        var kept = table.serveRead();

        // Then
        assertThat(kept).isEqualTo(3);
        assertThat(revision("same.example.com")).isEqualTo(5);
        assertThat(revision("gone.example.com")).isEqualTo(5);
        assertThat(table.find("gone.example.com"))
                .extracting(route -> route.origin(0).address())
                .isEqualTo("192.0.2.9");
        table.apply(domain("gone.example.com", origin("192.0.2.7", 80)), 5);
        assertThat(table.domainOf("gone.example.com")).isEqualTo("*.example.com");
    }

    @Test
    void shouldTakeChangesAfterwards() {
        // Given
        table.serveRead();

        // When
        table.apply(domain("after.example.com", origin("192.0.2.1", 80)), 1);

        // Then
        assertThat(revision("after.example.com")).isEqualTo(1);
    }

    private long revision(String host) {
        return found(table.find(host)).revision();
    }

    private long cacheGeneration(String host) {
        return found(table.find(host)).cacheGeneration();
    }

    private static Route found(@Nullable Route route) {
        assertThat(route).isNotNull();
        return route;
    }
}
