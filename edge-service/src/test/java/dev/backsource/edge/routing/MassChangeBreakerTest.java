package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.origin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.routing.RoutingTable.Outcome;
import dev.backsource.edge.testing.Domains;
import dev.backsource.edge.testing.Rollouts;
import dev.backsource.policy.domain.Caching;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.StateVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table of 400 domains, of which 40 may be rerouted within a minute, and 10 more since the edge is lenient. */
class MassChangeBreakerTest {
    private static final int DOMAINS = 400;
    private static final int MOST = 50;
    private static final Instant NOW = Instant.parse("2026-12-01T11:00:00Z");
    private static final String OLD = "192.0.2.1";
    private static final String NEW = "192.0.2.2";

    private final RoutingTable table = new RoutingTable(GivenTrials.of(() -> 0), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void shouldAdmitAsManyAsTheLimitAndHoldTheOthers() {
        // Given
        serve();

        // When
        var outcomes = reroute(0, 60, i -> NOW);

        // Then
        assertThat(outcomes.subList(0, MOST)).containsOnly(Outcome.APPLIED);
        assertThat(outcomes.subList(MOST, 60)).containsOnly(Outcome.HELD);
        assertThat(served(NEW)).isEqualTo(MOST);
        assertThat(table.hold())
                .extracting(EdgeHold::reason, EdgeHold::since, EdgeHold::domains)
                .containsExactly(EdgeHold.Reason.MASS_CHANGE, NOW, 10L);
        assertThat(table.takeLatestHeld())
                .hasSize(10)
                .allMatch(held -> held.reason().contains("without a confirmation"));
        assertThat(table.takeLatestHeld()).isEmpty();
    }

    @Test
    void shouldHoldRemovalsToo() {
        // Given
        serve();

        // When
        var outcomes = IntStream.range(0, 70)
                .mapToObj(i -> remove(i, 2, unconfirmed(i, NOW)))
                .toList();

        // Then
        assertThat(outcomes.subList(0, 40)).containsOnly(Outcome.APPLIED);
        assertThat(outcomes.subList(MOST, 70)).containsOnly(Outcome.HELD);
        assertThat(table.size()).isBetween((long) DOMAINS - MOST, DOMAINS - 40L);
    }

    @Test
    void shouldCountByTheTimesOfTheEventsNotOfTheirArrival() {
        // Given
        serve();

        // When: an hour's changes, one every three seconds, partition by partition
        var inTurns = IntStream.range(0, 12)
                .flatMap(partition -> IntStream.range(0, DOMAINS).filter(i -> i % 12 == partition))
                .mapToObj(i -> reroute(i, NOW.plusSeconds(3L * i)))
                .toList();

        // Then
        assertThat(inTurns).containsOnly(Outcome.APPLIED);
    }

    @Test
    void shouldFindTheFullestWindowInWhateverOrderRecordsCome() {
        // Given
        serve();
        reroute(0, 25, i -> NOW);
        reroute(25, 25, i -> NOW.plusSeconds(55));

        // Then
        assertThat(reroute(50, NOW.plusSeconds(30))).isEqualTo(Outcome.HELD);
        assertThat(reroute(51, NOW.plusSeconds(70))).isEqualTo(Outcome.APPLIED);
        assertThat(reroute(52, NOW.minusSeconds(70))).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void shouldNotHoldWhatIsConfirmedNorCountIt() {
        // Given
        serve();

        // When
        var confirmed = IntStream.range(0, 300)
                .mapToObj(i -> apply(domain(i, NEW), 2, confirmed(i, NOW)))
                .toList();

        // Then
        assertThat(confirmed).containsOnly(Outcome.APPLIED);
        assertThat(reroute(300, 40, i -> NOW)).containsOnly(Outcome.APPLIED);
    }

    @Test
    void shouldNotCountWhatReroutesNothing() {
        // Given
        serve();

        // When
        var outcomes = IntStream.range(0, DOMAINS)
                .mapToObj(i -> apply(domain(i, OLD).with(Part.CACHING, new Caching(true)), 2, unconfirmed(i, NOW)))
                .toList();
        var created = IntStream.range(0, DOMAINS)
                .mapToObj(i ->
                        apply(Domains.domain("new-" + i + ".example.com", origin(OLD, 80)), 1, unconfirmed(i, NOW)))
                .toList();

        // Then
        assertThat(outcomes).containsOnly(Outcome.APPLIED);
        assertThat(created).containsOnly(Outcome.APPLIED);
    }

    @Test
    void shouldCountADomainOnceHoweverOftenItChanges() {
        // Given
        serve();

        // When
        for (var change = 0; change < 100; change++) {
            var to = domain(0, change % 2 == 0 ? NEW : OLD);
            assertThat(apply(to, change + 2, unconfirmed(change, NOW.plusMillis(change * 600L))))
                    .isEqualTo(Outcome.APPLIED);
        }

        // Then
        assertThat(reroute(1, MOST - 1, i -> NOW.plusSeconds(55))).containsOnly(Outcome.APPLIED);
        assertThat(reroute(MOST, NOW.plusSeconds(55))).isEqualTo(Outcome.HELD);
    }

    @Test
    void shouldNotCountThePromotionOfARollout() {
        // Given
        serve();
        for (var i = 0; i < 200; i++) {
            var baseline = domain(i, OLD);
            var step = Rollouts.rollout(baseline, domain(i, NEW));
            assertThat(table.apply(baseline, version(2), step, unconfirmed(i, NOW)))
                    .isEqualTo(Outcome.APPLIED);
        }

        // When
        var promoted = IntStream.range(0, 200).mapToObj(i -> reroute(i, 3, NOW)).toList();

        // Then
        assertThat(promoted).containsOnly(Outcome.APPLIED);
    }

    @Test
    void shouldReleaseByAConfirmedRecordAndByOneThatLeavesTheWayAsItIs() {
        // Given
        serve();
        reroute(0, 60, i -> NOW);
        var later = NOW.plus(Duration.ofHours(1));

        // When, Then: once held, a change alone is held too
        assertThat(reroute(50, 3, later)).isEqualTo(Outcome.HELD);
        assertThat(apply(domain(51, OLD), 3, unconfirmed(7, later))).isEqualTo(Outcome.APPLIED);
        assertThat(hold().domains()).isEqualTo(9);
        for (var i = 50; i < 60; i++) {
            assertThat(apply(domain(i, NEW), 4, confirmed(i, later))).isEqualTo(Outcome.APPLIED);
        }
        assertThat(table.hold()).isNull();
        assertThat(served(NEW)).isEqualTo(60);
        assertThat(reroute(50, 5, later)).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void shouldGoOnHoldingAfterARestart() {
        // Given
        serve();
        reroute(0, 60, i -> NOW);
        var kept = Objects.requireNonNull(table.heldDomains());
        var next = new RoutingTable(GivenTrials.of(() -> 0), Clock.fixed(NOW.plusSeconds(99), ZoneOffset.UTC));
        var snapshot = next.prepare(DOMAINS);
        for (var i = 0; i < DOMAINS; i++) {
            var address = i < MOST ? NEW : OLD;
            snapshot.apply(domain(i, address), version(i < MOST ? 2 : 1), null);
        }
        next.serve(snapshot, kept);
        assertThat(next.hold()).isEqualTo(table.hold());

        // When: the topic has only the latest record of each domain
        for (var i = 0; i < DOMAINS; i++) {
            var address = i < 60 ? NEW : OLD;
            next.apply(domain(i, address), version(i < 60 ? 2 : 1), null, unconfirmed(i, NOW));
        }
        next.serveRead();

        // Then
        assertThat(served(next, NEW)).isEqualTo(MOST);
        assertThat(next.size()).isEqualTo(DOMAINS);
        assertThat(next.heldDomains()).isEqualTo(kept);
        assertThat(next.takeLatestHeld()).hasSize(10);
    }

    @Test
    void shouldHoldAMassThatCameWhileItWasAway() {
        // Given
        serveSnapshot(5);

        // When: each domain has some history, and 60 a change after the snapshot
        for (var i = 0; i < DOMAINS; i++) {
            apply(domain(i, "192.0.2.9"), 3, unconfirmed(i, NOW.minusSeconds(9_999)));
            apply(domain(i, OLD), 5, unconfirmed(i, NOW.minusSeconds(9_000)));
            if (i < 60) {
                reroute(i, 6, NOW);
            }
        }
        table.serveRead();

        // Then
        assertThat(served(NEW)).isEqualTo(MOST);
        assertThat(served(OLD)).isEqualTo(DOMAINS - MOST);
        assertThat(hold().domains()).isEqualTo(10);
    }

    @Test
    void shouldKeepTheRoutesThatATopicHasLostIfTheyAreMany() {
        // Given
        serveSnapshot(1);

        // When
        for (var i = 0; i < 100; i++) {
            apply(domain(i, OLD), 1, unconfirmed(i, NOW));
        }
        remove(100, 2, unconfirmed(0, NOW));
        table.serveRead();

        // Then
        assertThat(table.size()).isEqualTo(DOMAINS - 1);
        assertThat(hold().domains()).isEqualTo(DOMAINS - 101);
        assertThat(table.takeLatestHeld())
                .hasSize(100)
                .allMatch(held -> held.reason().contains("lost"));
        assertThat(remove(101, 2, confirmed(5, NOW))).isEqualTo(Outcome.APPLIED);
        assertThat(apply(domain(102, OLD), 2, unconfirmed(0, NOW))).isEqualTo(Outcome.APPLIED);
        assertThat(hold().domains()).isEqualTo(DOMAINS - 103);
    }

    @Test
    void shouldBelieveATopicThatHasLostFew() {
        // Given
        serveSnapshot(1);

        // When
        for (var i = 40; i < DOMAINS; i++) {
            apply(domain(i, OLD), 1, unconfirmed(i, NOW));
        }
        table.serveRead();

        // Then
        assertThat(table.size()).isEqualTo(DOMAINS - 40);
        assertThat(table.hold()).isNull();
    }

    @Test
    void shouldBelieveRecordsThatRemoveManyWithAConfirmation() {
        // Given
        serveSnapshot(1);

        // When
        for (var i = 0; i < DOMAINS; i++) {
            remove(i, 2, confirmed(i, NOW));
        }
        table.serveRead();

        // Then
        assertThat(table.size()).isZero();
        assertThat(table.hold()).isNull();
    }

    @Test
    void shouldTakeAnyRecordOfADomainKeptFromATopicThatIsGone() {
        // Given
        serveSnapshot(700);
        table.withdraw();

        // When
        apply(domain(0, NEW), 1, unconfirmed(0, NOW));
        table.serveRead();

        // Then
        assertThat(table.size()).isEqualTo(DOMAINS);
        assertThat(served(NEW)).isEqualTo(1);
        assertThat(hold().domains()).isEqualTo(DOMAINS - 1);
        assertThat(apply(domain(1, OLD), 1, unconfirmed(1, NOW))).isEqualTo(Outcome.APPLIED);
        assertThat(hold().domains()).isEqualTo(DOMAINS - 2);
    }

    @Test
    void shouldReleaseWhatAnotherTopicSaysOfAHeldDomain() {
        // Given
        table.serve(snapshot(700), new HeldDomains(NOW, Set.of(name(0), name(1)), Map.of(0, 9L, 1, 9L)));
        table.withdraw();

        // When
        for (var i = 0; i < DOMAINS; i++) {
            assertThat(reroute(i, 1, NOW)).isEqualTo(Outcome.APPLIED);
        }
        table.serveRead();

        // Then
        assertThat(table.hold()).isNull();
        assertThat(reroute(0, 2, NOW)).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void shouldNotHoldADomainThatWasRemovedAndAddedAgainWhileItWasAway() {
        // Given
        serveSnapshot(5);
        IntStream.range(100, 100 + MOST).forEach(i -> reroute(i, 6, NOW.plusSeconds(600)));

        // When
        remove(0, 6, confirmed(0, NOW));
        var added = reroute(0, 7, NOW.plusSeconds(600));

        // Then
        assertThat(added).isEqualTo(Outcome.APPLIED);
        assertThat(reroute(1, 7, NOW.plusSeconds(600))).isEqualTo(Outcome.HELD);
    }

    @Test
    void shouldBeginNoTrialOfAHeldRecord() {
        // Given
        var trials = GivenTrials.of(() -> 0);
        var tried = new RoutingTable(trials, Clock.fixed(NOW, ZoneOffset.UTC));
        for (var i = 0; i < DOMAINS; i++) {
            tried.apply(domain(i, OLD), version(1), null, unconfirmed(i, NOW));
        }
        tried.serveRead();
        for (var i = 0; i < MOST; i++) {
            tried.apply(domain(i, NEW), version(2), null, unconfirmed(i, NOW));
        }

        // When
        var baseline = domain(MOST, NEW);
        var step = Rollouts.rollout(baseline, domain(MOST, "192.0.2.3"));
        var outcome = tried.apply(baseline, version(2), step, unconfirmed(MOST, NOW));

        // Then
        assertThat(outcome).isEqualTo(Outcome.HELD);
        assertThat(trials.reports()).isEmpty();
        assertThat(tried.apply(baseline, version(3), step, confirmed(1, NOW))).isEqualTo(Outcome.APPLIED);
        assertThat(trials.reports()).hasSize(1);
    }

    @Test
    void shouldHoldNothingBeforeItServes() {
        for (var i = 0; i < DOMAINS; i++) {
            apply(domain(i, OLD), 1, unconfirmed(i, NOW));
            assertThat(reroute(i, NOW)).isEqualTo(Outcome.APPLIED);
        }
    }

    @Test
    void shouldKeepTheFirstOffsetOfEachPartitionWhileItHoldsADomainThere() {
        // Given
        serve();
        reroute(0, 60, i -> NOW);
        var offsets = hold().offsets();
        assertThat(new HashSet<>(offsets.values())).allMatch(offset -> offset >= MOST && offset < 60);

        // When
        IntStream.range(50, 59).forEach(i -> apply(domain(i, NEW), 4, confirmed(i, NOW)));

        // Then
        assertThat(offsets).hasSizeGreaterThan(1).containsAllEntriesOf(hold().offsets());
        assertThat(hold().offsets()).hasSize(1);
    }

    private EdgeHold hold() {
        return Objects.requireNonNull(table.hold());
    }

    private void serve() {
        for (var i = 0; i < DOMAINS; i++) {
            apply(domain(i, OLD), 1, unconfirmed(i, NOW));
        }
        table.serveRead();
    }

    private void serveSnapshot(long revision) {
        table.serve(snapshot(revision));
    }

    private Routes snapshot(long revision) {
        var snapshot = table.prepare(DOMAINS);
        for (var i = 0; i < DOMAINS; i++) {
            snapshot.apply(domain(i, OLD), version(revision), null);
        }
        return snapshot;
    }

    private List<Outcome> reroute(int from, int count, IntFunction<Instant> at) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> reroute(i, at.apply(i)))
                .toList();
    }

    private Outcome reroute(int domain, Instant at) {
        return reroute(domain, 2, at);
    }

    private Outcome reroute(int domain, long revision, Instant at) {
        return apply(domain(domain, NEW), revision, unconfirmed(domain, at));
    }

    private Outcome apply(Domain domain, long revision, Provenance from) {
        return table.apply(domain, version(revision), null, from);
    }

    private Outcome remove(int domain, long revision, Provenance from) {
        return table.remove(domain(domain, OLD).name(), StateVersion.ofRemoval(0, revision), from);
    }

    private static Provenance unconfirmed(long offset, Instant at) {
        return new Provenance(at, false, offset);
    }

    private static Provenance confirmed(long offset, Instant at) {
        return new Provenance(at, true, offset);
    }

    private static StateVersion version(long revision) {
        return new StateVersion(0, revision, revision);
    }

    private static Domain domain(int i, String address) {
        return Domains.domain(name(i), origin(address, 80));
    }

    private static String name(int i) {
        return "shop-" + i + ".example.com";
    }

    private long served(String address) {
        return served(table, address);
    }

    private static long served(RoutingTable of, String address) {
        return IntStream.range(0, DOMAINS)
                .mapToObj(i -> of.find(name(i)))
                .filter(route -> route != null && route.origin(0).address().equals(address))
                .count();
    }
}
