package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backsource freeze}: freezes all changes of domains, or tells whether they are frozen. */
@Command
public final class FreezeCommand extends ServerCommand {
    private static final String FREEZE = "freeze";

    @ArgGroup(multiplicity = "1")
    private @Nullable Wish wish;

    /** One of the two. */
    private static final class Wish {
        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "freeze changes; each refusal shows this reason, of up to 200 characters")
        private @Nullable String reason;

        @Option(names = "--status", required = true, description = "tell whether changes are frozen")
        private boolean status;
    }

    @Override
    protected Exit run(Session session) {
        var reason = Objects.requireNonNull(wish).reason;
        if (reason == null) {
            return show(session, session.server().read(Request.get(FREEZE)));
        }
        var body = Documents.json().createObjectNode().put("reason", reason);
        return show(session, session.server().read(Request.put(body, FREEZE).once(Session.newKey())));
    }

    private static Exit show(Session session, JsonNode freeze) {
        return session.one(
                freeze,
                "/frozen",
                terminal -> terminal.line(SafeText.of(
                        freeze.path("frozen").asBoolean()
                                ? Messages.frozen(
                                        Fields.text(freeze.path("since")),
                                        Fields.text(freeze.path("by")),
                                        Fields.text(freeze.path("reason")))
                                : Messages.notFrozen())));
    }
}
