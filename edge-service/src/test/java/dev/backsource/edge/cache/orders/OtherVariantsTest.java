package dev.backsource.edge.cache.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that wait for a response which turns out to be another variant, while it arrives. */
class OtherVariantsTest {
    private static final String FRESH = "max-age=60";

    private final SteppedEdge edge = new SteppedEdge();
    private final SteppedEdge.Loop loop = edge.loops.get(0);

    OtherVariantsTest() {
        edge.begin();
        edge.changePolicy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-age=10", "max-age=10, stale-if-error=60", "max-age=10, must-revalidate"})
    void shouldAskTheOriginWhereAValidationAddsAFieldToVary(String stored) {
        // Given
        get("de", "a");
        call(0).answerWhole(200, "Cache-Control", stored, "Age", "30", "ETag", "\"v\"");

        // When
        var leader = get("de", "a");
        var earlier = get("en", "a");
        call(1).answer(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        var later = get("fr", "a");

        // Then
        assertThat(edge.origin.calls).hasSize(4);
        shouldEachGetOne(leader, earlier, later);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=10",
                "max-age=10, stale-if-error=60",
                "max-age=10, must-revalidate",
                "max-age=10, stale-while-revalidate=60"
            })
    void shouldAskTheBaselineWhereTheCandidateFailsForAnotherVariant(String stored) {
        // Given
        for (var language : new String[] {"de", "en"}) {
            get(language, "a");
            last().answerWhole(200, "Cache-Control", stored, "Age", "30", "Vary", "Accept-Language");
        }
        edge.tryCandidate();

        // When
        var leader = get("de", "a");
        var other = get("en", "a");
        assertThat(last().routed.triesCandidate()).isTrue();
        last().answerInstead(200, "Cache-Control", FRESH, "Vary", "Accept-Language");

        // Then
        assertThat(edge.origin.calls).hasSize(4);
        assertThat(last().routed.arm()).isNull();
        shouldEachGetOne(leader, other);
    }

    @Test
    void shouldServeWhatIsFreshWhereTheCandidateFailsForAnotherVariant() {
        // Given
        get("de", "a");
        last().answerWhole(200, "Cache-Control", "max-age=10", "Age", "30", "Vary", "Accept-Language");
        get("en", "a");
        last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        edge.tryCandidate();

        // When
        var leader = get("de", "a");
        var other = get("en", "a");
        last().answerInstead(200, "Cache-Control", FRESH, "Vary", "Accept-Language");

        // Then
        assertThat(other.body()).isEqualTo(call(1).body());
        shouldEachGetOne(leader, other);
    }

    /** Each of two responses varies by the field that the other one's requests have in common. */
    @Test
    void shouldGoAloneWhereTheOriginNamesOtherFieldsInEachResponse() {
        // Given
        get("it", "z");
        last().answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        var first = get("de", "a");
        last().answer(200, "Cache-Control", FRESH, "Vary", "Accept");
        var second = get("en", "c");
        last().answer(200, "Cache-Control", FRESH, "Vary", "Accept");
        var third = get("en", "b");
        last().answer(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
        assertThat(edge.origin.calls).hasSize(4);

        // When
        var between = get("de", "b");

        // Then
        assertThat(edge.origin.calls).hasSize(5);
        shouldEachGetOne(first, second, third, between);
    }

    /** The origin answers all that is open, for each client its own. */
    private void shouldEachGetOne(SteppedClient... clients) {
        var asked = edge.origin.calls.size();
        for (var call : edge.origin.calls) {
            if (!call.hasHead) {
                call.answerWhole(200, "Cache-Control", FRESH, "Vary", "Accept-Language");
            }
            while (!call.isOver) {
                call.send();
            }
        }
        assertThat(edge.origin.calls).hasSize(asked);
        for (var client : clients) {
            assertThat(client.status).isEqualTo(200);
            assertThat(client.ends).isEqualTo(1);
            assertThat(client.isReset).isFalse();
            assertThat(client.body()).contains(" in " + client.fields.get("accept-language") + " of ");
        }
        assertThat(edge.leftovers()).isEmpty();
    }

    private SteppedClient get(String language, String accept) {
        var client = new SteppedClient("a client", loop.steps);
        client.fields.add("accept-language", language).add("accept", accept);
        loop.arrive(client);
        return client;
    }

    private SteppedOrigin.Call call(int number) {
        return edge.origin.calls.get(number);
    }

    private SteppedOrigin.Call last() {
        return call(edge.origin.calls.size() - 1);
    }
}
