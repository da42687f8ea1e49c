package dev.backsource.cli.verb.teams;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Create a team, an owner of domains.")
final class TeamsCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "TEAM", description = "team id: up to 40 lower-case letters, digits and hyphens")
    private String team = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "display name (default: the id)")
    private @Nullable String name;

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode().put("id", team);
        if (name != null) {
            body.put("name", name);
        }
        return Teams.show(
                session, session.server().read(Request.post(body, Teams.PATH).once(Session.newKey())));
    }
}
