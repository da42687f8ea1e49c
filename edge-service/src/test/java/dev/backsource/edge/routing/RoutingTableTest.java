package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTableTest {
    private final RoutingTable table = new RoutingTable();

    private void put(String name, long revision) {
        table.apply(domain(name, origin("192.0.2.1", 80)), revision);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, 1",
        "api.example.com, 2",
        "a.b.example.com, 2",
        "x.deep.example.com, 3",
        "y.x.deep.example.com, 3",
        "deep.example.com, 2"
    })
    void shouldPreferExactNamesAndThenTheNearestWildcard(String host, long revision) {
        // Given
        put("www.example.com", 1);
        put("*.example.com", 2);
        put("*.deep.example.com", 3);

        // When
        var route = table.find(host);

        // Then
        assertThat(route).isNotNull().extracting(Route::revision).isEqualTo(revision);
    }

    @ParameterizedTest
    @CsvSource({"example.com", "com", "example.org", "notexample.com", "''", ".example.org"})
    void shouldFindNothingForHostsThatNoDomainCovers(String host) {
        // Given
        put("*.example.com", 1);

        // When
        var route = table.find(host);

        // Then
        assertThat(route).isNull();
    }

    @Test
    void shouldOnlyMoveForward() {
        // Given
        put("www.example.com", 5);

        // When
        var older = table.apply(domain("www.example.com", origin("192.0.2.9", 80)), 4);
        var same = table.apply(domain("www.example.com", origin("192.0.2.9", 80)), 5);
        var newer = table.apply(domain("www.example.com", origin("192.0.2.9", 80)), 6);

        // Then
        assertThat(older).isEqualTo(Outcome.OLDER);
        assertThat(same).isEqualTo(Outcome.REPEATED);
        assertThat(newer).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void shouldNotTakeBackARemovedDomainFromAnOlderChange() {
        // Given
        put("www.example.com", 5);
        table.remove(new DomainName("www.example.com"), StateVersion.ofRemoval(0, 6));

        // When
        var older = table.apply(domain("www.example.com", origin("192.0.2.1", 80)), 5);

        // Then
        assertThat(older).isEqualTo(Outcome.OLDER);
        assertThat(table.find("www.example.com")).isNull();
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldIgnoreARemovalOlderThanTheRoute() {
        // Given
        put("www.example.com", 5);

        // When
        var outcome = table.remove(new DomainName("www.example.com"), StateVersion.ofRemoval(0, 4));

        // Then
        assertThat(outcome).isEqualTo(Outcome.OLDER);
        assertThat(table.find("www.example.com")).isNotNull();
    }

    @Test
    void shouldKeepWhatItHoldsWhenItLearnsHowMuchIsToCome() {
        // Given
        table.expect(10);
        put("www.example.com", 5);
        table.remove(new DomainName("gone.example.com"), StateVersion.ofRemoval(0, 6));

        // When
        table.expect(Long.MAX_VALUE);

        // Then
        assertThat(table.find("www.example.com")).isNotNull();
        assertThat(table.versionOf(new DomainName("gone.example.com")).revision())
                .isEqualTo(6);
    }

    @Test
    void shouldRememberABoundedNumberOfRemovals() {
        // Given
        var removed = new RemovedDomains();

        // When
        for (var i = 0; i <= RemovedDomains.CAPACITY; i++) {
            removed.remember("d" + i + ".example.com", StateVersion.ofRemoval(0, 7));
        }

        // Then
        assertThat(removed.versionOf("d0.example.com")).isEqualTo(StateVersion.NONE);
        assertThat(removed.versionOf("d1.example.com").revision()).isEqualTo(7);
    }

    @Test
    void shouldAllocateNothingForAnExactLookupAndItsDecision() {
        // Given
        table.apply(domain("www.example.com", RedirectType.FOLLOW), 1);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decide(100_000);

        // When
        var before = threads.getCurrentThreadAllocatedBytes();
        var ports = decide(100_000);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // Then: not a byte per lookup; a little is the measuring's own
        assertThat(ports).isEqualTo(443L * 100_000);
        assertThat(allocated).isLessThan(10_000);
    }

    private long decide(int times) {
        var ports = 0L;
        for (var i = 0; i < times; i++) {
            var route = table.find("www.example.com");
            if (route != null) {
                var origin = route.origin(route.nextOrigin(0));
                ports += route.target(ContentKind.STATIC, Scheme.HTTPS, origin).port();
            }
        }
        return ports;
    }

    @Test
    void shouldTakeANewerIncarnationWhateverItsRevision() {
        // Given
        var name = domain("www.example.com", origin("192.0.2.1", 80));
        table.apply(name, new StateVersion(0, StateVersion.MAX_REVISION, 1));

        // When
        var ahead = table.apply(name, new StateVersion(1_000, 4, 2));
        var before = table.apply(name, new StateVersion(0, StateVersion.MAX_REVISION, 1));

        // Then
        assertThat(ahead).isEqualTo(Outcome.APPLIED);
        assertThat(before).isEqualTo(Outcome.OLDER);
    }

    @Test
    void shouldTellAnotherStateOfTheSameRevisionFromARepeatedOne() {
        // Given
        var name = domain("www.example.com", origin("192.0.2.1", 80));
        table.apply(name, new StateVersion(0, 4, 1));

        // When
        var same = table.apply(name, new StateVersion(0, 4, 1));
        var other = table.apply(name, new StateVersion(0, 4, 2));

        // Then
        assertThat(same).isEqualTo(Outcome.REPEATED);
        assertThat(other).isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void shouldNotTakeALeapFromWhatItHolds() {
        // Given
        var name = domain("www.example.com", origin("192.0.2.1", 80));
        table.apply(name, new StateVersion(0, 4, 1));

        // When
        var leap = table.apply(name, new StateVersion(0, StateVersion.MAX_REVISION, 2));

        // Then
        assertThat(leap).isEqualTo(Outcome.LEAPING);
        assertThat(table.versionOf(new DomainName("www.example.com")).revision())
                .isEqualTo(4);
    }

    @Test
    void shouldSumTheDigestsOfWhatItServes() {
        // Given
        var partition = EventRecords.partitionOf(Topic.POLICY_CHANGES, "www.example.com");

        // When
        table.apply(domain("www.example.com", origin("192.0.2.1", 80)), new StateVersion(0, 1, 5));
        table.apply(domain("www.example.com", origin("192.0.2.1", 81)), new StateVersion(0, 2, -8));
        var served = table.digests()[partition];
        table.remove(new DomainName("www.example.com"), StateVersion.ofRemoval(0, 3));
        var removed = table.digests();

        // Then
        assertThat(served).isEqualTo(-8);
        assertThat(removed).containsOnly(0);
    }
}
