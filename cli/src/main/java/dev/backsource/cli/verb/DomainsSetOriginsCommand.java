package dev.backsource.cli.verb;

import dev.backsource.cli.command.RouteChangeOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set-origins", description = "Replace a domain's origins. Their TLS settings stay unchanged.")
final class DomainsSetOriginsCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(names = "--origin", required = true, paramLabel = Origins.FORM, description = "origin server; repeatable")
    private List<String> origins = List.of();

    @Mixin
    private final RouteChangeOptions options = new RouteChangeOptions();

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode();
        body.set("origins", Origins.parse(origins));
        return options.send(session, domain, body, "origins", body);
    }
}
