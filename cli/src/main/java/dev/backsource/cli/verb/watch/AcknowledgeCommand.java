package dev.backsource.cli.verb.watch;

import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource acknowledge}. */
@Command
public final class AcknowledgeCommand extends ServerCommand {
    private static final String ALERTS = "alerts";
    private static final String ACKNOWLEDGEMENTS = "acknowledgements";

    @Parameters(index = "0", paramLabel = "PLACE", description = "the alert's domain, or its subject")
    private String place = "";

    @Parameters(index = "1", paramLabel = "KIND", description = "the alert's kind")
    private String kind = "";

    @ArgGroup(multiplicity = "1")
    private @Nullable Wish wish;

    /** One of the two. */
    private static final class Wish {
        @Option(
                names = "--note",
                required = true,
                paramLabel = "TEXT",
                description = "for others who see the alert, up to 500 characters")
        private @Nullable String note;

        @Option(names = "--withdraw", required = true, description = "take an acknowledgement back")
        private boolean withdraw;
    }

    @Override
    protected Exit run(Session session) {
        var alert = place + "/" + kind;
        var note = Objects.requireNonNull(wish).note;
        if (note == null) {
            session.server()
                    .send(Request.delete(ALERTS, ACKNOWLEDGEMENTS)
                            .with("alert", alert)
                            .once(Session.newKey()));
            session.say(Messages.acknowledgementWithdrawn(SafeText.of(alert)));
        } else {
            var body = Documents.json().createObjectNode().put("alert", alert).put("note", note);
            session.server().send(Request.post(body, ALERTS, ACKNOWLEDGEMENTS).once(Session.newKey()));
            session.say(Messages.acknowledged(SafeText.of(alert)));
        }
        return Exit.OK;
    }
}
