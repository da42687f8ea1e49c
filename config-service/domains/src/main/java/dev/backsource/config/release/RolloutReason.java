package dev.backsource.config.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reason for the state of a progressive rollout.
 *
 * @param code stable, for programs; an unknown one is of a later version
 * @param arguments texts and numbers, by their names
 * @param sentence the same in English; null where a person gave no reason
 */
public record RolloutReason(
        String code,
        Map<String, Object> arguments,
        @Nullable String sentence) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<TreeMap<String, Object>> ARGUMENTS = new TypeReference<>() {};

    public RolloutReason {
        arguments = Map.copyOf(arguments);
    }

    /**
     * The outcomes of a step, each a number of resources.
     *
     * @param failure of the candidate, as an edge reported it; empty for none
     */
    public record Outcomes(
            long candidateFailed,
            long candidateResources,
            String failure,
            long baselineFailed,
            long baselineResources) {
        private Map<String, Object> with(Map<String, Object> others) {
            var arguments = new TreeMap<>(others);
            arguments.put("candidateFailed", candidateFailed);
            arguments.put("candidateResources", candidateResources);
            arguments.put("baselineFailed", baselineFailed);
            arguments.put("baselineResources", baselineResources);
            if (!failure.isEmpty()) {
                arguments.put("failure", failure);
            }
            return arguments;
        }

        /** As "9 of 14 resources failed under the candidate (connection refused), 1 of 320 under the baseline". */
        private String text() {
            return candidateFailed + " of " + candidateResources + " resources failed under the candidate"
                    + (failure.isEmpty() ? "" : " (" + failure + ")") + ", " + baselineFailed + " of "
                    + baselineResources + " under the baseline";
        }
    }

    /** Some of the edges have aborted it. */
    public static RolloutReason edgesAborted(int aborted, int edges, Outcomes outcomes) {
        return new RolloutReason(
                "edges-aborted",
                outcomes.with(Map.of("aborted", aborted, "edges", edges)),
                aborted + " of " + edges + (edges == 1 ? " edge" : " edges") + " aborted: " + outcomes.text() + ".");
    }

    /** The test of all edges' outcomes together has found harm. */
    public static RolloutReason fleetTest(Outcomes outcomes) {
        return new RolloutReason(
                "fleet-test",
                outcomes.with(Map.of()),
                "The outcomes of all edges together show harm: " + outcomes.text() + ".");
    }

    /**
     * The patience of a step was over before enough was seen.
     *
     * @param reporting the number of edges in reach that report a trial of it
     */
    public static RolloutReason tooLittleTraffic(long seen, long needed, Duration patience, long reporting) {
        return new RolloutReason(
                "too-little-traffic",
                Map.of("seen", seen, "needed", needed, "patienceSeconds", patience.toSeconds(), "reporting", reporting),
                "Too little traffic: " + seen + " of " + needed + " outcomes in " + text(patience)
                        + (reporting == 0
                                ? "; no edge in reach reports a trial, as edges of an earlier version don't."
                                : "."));
    }

    /** A step has seen enough without harm. */
    public static RolloutReason enoughSeen(int step, Outcomes outcomes) {
        return new RolloutReason(
                "enough-seen",
                outcomes.with(Map.of("step", step)),
                "Enough was seen at step " + step + ": " + outcomes.text() + ".");
    }

    /** @param text of the person; null for none */
    public static RolloutReason byPerson(@Nullable String text) {
        return new RolloutReason("by-person", text == null ? Map.of() : Map.of("text", text), text);
    }

    /** Another change of the domain replaced it. */
    public static RolloutReason replaced() {
        return new RolloutReason("replaced", Map.of(), "another change of the domain replaced it");
    }

    public static RolloutReason removed() {
        return new RolloutReason("domain-removed", Map.of(), "the domain was removed");
    }

    /** To another team. */
    public static RolloutReason moved() {
        return new RolloutReason("domain-moved", Map.of(), "the domain was given to another team");
    }

    public static RolloutReason restored(long revision) {
        return new RolloutReason(
                "domain-restored",
                Map.of("revision", revision),
                "revision " + revision + " of the domain was restored");
    }

    /** The database's form of the arguments, JSON. */
    public String storedArguments() {
        try {
            return MAPPER.writeValueAsString(new TreeMap<>(arguments));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the database's columns; null without a code. */
    public static @Nullable RolloutReason read(
            @Nullable String code, @Nullable String arguments, @Nullable String sentence) {
        if (code == null) {
            return null;
        }
        try {
            return new RolloutReason(
                    code, MAPPER.readValue(Objects.requireNonNullElse(arguments, "{}"), ARGUMENTS), sentence);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Duration time) {
        if (time.toHours() > 0 && time.equals(Duration.ofHours(time.toHours()))) {
            return time.toHours() + " h";
        }
        return time.equals(Duration.ofMinutes(time.toMinutes())) ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
