package dev.backsource.cli.verb.proposals;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "withdraw", description = "Withdraw a proposal of your own.")
final class ProposalsWithdrawCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "PROPOSAL", description = "proposal id; see backsource proposals list")
    private String proposal = "";

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode();
        return Proposals.show(session, session.server().read(Proposals.decision(body, domain, proposal, "withdraw")));
    }
}
