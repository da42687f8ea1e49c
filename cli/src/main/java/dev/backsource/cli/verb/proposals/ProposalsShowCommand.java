package dev.backsource.cli.verb.proposals;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a proposal with its changes and warnings.")
final class ProposalsShowCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "PROPOSAL", description = "proposal id; see backsource proposals list")
    private String proposal = "";

    @Override
    protected Exit run(Session session) {
        return Proposals.show(session, session.server().read(Request.get("domains", domain, Proposals.PATH, proposal)));
    }
}
