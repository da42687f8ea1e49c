package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** The states of edges in the API's response to a rollout of a revision or a purge. */
public final class RolloutStates {
    private RolloutStates() {}

    /** Whether every awaited edge has it. */
    public static boolean isComplete(JsonNode rollout) {
        return rollout.path("complete").asBoolean();
    }

    /** Whether no edge is awaited any more, and an edge refused. */
    public static boolean isRefused(JsonNode rollout) {
        var states = states(rollout);
        return states.stream().anyMatch(RolloutStates::isRefusal)
                && states.stream().noneMatch(state -> state.equals("PENDING") || state.equals("UNKNOWN"));
    }

    /** Whether an edge in this state won't apply it by itself. */
    public static boolean isRefusal(String state) {
        return state.equals("REJECTED") || state.equals("DIVERGED");
    }

    /** Unreachable edges, which nobody waits for: they keep serving the routes they have. */
    public static List<String> outOfReach(JsonNode rollout) {
        return StreamSupport.stream(rollout.path("edges").spliterator(), false)
                .filter(edge -> edge.path("state").asText().equals("UNREACHABLE"))
                .map(edge -> Fields.text(edge.path("edge")))
                .toList();
    }

    /**
     * The message on unreachable edges and the consequences.
     *
     * @param what the missing change, such as {@code revision 3 of www.example.com}
     */
    public static String ofThoseOutOfReach(Collection<String> edges, String what) {
        return Messages.unreachableEdges(edges.stream().map(SafeText::of).toList(), SafeText.of(what));
    }

    /** The number of edges that have it. */
    static long applied(JsonNode rollout) {
        return states(rollout).stream().filter("APPLIED"::equals).count();
    }

    private static List<String> states(JsonNode rollout) {
        return StreamSupport.stream(rollout.path("edges").spliterator(), false)
                .map(edge -> edge.path("state").asText())
                .toList();
    }
}
