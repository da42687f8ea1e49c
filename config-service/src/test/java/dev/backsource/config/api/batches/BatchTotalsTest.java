package dev.backsource.config.api.batches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.api.answers.DryRun;
import dev.backsource.config.api.answers.MovedRequests;
import dev.backsource.config.history.FieldChange;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchTotalsTest {
    @Test
    void shouldNotSayThatNothingFailsWhereNothingWasProbed() {
        // When
        var totals = totals(tried(null, true), tried(null, true));

        // Then
        assertThat(totals.failing()).isNull();
        assertThat(totals.unchecked()).isEqualTo(2);
        assertThat(totals.summary()).isEqualTo("2 domains change, 2 domains not fully checked");
    }

    @Test
    void shouldCountTheUncheckedBesideTheFailing() {
        // When
        var totals = totals(tried(2, false), tried(0, false), tried(1, true), tried(null, false));

        // Then
        assertThat(totals.failing()).isEqualTo(3);
        assertThat(totals.unchecked()).isEqualTo(1);
        assertThat(totals.summary()).isEqualTo("4 domains change, 3 ports or gates fail, 1 domain not fully checked");
    }

    @Test
    void shouldTellTheRequestsThatMove() {
        // Given
        var exact = moving(hour(700_000L, false, 500L), true);
        var more = moving(hour(600_000L, true, 100L), false);
        var unknown = moving(hour(null, true, null), true);

        // Then
        assertThat(totals(exact).summary())
                .isEqualTo(
                        "1 domain changes, stored responses of 1 domain unusable, 700,000 requests of the last hour move");
        assertThat(totals(exact, more, unknown))
                .extracting(
                        BatchTotals::summary,
                        BatchTotals::requestsMoved,
                        BatchTotals::movedUnknown,
                        BatchTotals::requestsFromCache)
                .containsExactly(
                        "3 domains change, stored responses of 2 domains unusable, at least 1.3 million requests of the"
                                + " last hour move (not fully known for 2 domains)",
                        1_300_000L,
                        2,
                        500L);
        assertThat(totals(unknown).summary())
                .isEqualTo(
                        "1 domain changes, stored responses of 1 domain unusable, unknown for 1 domain how many requests"
                                + " of the last hour move");
        assertThat(totals(unknown).requestsMoved()).isNull();
    }

    @Test
    void shouldNotSayThatNothingMovesWhereThatDependsOnThePaths() {
        // Given
        var undecided = moving(hour(0L, false, 500L, 2_130L), false);
        var partlyKnown = moving(hour(0L, true, 500L, 1_200_000L), false);

        // Then
        assertThat(totals(undecided))
                .extracting(BatchTotals::summary, BatchTotals::requestsUndecided)
                .containsExactly(
                        "1 domain changes, 0 requests of the last hour move, 2,130 more may, depending on their path",
                        2_130L);
        assertThat(totals(undecided, partlyKnown).summary())
                .isEqualTo("2 domains change, at least 0 requests of the last hour move (not fully known for 1 domain),"
                        + " 1.2 million more may, depending on their path");
    }

    private static MovedRequests hour(@Nullable Long moved, boolean mayMoveMore, @Nullable Long fromCache) {
        return hour(moved, mayMoveMore, fromCache, moved == null ? null : 0L);
    }

    private static MovedRequests hour(
            @Nullable Long moved, boolean mayMoveMore, @Nullable Long fromCache, @Nullable Long undecided) {
        return new MovedRequests(2, 1, 0, moved, fromCache, moved, mayMoveMore, undecided, List.of());
    }

    private static DryRun moving(MovedRequests hour, boolean cacheUnusable) {
        return new DryRun(
                List.of(new FieldChange("originProtocolPolicy.enabled", null, null)),
                null,
                2,
                null,
                false,
                false,
                cacheUnusable,
                hour);
    }

    private static BatchTotals totals(DryRun... effects) {
        return BatchTotals.of(Stream.of(effects)
                .map(effect -> new BatchResult(
                        new DomainName("www.example.com"), 200, 2L, null, null, null, null, null, effect, null))
                .toList());
    }

    private static DryRun tried(@Nullable Integer failing, boolean unchecked) {
        return new DryRun(
                List.of(new FieldChange("originProtocolPolicy.enabled", null, null)),
                null,
                2,
                failing,
                unchecked,
                false,
                false,
                null);
    }
}
