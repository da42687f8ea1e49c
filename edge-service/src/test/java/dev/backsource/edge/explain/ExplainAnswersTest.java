package dev.backsource.edge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.eventlog.EventRecords;
import dev.backsource.policy.domain.ContentReason;
import dev.backsource.policy.event.ExplainAnswer.Outcome;
import dev.backsource.policy.event.ExplainRequest;
import dev.backsource.policy.event.Topic;
import dev.backsource.policy.explanation.Explanation;
import dev.backsource.policy.explanation.StoredState;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExplainAnswersTest {
    private static final String DOMAIN = "www.example.com";
    private static final int PARTITION = EventRecords.partitionOf(Topic.POLICY_CHANGES, DOMAIN);
    private static final Instant TAKEN = Instant.parse("2026-11-24T10:15:30Z");

    private final AtomicReference<PolicyChangePosition> standing = new AtomicReference<>();

    @Test
    void shouldNotClaimAChangeThatCameAfterTheRouteWasFound() {
        // Given
        standing.set(new PolicyChangePosition(false, TAKEN, Map.of(PARTITION, 7L)));
        var answers = new ExplainAnswers("edge-1", (url, scheme) -> explaining(), standing::get, Clock.systemUTC());

        // When
        var answer = answers.to(question());

        // Then
        assertThat(answer.outcome()).isEqualTo(Outcome.EXPLAINED);
        assertThat(answer.position()).isEqualTo(7);
        assertThat(answer.snapshotTakenAt()).isEqualTo(TAKEN);
        assertThat(answer.complete()).isFalse();
    }

    @Test
    void shouldNotClaimATableThatWasWithdrawnMeanwhile() {
        // Given
        standing.set(new PolicyChangePosition(true, null, Map.of()));
        var answers = new ExplainAnswers("edge-1", (url, scheme) -> withdrawn(), standing::get, Clock.systemUTC());

        // When
        var answer = answers.to(question());

        // Then
        assertThat(answer.outcome()).isEqualTo(Outcome.NO_ROUTE);
        assertThat(answer.complete()).isFalse();
    }

    /** An explanation by a route that is one change behind as soon as it is found. */
    private Explanation explaining() {
        standing.set(new PolicyChangePosition(true, null, Map.of(PARTITION, 8L)));
        return new Explanation(
                DOMAIN,
                Explanation.FoundBy.EXACT_NAME,
                1,
                Scheme.HTTP,
                "/",
                ContentKind.STATIC,
                new ContentReason(ContentReason.Cause.SUFFIX, "png"),
                "HTTP HTTP www.example.com/",
                0,
                new StoredState(StoredState.Freshness.FRESH, 200, 1L, 59L, 1, List.of("accept"), false),
                DOMAIN,
                List.of(),
                false,
                null);
    }

    private Explanation withdrawn() {
        standing.set(new PolicyChangePosition(false, null, Map.of()));
        return null;
    }

    private static ExplainRequest question() {
        return new ExplainRequest("1", "http://www.example.com/", Scheme.HTTP, TAKEN, null);
    }
}
