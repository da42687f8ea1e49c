package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "request", description = "Request custom ports, for an administrator's decision.")
final class PortsRequestCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "reason, for the reviewer")
    private String reason = "";

    @Override
    protected Exit run(Session session) {
        if (ports.isEmpty()) {
            throw FailureException.usage(Messages.noPorts());
        }
        var body = Documents.json().createObjectNode().put("reason", reason);
        body.set("ports", ports.body());
        return PortRequests.show(
                session,
                session.server()
                        .read(Request.post(body, "domains", domain, PortRequests.PATH)
                                .once(Session.newKey())));
    }
}
