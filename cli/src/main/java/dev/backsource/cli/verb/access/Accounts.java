package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.verb.InputFile;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The accounts of people in the API. No option takes a password, and no request with one is sent twice. */
final class Accounts {
    static final String PATH = "accounts";

    private static final int MOST_BYTES = 4096;

    private Accounts() {}

    static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .text("USER NAME", "/username")
                .with("STATE", account -> Cell.state(state(account)))
                .with(
                        "ROLES",
                        account -> Cell.of(
                                StreamSupport.stream(account.path("roles").spliterator(), false)
                                        .map(Roles::text)
                                        .collect(Collectors.joining(", "))))
                .text("CREATED", "/createdAt")
                .text("LAST SIGN-IN", "/lastSignInAt");
    }

    static Exit show(Session session, JsonNode account) {
        return session.one(account, "/id", terminal -> {
            terminal.line(SafeText.of(Messages.stateOf(
                    "account",
                    Fields.text(account.path("id")),
                    Fields.text(account.path("username")),
                    state(account))));
            account.path("roles").forEach(role -> terminal.line("  " + SafeText.of(Roles.text(role))));
        });
    }

    /** Changes the fields in {@code body}. */
    static Exit change(Session session, String id, JsonNode body) {
        return show(session, session.server().read(Request.patch(body, PATH, id)));
    }

    /** The password: the first line of a file, or typed or sent to the input. */
    static String password(Session session, String username, @Nullable String file) {
        var password = file == null
                ? session.terminal().secret(Messages.passwordPrompt(SafeText.of(username)))
                : InputFile.text(file, session.terminal().in(), MOST_BYTES)
                        .lines()
                        .findFirst()
                        .orElse("");
        if (password.isEmpty()) {
            throw FailureException.usage(Messages.passwordMissing());
        }
        return password;
    }

    private static String state(JsonNode account) {
        return account.path("enabled").asBoolean() ? "enabled" : "disabled";
    }
}
