package dev.backsource.cli.verb.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
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

    @ArgGroup(multiplicity = "1", heading = "Destination of the key:%n")
    private @Nullable Destination destination;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "expiry of the key, such as 2030-01-01T00:00:00Z (default: never)")
    private @Nullable String expires;

    /** Requires an expiry where the old key has one, so that a key without an end never follows by mistake. */
    void requireExpiry(JsonNode old) {
        if (expires == null && old.path("expiresAt").isTextual()) {
            throw FailureException.usage(Messages.expiryMissing(SafeText.of(Fields.text(old.path("expiresAt")))));
        }
    }

    /**
     * Makes the key, and stores its secret. A key with a secret that can't be stored is deleted at once: nobody has it. The request has no
     * idempotency key, as the server stores no response with a secret, so it is sent only once; where its response is lost, the key may exist.
     */
    JsonNode make(Session session, ObjectNode body) {
        var where = Objects.requireNonNull(destination);
        if (where.file != null && Files.exists(where.file)) {
            throw FailureException.usage(Messages.keyFileExists(where.file));
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
            throw new FailureException(e.exit(), e.text() + Messages.keyMayExist(), e);
        }
    }

    /** Deletes a key that can't be stored; the failure has the result beside the reason. */
    private static String issued(String id, String name, @Nullable Path file) {
        return file == null ? Messages.keyPrinted(id, name) : Messages.keyWritten(id, name, file);
    }

    private static FailureException deleted(Session session, String id, FailureException why) {
        try {
            session.server().send(Request.delete(Keys.PATH, id).once(Session.newKey()), NOT_THERE);
            return new FailureException(why.exit(), why.text() + Messages.keyDeleted(id), why);
        } catch (FailureException e) {
            return new FailureException(why.exit(), why.text() + Messages.keyNotDeleted(id, e.text()), why);
        }
    }

    private static void keep(Session session, JsonNode key, String token, Destination where) {
        if (!Credential.isToken(token)) {
            throw new FailureException(Exit.NOT_REACHED, Messages.unusableKey());
        }
        if (where.file != null) {
            new SecretFile(where.file).write(token);
        }
        switch (session.format()) {
            case TABLE -> {
                session.terminal()
                        .note(SafeText.of(
                                issued(Fields.text(key.path("id")), Fields.text(key.path("name")), where.file)));
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
            throw new FailureException(Exit.NOT_REACHED, Messages.keyNotPrinted());
        }
    }

    /** The destination of the secret: one of the two. */
    private static final class Destination {
        @Option(
                names = "--key-file",
                required = true,
                paramLabel = "FILE",
                description = "write to a new file, readable to you alone; BACKSOURCE_TOKEN_FILE can name it")
        private @Nullable Path file;

        @Option(
                names = "--print-key",
                required = true,
                description = "print to standard output, where terminal history and logs may keep it")
        private boolean print;
    }
}
