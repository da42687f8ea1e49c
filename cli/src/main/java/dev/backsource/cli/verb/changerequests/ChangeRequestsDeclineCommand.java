package dev.backsource.cli.verb.changerequests;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "decline", description = "Decline a change request, with a comment for the requester.")
final class ChangeRequestsDeclineCommand extends ServerCommand {
    @Mixin
    private final ChangeRequestParameters request = new ChangeRequestParameters();

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "comment for the requester")
    private String comment = "";

    @Override
    protected Exit run(Session session) {
        return ChangeRequests.show(
                session,
                session.server()
                        .read(ChangeRequests.decision(comment, request.domain(), request.id(), "decline")
                                .once(Session.newKey())));
    }
}
