package dev.backsource.config.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.CallerKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditAggregationTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Caller JANE = new Caller(CallerKind.PERSON, "acct_A", "jane", List.of());

    private final AuditAggregation apart = new AuditAggregation();

    @Test
    void shouldCountTheSameOfAMinuteTogether() {
        // When
        var first = apart.of(refused(NOON, JANE, "10.0.0.1", "a.example"));
        var again = apart.of(refused(NOON.plusSeconds(59), JANE, "10.0.0.1", "a.example"));
        var later = apart.of(refused(NOON.plusSeconds(60), JANE, "10.0.0.1", "a.example"));
        var other = apart.of(refused(NOON.plusSeconds(60), JANE, "10.0.0.1", "b.example"));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(later.id()).isNotEqualTo(first.id());
        assertThat(other.id()).isNotEqualTo(later.id());
    }

    @Test
    void shouldCountSoMuchOfOneCallerApartAndTheRestTogether() {
        // When
        var counts = IntStream.range(0, 1000)
                .mapToObj(i -> apart.of(refused(NOON, JANE, "10.0.0.1", "d" + i + ".example")))
                .distinct()
                .toList();
        var ofAnother = apart.of(
                refused(NOON, new Caller(CallerKind.PROGRAM, "KEY", "jane", List.of()), "10.0.0.1", "d.example"));

        // Then
        assertThat(counts).hasSize(AuditAggregation.MAX_OF_CALLER + 1);
        assertThat(counts.get(AuditAggregation.MAX_OF_CALLER).domain()).isNull();
        assertThat(counts.get(AuditAggregation.MAX_OF_CALLER).caller()).isEqualTo(AuditedCaller.of(JANE));
        assertThat(ofAnother.domain()).isEqualTo("d.example");
    }

    @Test
    void shouldCountSoMuchOfThoseWhomNobodyKnowsApartAndTheRestTogetherWhereverTheyAre() {
        // When
        var counts = IntStream.range(0, 1000)
                .mapToObj(i -> apart.of(refused(NOON, null, "10.0." + i / 250 + "." + i % 250, null)))
                .distinct()
                .toList();

        // Then
        assertThat(counts).hasSize(AuditAggregation.MAX_OF_NOBODY + 1);
        assertThat(counts.get(AuditAggregation.MAX_OF_NOBODY).address()).isEmpty();
    }

    /** No text that a client chooses makes one thing count as another. */
    @Test
    void shouldTellApartWhatReadsTheSameOnceItIsJoined() {
        // When
        var one = count("a.example", "x, status=404");
        var other = count("a.example, target=x", "status=404");

        // Then
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    private static AuditEntryKey count(String domain, String target) {
        return new AuditEntryKey(
                NOON, AuditedCaller.of(JANE), "10.0.0.1", "removeDomain", "DELETE", domain, target, 404, "urn:x");
    }

    private static AuditEntry refused(Instant at, @Nullable Caller caller, String address, @Nullable String domain) {
        var request = new AuditedRequest("removeDomain", "DELETE", 200, address, null, null);
        return AuditEntry.of(at, caller, request, domain, null, 404, "urn:x", "");
    }
}
