package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decline", description = "Decline a request, with a comment for the requester.")
final class PortsDeclineCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REQUEST", description = "request id; see backsource ports list")
    private String request = "";

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "comment for the requester")
    private String comment = "";

    @Override
    protected Exit run(Session session) {
        return PortRequests.show(
                session,
                session.server()
                        .read(PortRequests.decision(comment, domain, request, "decline")
                                .once(Session.newKey())));
    }
}
