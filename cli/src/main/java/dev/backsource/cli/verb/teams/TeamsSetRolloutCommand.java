package dev.backsource.cli.verb.teams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.command.StepOptions;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.server.Request;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "set-rollout",
        description = "Set how changes of a team's domains go out where nothing else is said, and by which steps.")
final class TeamsSetRolloutCommand extends ServerCommand {
    private static final String DEFAULT = "default";
    private static final List<String> MODES = List.of("progressive", "immediate");

    @Parameters(index = "0", paramLabel = "TEAM")
    private String team = "";

    @Parameters(
            index = "1",
            paramLabel = "MODE",
            completionCandidates = Modes.class,
            description = "progressive, immediate, or default: all as the server has it")
    private String mode = "";

    @Mixin
    private final StepOptions steps = new StepOptions();

    /** What may stand for the mode. */
    static final class Modes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("progressive", "immediate", DEFAULT).iterator();
        }
    }

    @Override
    protected Exit run(Session session) {
        var body = Documents.json().createObjectNode();
        body.set("rollout", rollout());
        return Teams.show(
                session,
                session.server().read(Request.patch(body, Teams.PATH, team).once(Session.newKey())));
    }

    private JsonNode rollout() {
        var plan = steps.plan();
        if (MODES.contains(mode)) {
            return plan.put(DEFAULT, mode);
        }
        if (!mode.equals(DEFAULT) || !plan.isEmpty()) {
            throw FailureException.usage(Messages.invalidRolloutMode(mode));
        }
        return Documents.json().nullNode();
    }
}
