package dev.backsource.cli.verb.changerequests;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "withdraw", description = "Withdraw a change request of your own.")
final class ChangeRequestsWithdrawCommand extends ServerCommand {
    @Mixin
    private final ChangeRequestParameters request = new ChangeRequestParameters();

    @Override
    protected Exit run(Session session) {
        var withdrawn = Request.post(
                Documents.json().createObjectNode(),
                "domains",
                request.domain(),
                ChangeRequests.PATH,
                request.id(),
                "withdraw");
        return ChangeRequests.show(session, session.server().read(withdrawn.once(Session.newKey())));
    }
}
