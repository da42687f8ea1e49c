package dev.backsource.cli.verb;

import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.WriteOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "give", description = "Move a domain to another team. Requires an administrator of all domains.")
final class DomainsGiveCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEAM", description = "team id; see backsource teams list")
    private @Nullable String team;

    @Option(names = "--none", description = "leave the domain without a team")
    private boolean none;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final WriteOptions write = new WriteOptions();

    @Override
    protected Exit run(Session session) {
        if ((team == null) != none) {
            throw FailureException.usage(Messages.noTeam());
        }
        var body = Documents.json().createObjectNode().put("team", team);
        return dryRun.send(
                session, write, Request.put(body, "domains", domain, "team").ifMatch(write.expected(session, domain)));
    }
}
