package dev.backsource.cli.verb.changerequests;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show a change request with its changes and warnings.")
final class ChangeRequestsShowCommand extends ServerCommand {
    @Mixin
    private final ChangeRequestParameters request = new ChangeRequestParameters();

    @Override
    protected Exit run(Session session) {
        return ChangeRequests.show(
                session,
                session.server().read(Request.get("domains", request.domain(), ChangeRequests.PATH, request.id())));
    }
}
