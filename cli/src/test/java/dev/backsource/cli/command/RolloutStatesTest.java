package dev.backsource.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutStatesTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "APPLIED, false",
        "APPLIED UNREACHABLE, false",
        "REJECTED, true",
        "DIVERGED, true",
        "APPLIED REJECTED, true",
        "REJECTED PENDING, false",
        "DIVERGED UNKNOWN, false",
        "'', false"
    })
    void shouldBeRefusedOnceNobodyIsWaitedForAndAnEdgeWillNotHaveIt(String states, boolean refused) {
        assertThat(RolloutStates.isRefused(rollout(states))).isEqualTo(refused);
    }

    private static JsonNode rollout(String states) {
        var rollout = MAPPER.createObjectNode();
        var edges = rollout.putArray("edges");
        Arrays.stream(states.split(" ", -1))
                .filter(state -> !state.isEmpty())
                .forEach(state -> edges.addObject().put("state", state));
        return rollout;
    }
}
