package dev.backsource.cli.verb.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Change a team's name or quotas. Other settings stay unchanged.")
final class TeamsSetCommand extends ServerCommand {
    @Parameters(paramLabel = "TEAM")
    private String team = "";

    @Option(names = "--name", paramLabel = "TEXT", description = "display name")
    private @Nullable String name;

    @Option(
            names = "--quota",
            paramLabel = "QUOTA=N",
            description = "quota, such as domains=100, or domains=default for the server's setting; repeatable")
    private Map<String, String> quotas = Map.of();

    @Option(
            names = "--preflight",
            paramLabel = "MODE",
            description = "pre-flight of its domains' changes: skip, warn, require, or default (the server's)")
    private @Nullable String preflight;

    @Override
    protected Exit run(Session session) {
        if (name == null && quotas.isEmpty() && preflight == null) {
            throw FailureException.usage(Messages.nothingToSet("--name", "--quota", "--preflight"));
        }
        var body = Documents.json().createObjectNode();
        if (name != null) {
            body.put("name", name);
        }
        if (preflight != null) {
            body.put("preflight", preflight.equals("default") ? null : preflight.toUpperCase(Locale.ROOT));
        }
        quotas.forEach((quota, most) -> body.withObject("/quotas").set(quota, number(quota, most)));
        return Teams.show(
                session,
                session.server().read(Request.patch(body, Teams.PATH, team).once(Session.newKey())));
    }

    private static JsonNode number(String quota, String most) {
        if (most.equals("default")) {
            return Documents.json().nullNode();
        }
        if (most.matches("[0-9]{1,9}")) {
            return Documents.json().getNodeFactory().numberNode(Integer.parseInt(most));
        }
        throw FailureException.usage(Messages.invalidOption("--quota", quota + "=" + most, Messages.quotaExamples()));
    }
}
