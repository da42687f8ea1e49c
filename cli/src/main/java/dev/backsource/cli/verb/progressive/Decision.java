package dev.backsource.cli.verb.progressive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ProgressiveRollouts;
import dev.backsource.cli.command.Session;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A person's decision on a progressive rollout. */
final class Decision {
    @Mixin
    private final RolloutParameters rollout = new RolloutParameters();

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason, for the history")
    private @Nullable String reason;

    String domain() {
        return rollout.domain();
    }

    /**
     * Sends the decision.
     *
     * @param action as the interface has it
     * @return the rollout
     */
    JsonNode send(Session session, String action) {
        return ProgressiveRollouts.send(session, rollout.domain(), rollout.id(), action, reason);
    }

    /**
     * As {@link #send}, for an action that overrules the edges of a frozen rollout: says why it is frozen, and asks where somebody can be asked.
     *
     * @param effect of the action at those edges
     */
    JsonNode sendOverFreeze(Session session, String action, String effect) {
        return ProgressiveRollouts.sendOverFreeze(session, rollout.domain(), rollout.id(), action, reason, effect);
    }
}
