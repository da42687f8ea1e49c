package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.outcome.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "grant", description = "Grant the requested ports, in addition to the domain's present ones.")
final class PortsGrantCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REQUEST", description = "request id; see backsource ports list")
    private String request = "";

    @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "comment for the requester")
    private String comment = "";

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        return write.write(
                session,
                PortRequests.decision(comment, domain, request, "grant").ifMatch(write.expected(session, domain)));
    }
}
