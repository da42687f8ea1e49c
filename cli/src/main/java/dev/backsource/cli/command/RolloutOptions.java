package dev.backsource.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How the change of one domain goes out, where that is not left to the default of its team. One of the two. */
public final class RolloutOptions {
    @SuppressWarnings("UnusedVariable") // Picocli requires it for the choice.
    @Option(
            names = "--immediate",
            required = true,
            description =
                    "change all requests at once; where a share is the default, this takes an administrator of the"
                            + " domain")
    private boolean immediate;

    @ArgGroup(exclusive = false)
    private @Nullable ProgressiveOptions progressive;

    /** Null for a change at once. */
    @Nullable
    ProgressiveOptions progressive() {
        return progressive;
    }
}
