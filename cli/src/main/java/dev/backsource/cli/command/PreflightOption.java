package dev.backsource.cli.command;

import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of requests that can change a domain's route: whether a prober checks the origins before. */
public final class PreflightOption {
    /** The choices. */
    enum Choice {
        skip,
        warn,
        require
    }

    @Option(
            names = "--preflight",
            paramLabel = "MODE",
            description = "check the origins first: ${COMPLETION-CANDIDATES} (default: as set for the domain)")
    private @Nullable Choice choice;

    /** {@code request} with the choice; the same without one. */
    public Request on(Request request) {
        return request.with("preflight", choice == null ? null : choice.name());
    }
}
