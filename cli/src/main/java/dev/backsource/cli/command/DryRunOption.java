package dev.backsource.cli.command;

import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Option;

/** The option of requests that the server can try out (its {@code dryRun}). */
public final class DryRunOption {
    @Option(names = "--dry-run", description = "show the result without a change")
    private boolean dryRun;

    /** Sends {@code request} as a dry run where the option is given, otherwise as a write. */
    public Exit send(Session session, WriteOptions write, Request request) {
        return dryRun ? WriteOptions.tryOut(session, request) : write.write(session, request);
    }
}
