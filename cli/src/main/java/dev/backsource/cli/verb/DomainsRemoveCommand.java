package dev.backsource.cli.verb;

import dev.backsource.cli.command.ConfirmedDomains;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.command.YesOption;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.server.Request;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Remove a domain. Its history stays, and backsource restore brings it back.")
final class DomainsRemoveCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Mixin
    private final YesOption yes = new YesOption();

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final ConfirmedDomains confirmed = new ConfirmedDomains();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        var revision = write.expected(session, domain);
        var request = confirmed.on(Request.delete("domains", domain)).ifMatch(revision);
        if (dryRun.isGiven()) {
            return WriteOptions.tryOut(session, request);
        }
        yes.require(
                session,
                Messages.removalQuestion(domain, session.server().profile().server()),
                Messages.nothingRemoved());
        return write.write(session, request);
    }
}
