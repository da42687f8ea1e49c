package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code backsource api}: any request to the API, with the profile's key, for operations without a verb of their own.
 */
@Command
public final class ApiCommand extends ServerCommand {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final String PREFIX = "/api/v1";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT, PATCH or DELETE")
    private String method = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "path below /api/v1, percent-encoded, such as /domains?query=shop")
    private String path = "";

    @Option(
            names = {"-d", "--data"},
            paramLabel = "JSON",
            description = "request body: JSON, @FILE or @- for standard input; with PATCH a merge patch (RFC 7396)")
    private @Nullable String data;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME: VALUE",
            description = "header, such as 'If-Match: \"3\"' or 'Idempotency-Key: ...'; repeatable")
    private List<String> headers = List.of();

    @Override
    protected Exit run(Session session) {
        if (session.format() == Format.NAME) {
            throw FailureException.usage(Messages.nameOfResponse());
        }
        var request = Request.raw(method(), path(), body(session));
        for (var header : headers) {
            var colon = header.indexOf(':');
            if (colon < 1) {
                throw FailureException.usage(Messages.invalidOption("-H", header, Messages.headerExample()));
            }
            var name = header.substring(0, colon).strip();
            if (name.equalsIgnoreCase("Authorization")) {
                throw FailureException.usage(Messages.keyInHeader());
            }
            request = request.withHeader(name, header.substring(colon + 1).strip());
        }
        var answer = session.server().send(request).body();
        if (!answer.isMissingNode()) {
            session.terminal()
                    .line(session.format() == Format.YAML ? Documents.toYaml(answer) : Documents.toJson(answer));
        }
        return Exit.OK;
    }

    private String method() {
        var upper = method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(upper)) {
            throw FailureException.usage(Messages.invalidMethod(method, METHODS));
        }
        return upper;
    }

    private String path() {
        var below = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
        if (!below.matches("/[!-~&&[^\"#<>\\\\^`{|}]]*")) {
            throw FailureException.usage(Messages.invalidPath(path));
        }
        return below;
    }

    private @Nullable JsonNode body(Session session) {
        if (data == null) {
            return null;
        }
        var text = data.startsWith("@")
                ? InputFile.text(data.substring(1), session.terminal().in(), MOST_BYTES)
                : data;
        try {
            return Documents.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FailureException.usage(Messages.invalidBody(SafeText.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""))));
        }
    }
}
