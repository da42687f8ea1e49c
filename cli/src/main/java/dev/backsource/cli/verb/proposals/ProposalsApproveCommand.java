package dev.backsource.cli.verb.proposals;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "approve", description = "Approve another person's proposal, as the next revision of the domain.")
final class ProposalsApproveCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "PROPOSAL", description = "proposal id; see backsource proposals list")
    private String proposal = "";

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "comment for the history")
    private String comment = "";

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode().put("comment", comment);
        return Proposals.show(session, session.server().read(Proposals.decision(body, domain, proposal, "approve")));
    }
}
