package dev.backsource.cli.verb.ports;

import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.PreflightOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Replace a domain's granted ports, without a request. Requires an administrator.")
final class PortsSetCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Mixin
    private final PortOptions ports = new PortOptions();

    @Option(names = "--none", description = "revoke all granted ports")
    private boolean none;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final PreflightOption preflight = new PreflightOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        if (ports.isEmpty() != none) {
            throw FailureException.usage(Messages.noPortsToSet());
        }
        var request =
                Request.put(ports.body(), "domains", domain, "granted-ports").ifMatch(write.expected(session, domain));
        return dryRun.send(session, write, preflight, request);
    }
}
