package dev.backsource.cli.verb.receivers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.verb.InputFile;
import org.jspecify.annotations.Nullable;

/** Receivers, as the interface has them. */
final class Receivers {
    static final String PATH = "receivers";

    private static final int MOST_BYTES = 4096;

    private Receivers() {}

    static Exit show(Session session, JsonNode receiver) {
        return session.one(receiver, "/id", terminal -> {
            var state = receiver.path("state");
            terminal.line(SafeText.of(Messages.receiver(
                    Fields.text(receiver.path("id")),
                    Fields.text(receiver.path("name")),
                    Fields.text(receiver.path("kind")),
                    Fields.text(receiver.path("address")))));
            terminal.line(SafeText.of(Messages.receiverChoice(
                    receiver.has("team") ? Fields.text(receiver.path("team")) : null,
                    Fields.text(receiver.path("severity")))));
            terminal.line(SafeText.of(Fields.text(state.path("condition"))
                    + Messages.receiverState(
                            state.path("pending").asLong(),
                            text(state, "lastSuccessAt"),
                            failingSince(state),
                            text(state, "lastError"),
                            text(state, "lastErrorAt"),
                            text(state, "nextAttemptAt"))));
        });
    }

    /** Null for a receiver that isn't tried, such as one that failed until it was turned off. */
    static @Nullable String failingSince(JsonNode state) {
        return Fields.text(state.path("condition")).equals("FAILING") ? text(state, "failingSince") : null;
    }

    private static @Nullable String text(JsonNode state, String field) {
        return state.has(field) ? Fields.text(state.path(field)) : null;
    }

    /** A secret from a file, or from the input: no option takes one. */
    static String secret(Session session, String file) {
        var text = InputFile.text(file, session.terminal().in(), MOST_BYTES).strip();
        if (text.isEmpty()) {
            throw FailureException.usage(Messages.emptySecret(file));
        }
        return text;
    }
}
