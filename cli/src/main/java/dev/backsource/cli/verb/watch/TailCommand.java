package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource tail}: the requests of a domain as they happen, page by page. */
@Command
public final class TailCommand extends ServerCommand {
    private static final String WAIT = "10s";
    private static final Set<String> OTHERS = Set.of("REFUSING", "SILENT");
    private static final int MOST_NAMES = 10;

    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Option(names = "--status", paramLabel = "CLASS", description = "only 1xx, 2xx, 3xx, 4xx or 5xx (default: all)")
    private @Nullable String status;

    @Option(names = "--sample", paramLabel = "SHARE", description = "share of the requests, above 0 to 1 (default: 1)")
    private @Nullable String sample;

    @Option(names = "--count", paramLabel = "N", description = "end after this number of requests")
    private @Nullable Long count;

    @Override
    protected Exit run(Session session) {
        if (count != null && count < 1) {
            throw FailureException.usage(Messages.tooLow("--count", count));
        }
        var shown = 0L;
        String after = null;
        var edges = "";
        while (true) {
            var page = session.server()
                    .read(Request.get("domains", domain, "requests")
                            .with("statusClass", status)
                            .with("sample", sample)
                            .with("after", after)
                            .with("wait", WAIT));
            for (var line : page.path("lines")) {
                show(session, line);
                shown++;
                if (session.terminal().isClosed() || (count != null && shown == count)) {
                    return Exit.OK;
                }
            }
            if (page.path("dropped").asLong() > 0) {
                session.terminal()
                        .note(Messages.linesDropped(page.path("dropped").asText()));
            }
            var others = others(page);
            if (!others.isEmpty() && !others.equals(edges)) {
                session.terminal().note(others);
                edges = others;
            }
            after = Fields.text(page.path("next"));
            if (after.isEmpty()) {
                throw new FailureException(Exit.NOT_REACHED, Messages.invalidEvent());
            }
        }
    }

    /** The edges that take no part, after they had time to respond. */
    private static String others(JsonNode page) {
        var names = StreamSupport.stream(page.path("edges").spliterator(), false)
                .filter(edge -> OTHERS.contains(Fields.text(edge.path("state"))))
                .map(edge -> SafeText.of(Fields.text(edge.path("edge"))) + " "
                        + SafeText.of(Fields.text(edge.path("state"))))
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
        var waits = StreamSupport.stream(page.path("edges").spliterator(), false)
                .anyMatch(edge -> "UNKNOWN".equals(Fields.text(edge.path("state"))));
        return waits || page.path("edges").isMissingNode()
                ? ""
                : Messages.edgesOfTail(
                        Fields.text(page.path("listening")), Fields.text(page.path("registered")), names);
    }

    private static void show(Session session, JsonNode line) {
        var terminal = session.terminal();
        switch (session.format()) {
            case TABLE -> terminal.line(text(line, terminal));
            case NAME -> terminal.line(SafeText.of(Fields.text(line.at("/request/path"))));
            case JSON -> terminal.line(Documents.toLine(line));
            case YAML -> terminal.line("---\n" + Documents.toYaml(line));
        }
    }

    private static String text(JsonNode line, Terminal terminal) {
        var request = line.path("request");
        var failure = Messages.failureOf(Fields.text(request.path("gate")), Fields.text(request.path("finding")));
        return terminal.styled(Style.FAINT, SafeText.of(Fields.text(request.path("at")))) + "  "
                + SafeText.of(String.join(
                        " ",
                        Fields.text(line.path("edge")),
                        Fields.text(request.path("client")),
                        Fields.text(request.path("method")),
                        Fields.text(request.path("scheme")) + "://" + Fields.text(request.path("host"))
                                + Fields.text(request.path("path")),
                        Fields.text(request.path("status")),
                        String.format(
                                Locale.ROOT,
                                "%.1fms",
                                request.path("durationMs").asDouble()),
                        Fields.text(request.path("cache")),
                        Fields.text(request.path("origin")),
                        Fields.text(request.path("error")) + failure));
    }
}
