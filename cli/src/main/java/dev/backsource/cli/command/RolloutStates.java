package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the interface's answer to a rollout, or to one of a purge, says of the edges. */
public final class RolloutStates {
    private RolloutStates() {}

    /** Whether every edge that is waited for has it. */
    public static boolean isComplete(JsonNode rollout) {
        return rollout.path("complete").asBoolean();
    }

    /** Whether nobody is waited for any more, and somebody said no. */
    public static boolean isRefused(JsonNode rollout) {
        var states = states(rollout);
        return states.stream().anyMatch(RolloutStates::isRefusal)
                && states.stream().noneMatch(state -> state.equals("PENDING") || state.equals("UNKNOWN"));
    }

    /** Whether an edge in this state won't have it by itself. */
    public static boolean isRefusal(String state) {
        return state.equals("REJECTED") || state.equals("DIVERGED");
    }

    /** How many edges have it. */
    static long applied(JsonNode rollout) {
        return states(rollout).stream().filter("APPLIED"::equals).count();
    }

    private static List<String> states(JsonNode rollout) {
        return StreamSupport.stream(rollout.path("edges").spliterator(), false)
                .map(edge -> edge.path("state").asText())
                .toList();
    }
}
