package dev.backsource.config.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.config.access.Author;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.StoredRevision;
import dev.backsource.config.progressive.ProgressiveState;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.config.release.RolloutReason;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.progressive.RolloutPlan;
import dev.backsource.testing.config.SampleDomains;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolloutPlaceTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Domain BASELINE = SampleDomains.domain(80);
    private static final Domain CANDIDATE = BASELINE.with(Part.ORIGIN_TLS, new OriginTls(Verification.NONE));

    @Test
    void shouldNameTheSteps() {
        // When
        var started = revision(step(1, 0.01), plain(BASELINE));
        var stepped = revision(step(2, 0.125), step(1, 0.01));
        var repaired = revision(step(2, 0.125), step(2, 0.125));

        // Then
        assertThat(started.kind()).isEqualTo(RevisionKind.ROLLOUT_STARTED);
        assertThat(stepped.kind()).isEqualTo(RevisionKind.ROLLOUT_STEPPED);
        assertThat(repaired.kind()).isEqualTo(RevisionKind.CHANGED);
        assertThat(detail(stepped)).isEqualTo("step 2 at 12.5 %");
        assertThat(detail(stepped.with(recorded(ProgressiveState.RUNNING, null))))
                .isEqualTo("step 2 of 4 at 12.5 %");
    }

    @Test
    void shouldNameTheEnd() {
        // When
        var promoted = revision(plain(CANDIDATE), step(4, 0.5));
        var aborted = revision(plain(BASELINE), step(1, 0.01));
        var replaced = revision(plain(BASELINE.with(Part.SERVING, Serving.STOPPED)), step(1, 0.01));

        // Then
        assertThat(promoted.kind()).isEqualTo(RevisionKind.ROLLOUT_PROMOTED);
        assertThat(aborted.kind()).isEqualTo(RevisionKind.ROLLOUT_ABORTED);
        assertThat(replaced.kind()).isEqualTo(RevisionKind.CHANGED);
        assertThat(detail(promoted)).isEqualTo("promoted");
        assertThat(detail(aborted.with(recorded(ProgressiveState.ABORTED, "two edges aborted it"))))
                .isEqualTo("aborted: two edges aborted it");
        assertThat(detail(replaced)).isEqualTo("replaced");
    }

    /** Given to another team, the domain is as after an abort. */
    @Test
    void shouldTrustTheRecordMoreThanTheStates() {
        // When
        var given = revision(plain(BASELINE), step(1, 0.01))
                .with(recorded(ProgressiveState.REPLACED, "the domain was given to another team"));

        // Then
        assertThat(given.kind()).isEqualTo(RevisionKind.CHANGED);
        assertThat(detail(given)).isEqualTo("replaced: the domain was given to another team");
    }

    @Test
    void shouldNameNoneForOtherRevisions() {
        assertThat(revision(plain(CANDIDATE), plain(BASELINE)).progressiveRollout())
                .isNull();
        assertThat(revision(plain(CANDIDATE), plain(BASELINE)).kind()).isEqualTo(RevisionKind.CHANGED);
    }

    private static String detail(Revision revision) {
        return Objects.requireNonNull(revision.progressiveRollout()).detail();
    }

    private static Revision revision(DomainState state, DomainState before) {
        return Revision.of(stored(state), stored(before));
    }

    private static StoredRevision stored(DomainState state) {
        return new StoredRevision(state.revision(), NOW, "ops", null, null, state, "shop");
    }

    private static DomainState plain(Domain domain) {
        return new DomainState(domain, 0, 5, NOW, "ops", "shop", null);
    }

    private static DomainState step(int step, double share) {
        var rollout = new ProgressiveRollout("r-1", step, share, 1e-6, Candidate.of(BASELINE, CANDIDATE), NOW, NOW);
        return new DomainState(BASELINE, 0, 5, NOW, "ops", "shop", rollout);
    }

    private static StoredRollout recorded(ProgressiveState state, @Nullable String reason) {
        var plan = RolloutPlan.DEFAULT;
        var author = new Author(CallerKind.PERSON, "acct_1", "ops", List.of());
        return new StoredRollout(
                "r-1",
                BASELINE.name(),
                "shop",
                state,
                reason == null ? null : RolloutReason.byPerson(reason),
                null,
                plan,
                1,
                NOW,
                NOW,
                Set.of(),
                4,
                5,
                NOW,
                "ops",
                author,
                null,
                null,
                null);
    }
}
