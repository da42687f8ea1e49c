package dev.backsource.cli.verb.history;

import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backsource restore}: restores an earlier state of a domain, as a new revision. */
@Command
public final class RestoreCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN", description = "domain, present or removed")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REVISION", description = "revision to restore; see backsource history")
    private long revision;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var request = Request.post(
                        Documents.json().createObjectNode(),
                        "domains",
                        domain,
                        "revisions",
                        Long.toString(revision),
                        "restore")
                .ifMatch(write.expected(session, domain));
        return dryRun.send(session, write, preflight, request);
    }
}
