package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "withdraw", description = "Withdraw a request of your own.")
final class PortsWithdrawCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REQUEST", description = "request id; see backsource ports list")
    private String request = "";

    @Override
    protected Exit run(Session session) {
        var withdrawn = Request.post(
                Documents.json().createObjectNode(), "domains", domain, PortRequests.PATH, request, "withdraw");
        return PortRequests.show(session, session.server().read(withdrawn.once(Session.newKey())));
    }
}
