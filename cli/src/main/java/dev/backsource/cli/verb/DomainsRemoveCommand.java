package dev.backsource.cli.verb;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a domain. Its history stays, and backsource restore brings it back.")
final class DomainsRemoveCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(
            names = {"-y", "--yes"},
            description = "without asking")
    private boolean yes;

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var revision = Revisions.expected(session, domain, write.ifMatch);
        if (!yes
                && !session.terminal()
                        .confirm(
                                "Remove " + domain + " from "
                                        + session.server().profile().server() + "?",
                                "give --yes")) {
            throw new FailureException(Exit.REFUSED, "nothing was removed");
        }
        return write.write(session, Request.delete("domains", domain).ifMatch(revision));
    }
}
