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
}
