package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
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

    @Parameters(index = "0", paramLabel = "METHOD", description = "GET, POST, PUT, PATCH or DELETE")
    private String method = "";

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "below /api/v1, such as /domains?query=shop; encoded as URLs are")
    private String path = "";

    @Option(
            names = {"-d", "--data"},
            paramLabel = "JSON",
            description =
                    "the body; @FILE for a file's, @- for the input's. PATCH sends it as a merge patch (RFC 7396)")
    private @Nullable String data;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME: VALUE",
            description = "such as 'If-Match: \"3\"' or 'Idempotency-Key: ...'; may be repeated")
    private List<String> headers = List.of();

    @Override
    protected Exit run(Session session) {
        if (session.format() == Format.NAME) {
            throw FailureException.usage("api prints what the server answers; give -o json or -o yaml");
        }
        var request = Request.raw(method(), path(), body(session));
        for (var header : headers) {
            var colon = header.indexOf(':');
            if (colon < 1) {
                throw FailureException.usage("-H: \"" + header + "\" can't be read; give NAME: VALUE");
            }
            var name = header.substring(0, colon).strip();
            if (name.equalsIgnoreCase("Authorization")) {
                throw FailureException.usage("-H: the key is the profile's; --profile names another one");
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
        if (!List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(upper)) {
            throw FailureException.usage("\"" + method + "\" is no method here; give GET, POST, PUT, PATCH or DELETE");
        }
        return upper;
    }

    private String path() {
        var below = path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
        if (!below.matches("/[!-~&&[^\"#<>\\\\^`{|}]]*")) {
            throw FailureException.usage("\"" + path
                    + "\" is no path; give one such as /domains/www.example.com, with what URLs encode encoded");
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
            throw FailureException.usage("-d: that is no JSON: "
                    + SafeText.of(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }
}
