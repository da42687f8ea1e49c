package dev.backsource.cli.verb;

import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "start", description = "Start a stopped domain.")
final class DomainsStartCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode().put("enabled", true);
        var request = Request.put(body, "domains", domain, "serving").ifMatch(write.expected(session, domain));
        return dryRun.send(session, write, request);
    }
}
