package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;
import static dev.backsource.edge.testing.Domains.policy;
import static dev.backsource.edge.testing.Rollouts.next;
import static dev.backsource.edge.testing.Rollouts.rollout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsource.edge.progressive.GivenTrials;
import dev.backsource.edge.progressive.Trial;
import dev.backsource.edge.progressive.Trials;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.StateVersion;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.EdgeTrial.Pair;
import dev.backsource.policy.progressive.EdgeTrial.Verdict;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.RedirectType;
import dev.backsource.policy.protocol.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateRouteTest {
    private static final String NAME = "www.example.com";

    private final Trials trials = GivenTrials.of(() -> 0);
    private final RoutingTable table = new RoutingTable(trials);
    private final Domain baseline = domain(NAME, RedirectType.HTTP);
    private final Domain changed = baseline.with(Part.POLICY, policy(RedirectType.HTTPS));
    private final ProgressiveRollout rollout = rollout(baseline, changed);
    private long revision;

    private Route apply(Domain domain, @Nullable ProgressiveRollout step) {
        revision++;
        table.apply(domain, new StateVersion(0, revision, revision), step);
        return Objects.requireNonNull(table.find(NAME));
    }

    private static CandidateRoute candidate(Route route) {
        return Objects.requireNonNull(route.candidate());
    }

    private Trial trialOf(ProgressiveRollout served) {
        return trials.serve(NAME, new StateVersion(0, revision, revision), served);
    }

    @Test
    void shouldHaveASecondRouteInAGenerationOfItsOwnAtAllSteps() {
        // Given
        var before = apply(baseline, null);

        // When
        var first = apply(baseline, rollout);
        var second = apply(baseline, next(rollout));

        // Then
        assertThat(first.originScheme(ContentKind.STATIC, Scheme.HTTP)).isEqualTo(Scheme.HTTP);
        assertThat(candidate(first).route().originScheme(ContentKind.STATIC, Scheme.HTTP))
                .isEqualTo(Scheme.HTTPS);
        assertThat(second.cacheGeneration()).isEqualTo(before.cacheGeneration());
        assertThat(candidate(first).route().cacheGeneration()).isNotEqualTo(before.cacheGeneration());
        assertThat(candidate(second).route().cacheGeneration())
                .isEqualTo(candidate(first).route().cacheGeneration());
        assertThat(candidate(second).trial()).isSameAs(candidate(first).trial());
        assertThat(candidate(second).rollout().step()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheCandidatesGenerationAtPromotionAndKeepTheBaselinesAfterAnAbort() {
        // Given
        var generation = apply(baseline, null).cacheGeneration();

        // When
        apply(baseline, rollout);
        var aborted = apply(baseline, null);
        var again = apply(baseline, rollout);
        var promoted = apply(changed, null);

        // Then
        assertThat(aborted.cacheGeneration()).isEqualTo(generation);
        assertThat(aborted.candidate()).isNull();
        assertThat(promoted.cacheGeneration())
                .isEqualTo(candidate(again).route().cacheGeneration());
    }

    @Test
    void shouldNotBringBackAtPromotionWhatTheAbortWithdrew() {
        // Given
        apply(baseline, null);
        var tried = candidate(apply(baseline, rollout));

        // When
        for (var key = 0; key < 1000 && tried.trial().next() == Verdict.CONTINUE; key++) {
            tried.trial().ended(0, Arm.CANDIDATE, 2 * key, Pair.DISCORDANT, "refused");
            tried.trial().ended(0, Arm.BASELINE, 2 * key + 1, Pair.FINE, null);
            for (var other = 0; other < 10; other++) {
                tried.trial().next();
            }
        }
        var promoted = apply(changed, null);

        // Then
        assertThat(tried.isAborted()).isTrue();
        assertThat(promoted.cacheGeneration()).isNotEqualTo(tried.route().cacheGeneration());
    }

    @Test
    void shouldBeginAnotherGenerationForAnotherCandidateAndAnotherRollout() {
        // Given
        var first = candidate(apply(baseline, rollout)).route().cacheGeneration();

        // When
        var follow = baseline.with(Part.POLICY, policy(RedirectType.FOLLOW));
        var other = candidate(apply(baseline, rollout(baseline, follow))).route();
        var later = candidate(apply(baseline, rollout("rollout-2", 1, Candidate.of(baseline, follow))))
                .route();
        var replaced = apply(changed.with(Part.ORIGINS, List.of(origin("192.0.2.1", 80))), null);

        // Then
        assertThat(List.of(first, other.cacheGeneration(), later.cacheGeneration(), replaced.cacheGeneration()))
                .doesNotHaveDuplicates();
    }

    /** What a candidate stores is its own, even where it asks like the baseline; an abort then takes nothing from the baseline. */
    @Test
    void shouldServeAfterPromotionWhatBothArmsFetchedInTheSameWay() {
        // Given
        var follow = domain(NAME, RedirectType.FOLLOW).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
        var https = follow.with(Part.POLICY, policy(RedirectType.HTTPS));
        var before = apply(follow, null).cacheGeneration();

        // When
        var tried = candidate(apply(follow, rollout(follow, https))).route();
        var baseline = Objects.requireNonNull(table.find(NAME));
        var promoted = apply(https, null);

        // Then
        assertThat(tried.cacheGeneration(Scheme.HTTPS)).isNotEqualTo(before);
        assertThat(baseline.serves(Scheme.HTTPS, tried.cacheGeneration(Scheme.HTTPS)))
                .isFalse();
        assertThat(promoted.cacheGeneration(Scheme.HTTPS)).isEqualTo(tried.cacheGeneration(Scheme.HTTPS));
        assertThat(promoted.serves(Scheme.HTTPS, before)).isTrue();
        assertThat(promoted.serves(Scheme.HTTP, before)).isFalse();
        assertThat(promoted.validates(Scheme.HTTP, before)).isFalse();
    }

    @Test
    void shouldValidateDuringAndAfterARolloutWhatWasFetchedOverAStrongerWay() {
        // Given
        var https = domain(NAME, RedirectType.HTTPS).with(Part.ORIGIN_TLS, OriginTls.DEFAULT);
        var http = https.with(Part.POLICY, policy(RedirectType.HTTP));
        var before = apply(https, null).cacheGeneration();

        // When
        var tried = candidate(apply(https, rollout(https, http))).route();
        var aborted = apply(https, null);
        apply(https, rollout(https, http));
        var promoted = apply(http, null);

        // Then
        assertThat(tried.validates(Scheme.HTTP, before)).isTrue();
        assertThat(aborted.cacheGeneration()).isEqualTo(before);
        assertThat(aborted.validatesEarlier(Scheme.HTTP)).isFalse();
        assertThat(promoted.validates(Scheme.HTTPS, before)).isTrue();
        assertThat(promoted.serves(Scheme.HTTPS, before)).isFalse();
    }

    @Test
    void shouldNotServeUnderTheCandidateWhatAChangedBaselineFetched() {
        // Given
        var own = origin("192.0.2.1", 80);
        var one = domain(NAME, own);
        var rollout = rollout("rollout-1", 1, Candidate.of(one, domain(NAME, own, origin("192.0.2.3", 80))));
        var before = apply(one, null).cacheGeneration();

        // When
        var tried = candidate(apply(one, rollout)).route();
        var changedBelow = apply(domain(NAME, own, origin("192.0.2.2", 80)), rollout);

        // Then
        assertThat(tried.serves(Scheme.HTTP, before)).isTrue();
        assertThat(changedBelow.cacheGeneration()).isEqualTo(before);
        assertThat(candidate(changedBelow).route().serves(Scheme.HTTP, before)).isFalse();
    }

    @Test
    void shouldForgetTheOldestGenerations() {
        // Given
        var generations = new ArrayList<Long>();
        var last = apply(baseline, null);

        // When: each of six rollouts adds an origin
        var domain = baseline;
        for (var i = 2; i < 8; i++) {
            generations.add(0, last.cacheGeneration());
            var origins = new ArrayList<>(domain.origins());
            origins.add(origin("192.0.2." + i, 80));
            var added = domain.with(Part.ORIGINS, origins);
            apply(domain, rollout("rollout-" + i, 1, Candidate.of(domain, added)));
            last = apply(added, null);
            domain = added;
        }

        // Then
        var served = Objects.requireNonNull(table.find(NAME));
        assertThat(generations.stream().map(each -> served.serves(Scheme.HTTP, each)))
                .containsExactly(true, true, true, true, false, false);
    }

    @Test
    void shouldEndTheTrialOnceTheRouteIsInTheRolloutNoLonger() {
        // Given
        var first = candidate(apply(baseline, rollout)).trial();

        // When
        apply(baseline, null);
        var afterAbort = candidate(apply(baseline, rollout)).trial();
        table.remove(DomainName.parse(NAME), new StateVersion(0, ++revision, 0));

        // Then
        assertThat(afterAbort).isNotSameAs(first);
        assertThat(trialOf(rollout)).isNotSameAs(afterAbort);
    }

    @Test
    void shouldKeepItsRouteWhenACandidateCannotBeMade() {
        // Given
        var before = apply(baseline, null);

        // When
        assertThatThrownBy(() -> apply(baseline, rollout(Part.ORIGINS, List.of())))
                .isInstanceOf(InvalidValueException.class);

        // Then
        assertThat(table.find(NAME)).isSameAs(before);
    }

    @Test
    void shouldHaveTheCandidateOnceTheTopicHasReplacedASnapshot() {
        // Given: a snapshot has the baseline's route only
        var version = new StateVersion(0, 1, 1);
        var snapshot = table.prepare(1);
        snapshot.apply(baseline, version, null);
        table.serve(snapshot);
        var before = Objects.requireNonNull(table.find(NAME));

        // When
        table.apply(baseline, version, rollout);
        var meanwhile = Objects.requireNonNull(table.find(NAME));
        table.serveRead();
        var after = Objects.requireNonNull(table.find(NAME));

        // Then
        assertThat(meanwhile.candidate()).isNull();
        assertThat(after.candidate()).isNotNull();
        assertThat(after.cacheGeneration()).isEqualTo(before.cacheGeneration());
    }

    @Test
    void shouldServeTheBaselineAloneWhereThereAreNoTrials() {
        // Given
        var without = new RoutingTable();

        // When
        without.apply(baseline, new StateVersion(0, 1, 1), rollout);

        // Then
        assertThat(Objects.requireNonNull(without.find(NAME)).candidate()).isNull();
    }
}
