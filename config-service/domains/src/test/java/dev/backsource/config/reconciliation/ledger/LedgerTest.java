package dev.backsource.config.reconciliation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.reconciliation.ledger.StateMatch.AsCommitted;
import dev.backsource.config.reconciliation.ledger.StateMatch.Otherwise;
import dev.backsource.config.reconciliation.ledger.StateMatch.Unknown;
import dev.backsource.policy.event.EdgeHold;
import dev.backsource.policy.event.EdgeHoldings;
import dev.backsource.policy.event.EdgeHoldings.Deviation;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.testing.config.SampleReports;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of edges by what they say that they serve. Everything is in partition 3. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int PARTITION = 3;

    private final Ledger ledger = new Ledger();
    private long next;

    @BeforeEach
    void beginAtTheEndOfAnEmptyTopic() {
        ledger.beginNoting();
    }

    @Test
    void shouldFindWhatWasCommitted() {
        // Given
        commit("a", 1, 11);
        commit("b", 1, 100);
        commit("a", 2, 12);

        // When / Then
        assertThat(held("a", 112)).isInstanceOf(AsCommitted.class);
        assertThat(held("a", 111)).isInstanceOf(Otherwise.class);
        assertThat(ledger.strayCount()).isZero();
    }

    @Test
    void shouldCompareWithWhatTheEdgeHasReadAndNotWithWhatCameSince() {
        // Given
        commit("a", 1, 11);
        var then = next - 1;

        // When
        commit("a", 2, 12);

        // Then
        assertThat(held("a", then, 11)).isInstanceOf(AsCommitted.class);
        assertThat(held("a", then, 12)).isInstanceOf(Otherwise.class);
        assertThat(held("a", next, 12)).isInstanceOf(Unknown.class);
    }

    /** A partition that has lost its end counts the same offsets once more: revision 2 is published where an edge has read revision 1. */
    @Test
    void shouldNotKnowWhatIsServedOfARevisionThatWasntReadYet() {
        // Given
        commit("a", 1, 11);

        // When
        var held = Comparison.of(ledger, "a", 2, Comparison.NOT_REMOVED, PARTITION, report(0, 11));

        // Then
        assertThat(held).isInstanceOf(Unknown.class);
    }

    /** Compaction has dropped the removal before the topic was read. */
    @Test
    void shouldKnowWhatIsServedOfADomainWhoseRemovalTheTopicHasForgotten() {
        // Given
        commit("b", 1, 100);
        var removal = next++;
        ledger.reach(PARTITION, next);

        // Then
        assertThat(heldOfRemoved(removal, 100)).isInstanceOf(AsCommitted.class);
        assertThat(heldOfRemoved(removal, 111)).isInstanceOf(Otherwise.class);
        assertThat(heldOfRemoved(next, 100)).isInstanceOf(Unknown.class);
    }

    /** The restore of a database that is behind the topic: 19 to 21 aren't in it any more. */
    @Test
    void shouldFindTheTopicAheadUntilSomethingFollowsIt() {
        // Given
        commit("a", 18, 18);
        commit("b", 1, 100);
        stray("a", 21, 21);

        // When: an older one is committed, which nobody takes
        commit("a", 19, 19);
        var ignoring = deviation("a", 21, 21);
        var ahead = ledger.stray("a");

        // Then
        assertThat(ahead.stray().revision()).isEqualTo(21);
        assertThat(held("a", 121, ignoring)).isInstanceOf(Otherwise.class);
        assertThat(held("b", 121, ignoring)).isInstanceOf(AsCommitted.class);

        // And when
        ledger.take(record("a", new StateVersion(5, 22, 22)), true, NOW);

        // Then
        assertThat(ledger.strayCount()).isZero();
        assertThat(held("a", 122)).isInstanceOf(AsCommitted.class);
    }

    @Test
    void shouldNotPutOtherDomainsInDoubtByOneThatWasForged() {
        // Given
        commit("a", 1, 11);
        commit("b", 1, 100);

        // When
        stray("a", 2, 12);

        // Then
        assertThat(held("a", 112))
                .isInstanceOfSatisfying(
                        Otherwise.class,
                        otherwise -> assertThat(otherwise.reason())
                                .contains("revision 2")
                                .contains("isn't in the database's history"));
        assertThat(held("b", 112)).isInstanceOf(AsCommitted.class);
        assertThat(held("a", 111)).isInstanceOf(AsCommitted.class);
    }

    /** Compaction would leave it as the only record of the domain, and new edges would take it. */
    @Test
    void shouldFindAStrayThatNobodyTakesYet() {
        // Given
        commit("a", 7, 11);

        // When
        stray("a", 5, 5);

        // Then
        assertThat(ledger.strays(10)).hasSize(1);
        assertThat(ledger.strays(10).get(0).toFollow(NOW.toEpochMilli()).revision())
                .isEqualTo(7);
        assertThat(held("a", 11, deviation("a", 7, 11))).isInstanceOf(AsCommitted.class);
        commit("a", 8, 12);
        assertThat(ledger.strayCount()).isZero();
    }

    /** Compaction would leave it as the only record of the domain, and new edges would have nothing to serve by. */
    @Test
    void shouldFindADomainWhoseLastRecordCannotBeRead() {
        // Given
        commit("a", 7, 11);

        // When
        var became = ledger.take(new UnreadableRecord("a", "it is no JSON", PARTITION, next++), NOW);
        var stray = ledger.strays(10).get(0);

        // Then
        assertThat(became).isTrue();
        assertThat(stray.cause()).isEqualTo(StrayCause.UNREADABLE);
        assertThat(stray.toFollow(NOW.toEpochMilli()).revision()).isEqualTo(7);
        assertThat(ledger.unreadableCount()).isEqualTo(1);
        assertThat(held("a", 11)).isInstanceOf(AsCommitted.class);

        // And when: the relay repeats itself, or the domain is published again
        commit("a", 7, 11);

        // Then
        assertThat(ledger.strayCount()).isZero();
        assertThat(ledger.unreadableCount()).isZero();
    }

    /** Left by a repair that went by a forged incarnation. */
    @Test
    void shouldFindWhatWasCommittedAheadOfWhatEdgesTakeUntilItIsPutBack() {
        // Given
        var ahead = new StateVersion(NOW.plusSeconds(90 * 24 * 3600).toEpochMilli(), 8, 12);
        var now = new StateVersion(NOW.toEpochMilli(), 9, 13);
        commit("a", 7, 11);

        // When
        ledger.take(record("a", ahead), true, NOW);
        var stray = ledger.strays(10).get(0);

        // Then
        assertThat(stray.cause()).isEqualTo(StrayCause.NOT_TAKEN);
        assertThat(stray.toFollow(NOW.toEpochMilli()).revision()).isEqualTo(7);
        assertThat(held("a", 11, deviation("a", 7, 11))).isInstanceOf(Otherwise.class);
        assertThat(ledger.isAheadOf("a", now, NOW)).isFalse();

        // And when
        ledger.take(record("a", now), true, NOW);

        // Then
        assertThat(ledger.strayCount()).isZero();
        assertThat(held("a", 13)).isInstanceOf(AsCommitted.class);
        assertThat(ledger.isAheadOf("a", new StateVersion(0, 7, 11), NOW)).isTrue();
    }

    @Test
    void shouldFindAPublishedRecordThatTheTopicLacksUntilItIsThere() {
        // Given
        commit("a", 1, 11);
        commit("b", 1, 100);
        var lost = published("a", 3, false);

        // When
        var became = ledger.lose(lost, NOW);
        var again = ledger.lose(lost, NOW);
        var stray = ledger.strays(10).get(0);

        // Then
        assertThat(became).isTrue();
        assertThat(again).isFalse();
        assertThat(stray.cause()).isEqualTo(StrayCause.LOST);
        assertThat(stray.committed().revision()).isEqualTo(1);
        assertThat(stray.toFollow(NOW.toEpochMilli()).revision()).isEqualTo(3);
        assertThat(stray.description()).contains("revision 1 instead of the later revision 3");
        assertThat(held("b", 111)).isInstanceOf(AsCommitted.class);

        // And when: the domain is published again
        commit("a", 4, 14);

        // Then
        assertThat(ledger.strayCount()).isZero();
        assertThat(ledger.lose(lost, NOW)).isFalse();
        assertThat(held("a", 114)).isInstanceOf(AsCommitted.class);
    }

    @Test
    void shouldMissNeitherAPublishedRecordThatIsThereNorARemovalThatWasCompacted() {
        // Given
        commit("a", 2, 12);
        commit("b", 1, 100);

        // When / Then
        assertThat(ledger.lose(published("a", 2, false), NOW)).isFalse();
        assertThat(ledger.lose(published("a", 1, false), NOW)).isFalse();
        ledger.reach(PARTITION, next + 1);
        assertThat(ledger.lose(published("c", 5, true), NOW)).isFalse();
        assertThat(ledger.lose(published("b", 2, true), NOW))
                .as("edges serve it")
                .isTrue();
    }

    /** A relay published revision 2 twice, since it got no answer, and Kafka has lost the later record, whose offset the database has. */
    @Test
    void shouldBeContentWithTheEarlierRecordOfAVersionThatWasPublishedTwice() {
        // Given
        commit("a", 2, 12);
        commit("b", 1, 100);
        var last = next - 1;
        var lost = published("a", 2, false);

        // When
        var missed = ledger.misses(lost);
        var became = ledger.lose(lost, NOW);

        // Then
        assertThat(missed).isTrue();
        assertThat(ledger.misses(lost)).as("missed again").isFalse();
        assertThat(became).isFalse();
        assertThat(ledger.strayCount()).isZero();
        assertThat(ledger.sufficientOffset("a", lost.offset())).isEqualTo(last);
        assertThat(ledger.sufficientOffset("a", lost.offset() + 1))
                .as("of another record of the domain")
                .isEqualTo(lost.offset() + 1);
        assertThat(ledger.sufficientOffset("b", last)).isEqualTo(last);

        // And when: the partition goes on
        commit("a", 3, 13);

        // Then
        assertThat(ledger.misses(lost)).isFalse();
        assertThat(ledger.sufficientOffset("a", lost.offset())).isEqualTo(lost.offset());
    }

    /** Of an edge that has read no further than the earlier record nothing can be told by then. */
    @Test
    void shouldForgetTheEarlierRecordOfAVersionOnceThePartitionHasGoneFarBeyondIt() {
        // Given
        commit("a", 2, 12);
        var last = next - 1;
        var lost = published("a", 2, false);
        ledger.lose(lost, NOW);

        // When
        for (var i = 0; i < PartitionSums.KEPT / 2; i++) {
            commit("b", 1 + i, 100);
        }
        var soon = ledger.sufficientOffset("a", lost.offset());
        for (var i = 0; i < 2 * PartitionSums.KEPT; i++) {
            commit("b", PartitionSums.KEPT + i, 100);
        }

        // Then
        assertThat(soon).isEqualTo(last);
        assertThat(ledger.sufficientOffset("a", lost.offset())).isEqualTo(lost.offset());
    }

    /** As on a recreated topic: readers of the former one still have the domain. */
    @Test
    void shouldMissARemovalThatWasPublishedBehindTheEnd() {
        // Given
        commit("a", 1, 11);

        // When
        var became = ledger.lose(published("c", 5, true), NOW);

        // Then
        assertThat(became).isTrue();
        assertThat(ledger.strays(10))
                .singleElement()
                .extracting(StrayDomain::cause)
                .isEqualTo(StrayCause.LOST);
    }

    @Test
    void shouldKeepTheFirstCauseOfAStrayDomain() {
        // Given
        commit("a", 1, 11);
        stray("a", 5, 15);

        // When
        var became = ledger.lose(published("a", 2, false), NOW);

        // Then
        assertThat(became).isFalse();
        assertThat(ledger.strays(10))
                .singleElement()
                .extracting(StrayDomain::cause)
                .isEqualTo(StrayCause.NOT_COMMITTED);
    }

    @Test
    void shouldCountRecordsWithoutADomainAndKeepTheirLatestKeys() {
        // When
        for (var i = 0; i < 3 * NonDomainKeys.KEPT; i++) {
            ledger.takeForeign("no domain " + i + "\n", PARTITION, next++);
        }

        // Then
        assertThat(ledger.foreignCount()).isEqualTo(3 * NonDomainKeys.KEPT);
        assertThat(ledger.foreignKeys()).hasSize(NonDomainKeys.KEPT).allMatch(key -> key.indexOf('\n') < 0);
        assertThat(ledger.strayCount()).isZero();
    }

    @Test
    void shouldJudgeADomainThatAnEdgeRejectedWithoutDoubtInOthers() {
        // Given
        commit("a", 1, 11);
        commit("b", 1, 100);

        // When: an edge of an older release can't read it
        commit("a", 2, 12);
        var rejecting = deviation("a", 1, 11);

        // Then
        assertThat(held("a", 111, rejecting)).isInstanceOf(Otherwise.class);
        assertThat(held("b", 111, rejecting)).isInstanceOf(AsCommitted.class);
        assertThat(held("b", 111)).isInstanceOf(Otherwise.class);
    }

    @Test
    void shouldNotTakeHeldDomainsBeyondTheNamedOnesForApplied() {
        // Given: the edge holds more domains back than it names
        commit("a", 1, 11);
        commit("b", 1, 100);
        commit("a", 2, 12);
        commit("b", 2, 200);
        var named = deviation("a", 1, 11);
        var hold = new EdgeHold(EdgeHold.Reason.MASS_CHANGE, NOW, 2, Map.of(PARTITION, 2L));

        // When
        var held = Comparison.of(
                ledger,
                "b",
                2,
                Comparison.NOT_REMOVED,
                PARTITION,
                report(next - 1, 111, named).with(hold));

        // Then
        assertThat(held)
                .isInstanceOfSatisfying(
                        Otherwise.class,
                        otherwise -> assertThat(otherwise.reason()).contains("holds back records of 2 domains"));
    }

    /** Each domain by itself may still be as committed. */
    @Test
    void shouldFindAPartitionAsCommittedAsAWholeOnlyWithoutAnyDifference() {
        // Given
        commit("a", 1, 11);
        commit("b", 1, 100);
        var asCommitted = isWholeAsCommitted(next - 1, 111);
        var unread = isWholeAsCommitted(next, 111);

        // When
        stray("b", 2, 200);
        var following = isWholeAsCommitted(next - 1, 211);
        var rejecting = isWholeAsCommitted(next - 1, 111, deviation("b", 1, 100));

        // Then
        assertThat(asCommitted).isTrue();
        assertThat(unread).isFalse();
        assertThat(following).isFalse();
        assertThat(rejecting).isFalse();
    }

    @Test
    void shouldCountARepeatedRecordOnceAndARemovalAsNothing() {
        // Given
        commit("a", 1, 11);
        commit("a", 1, 11);

        // When
        ledger.take(record("a", StateVersion.ofRemoval(0, 2)), true, NOW);

        // Then
        assertThat(held("a", 0)).isInstanceOf(AsCommitted.class);
        assertThat(ledger.committed("a").revision()).isEqualTo(2);
    }

    @Test
    void shouldKnowAsManyDomainsAsThereAre() {
        // Given
        var random = new Random(11);
        var versions = new DomainVersions();
        var model = new HashMap<String, StateVersion>();

        // When
        for (var i = 0; i < 20_000; i++) {
            var name = "d" + random.nextInt(5_000) + ".example.com";
            var version = new StateVersion(random.nextInt(3), 1 + random.nextInt(9), random.nextLong());
            versions.put(name, version);
            model.put(name, version);
        }

        // Then
        model.forEach((name, version) -> assertThat(versions.get(name)).isEqualTo(version));
        assertThat(versions.get("nobody.example.com")).isEqualTo(StateVersion.NONE);
    }

    @Test
    void shouldNotCompareWithWhatIsTooLongAgo() {
        // Given
        commit("a", 1, 11);
        var first = next - 1;

        // When
        for (var i = 0; i <= PartitionSums.KEPT; i++) {
            commit("b", 1 + i, 100);
        }

        // Then
        assertThat(held("a", first, 11)).isInstanceOf(Unknown.class);
        assertThat(held("a", 111)).isInstanceOf(AsCommitted.class);
    }

    private void commit(String domain, long revision, long digest) {
        ledger.take(record(domain, new StateVersion(0, revision, digest)), true, NOW);
    }

    private void stray(String domain, long revision, long digest) {
        ledger.take(record(domain, new StateVersion(0, revision, digest)), false, NOW);
    }

    /** As the database has it: without a digest. */
    private TopicRecord published(String domain, long revision, boolean removal) {
        return new TopicRecord(domain, new StateVersion(0, revision, 0), removal, PARTITION, next);
    }

    private TopicRecord record(String domain, StateVersion version) {
        return new TopicRecord(domain, version, version.digest() == 0, PARTITION, next++);
    }

    private static Deviation deviation(String domain, long heldRevision, long heldDigest) {
        return new Deviation(domain, PARTITION, 0, "ignored", 0, heldRevision, EdgeHoldings.toText(heldDigest), NOW);
    }

    private StateMatch held(String domain, long sum, Deviation... deviations) {
        return held(domain, next - 1, sum, deviations);
    }

    private StateMatch held(String domain, long offset, long sum, Deviation... deviations) {
        return Comparison.of(ledger, domain, 0, Comparison.NOT_REMOVED, PARTITION, report(offset, sum, deviations));
    }

    private boolean isWholeAsCommitted(long offset, long sum, Deviation... deviations) {
        return Comparison.isWholeAsCommitted(ledger, PARTITION, report(offset, sum, deviations));
    }

    private StateMatch heldOfRemoved(long removal, long sum) {
        return Comparison.of(ledger, "a", 2, removal, PARTITION, report(removal, sum));
    }

    private static EdgeStatus report(long offset, long sum, Deviation... deviations) {
        var holdings = new EdgeHoldings(Map.of(PARTITION, EdgeHoldings.toText(sum)), 0, List.of(deviations));
        return SampleReports.ofChanges("e", NOW, NOW, Map.of(PARTITION, offset), List.of())
                .with(holdings);
    }
}
