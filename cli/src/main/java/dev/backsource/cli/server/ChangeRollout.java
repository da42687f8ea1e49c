package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.output.Fields;

/** The progressive rollout by which a change goes out, in place of a change of all requests at once. */
public final class ChangeRollout {
    /** The code of the warning that a change began it. */
    public static final String BEGUN = "progressive-rollout-started";

    private ChangeRollout() {}

    /**
     * The id of the rollout.
     *
     * @param answer to a write, the result of an item of a batch, or a domain
     * @return empty for a change at once
     */
    public static String id(JsonNode answer) {
        return Fields.text(answer.at("/progressiveRollout/id"));
    }
}
