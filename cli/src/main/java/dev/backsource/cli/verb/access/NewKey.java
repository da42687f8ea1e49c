package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.profile.Credential;
import dev.backsource.cli.profile.SecretFile;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** A new key and the destination of its secret: a file that only its owner may read, or the output by an option. */
final class NewKey {
    private static final int NOT_THERE = 404;

    @ArgGroup(multiplicity = "1", heading = "Where the key goes:%n")
    private @Nullable Destination destination;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "from when on it is not taken, such as 2030-01-01T00:00:00Z; never where it is left out")
    private @Nullable String expires;

    /** Requires an expiry where the old key has one, so that a key without an end never follows by mistake. */
    void requireExpiry(JsonNode old) {
        if (expires == null && old.path("expiresAt").isTextual()) {
            throw FailureException.usage("--expires is missing: the key is taken until "
                    + SafeText.of(Fields.text(old.path("expiresAt"))) + "; say until when the new one is");
        }
    }

    /**
     * Makes the key, and stores its secret. A key with a secret that can't be stored is deleted at once: nobody has it. The request has no
     * idempotency key, as the server stores no response with a secret, so it is sent only once; where its response is lost, the key may exist.
     */
    JsonNode make(Session session, ObjectNode body) {
        var where = Objects.requireNonNull(destination);
        if (where.file != null && Files.exists(where.file)) {
            throw FailureException.usage(
                    "--key-file: " + where.file + " is there already, and may hold a key; name another one");
        }
        if (expires != null) {
            body.put("expiresAt", expires);
        }
        var issued = issued(session, body);
        var key = issued.path("key");
        var token = Fields.text(issued.path("token"));
        try {
            keep(session, key, token, where);
        } catch (FailureException e) {
            throw deleted(session, Fields.text(key.path("id")), e);
        }
        return key;
    }

    private static JsonNode issued(Session session, ObjectNode body) {
        try {
            return session.server().read(Request.post(body, Keys.PATH));
        } catch (FailureException e) {
            if (!Server.mayBeDone(e)) {
                throw e;
            }
            throw new FailureException(
                    e.exit(),
                    e.text() + "\n  The key may have been made all the same, and nobody has its secret: look for it by "
                            + "backsource keys list, and delete it by backsource keys delete KEY",
                    e);
        }
    }

    /** Deletes a key that can't be stored; the failure has the result beside the reason. */
    private static FailureException deleted(Session session, String id, FailureException why) {
        try {
            session.server().send(Request.delete(Keys.PATH, id).once(Session.newKey()), NOT_THERE);
            return new FailureException(why.exit(), why.text() + "\n  The key " + id + " was deleted", why);
        } catch (FailureException e) {
            return new FailureException(
                    why.exit(),
                    why.text() + "\n  The key " + id + " is there all the same, and could not be deleted: " + e.text()
                            + "\n  Delete it by backsource keys delete " + id,
                    why);
        }
    }

    private static void keep(Session session, JsonNode key, String token, Destination where) {
        if (!Credential.isToken(token)) {
            throw new FailureException(Exit.NOT_REACHED, "the server made a key, and said none that can be sent");
        }
        if (where.file != null) {
            new SecretFile(where.file).write(token);
        }
        switch (session.format()) {
            case TABLE -> {
                session.terminal()
                        .note(SafeText.of("key " + Fields.text(key.path("id")) + " ("
                                + Fields.text(key.path("name")) + ")"
                                + (where.file == null ? "; it is not shown again" : " is in " + where.file)));
                if (where.file == null) {
                    session.terminal().line(token);
                }
            }
            case NAME -> session.terminal().line(SafeText.of(where.file == null ? token : Fields.text(key.path("id"))));
            case JSON, YAML -> {
                var shown = ((ObjectNode) key).deepCopy();
                session.document(where.file == null ? shown.put("token", token) : shown);
            }
        }
        if (where.file == null && session.terminal().isClosed()) {
            throw new FailureException(Exit.NOT_REACHED, "the key can't be printed, so nobody has it");
        }
    }

    /** The destination of the secret: one of the two. */
    private static final class Destination {
        @Option(
                names = "--key-file",
                required = true,
                paramLabel = "FILE",
                description = "a new file that only you may read; BACKSOURCE_TOKEN_FILE can name it")
        private @Nullable Path file;

        @Option(
                names = "--print-key",
                required = true,
                description = "the output, for whoever sees the terminal, its history or a log to read")
        private boolean print;
    }
}
