package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options by which a change is rolled out progressively instead of at once. */
public final class ProgressiveOptions {
    @SuppressWarnings("UnusedVariable") // Picocli requires it for the others.
    @Option(
            names = "--progressive",
            required = true,
            description = "change the requests for a growing share of the resources; edges that see harm undo it."
                    + " --wait follows it until it ends, pauses or freezes, or up to a given --timeout")
    private boolean progressive;

    @ArgGroup(exclusive = false)
    private @Nullable StepOptions steps;

    /** As {@link StepOptions#bodyOf}. */
    ObjectNode bodyOf(ObjectNode parts) {
        return steps().bodyOf(parts);
    }

    /** As {@link StepOptions#plan}. */
    public ObjectNode plan() {
        return steps().plan();
    }

    private StepOptions steps() {
        return steps == null ? new StepOptions() : steps;
    }
}
