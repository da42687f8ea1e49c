package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Fields;
import java.util.stream.StreamSupport;

/** The progressive rollout that a write began in place of the change of all requests at once. */
public final class StartedRollout {
    /** The code of the warning that says so: a response also names a rollout that was under way before. */
    public static final String CODE = "progressive-rollout-started";

    private StartedRollout() {}

    /**
     * The id of the rollout.
     *
     * @param answer to a write, or the result of an item of a batch
     * @return empty where it began none
     */
    public static String id(JsonNode answer) {
        return StreamSupport.stream(answer.path("warnings").spliterator(), false)
                        .anyMatch(warning -> Fields.text(warning.path("code")).equals(CODE))
                ? Fields.text(answer.at("/progressiveRollout/id"))
                : "";
    }
}
