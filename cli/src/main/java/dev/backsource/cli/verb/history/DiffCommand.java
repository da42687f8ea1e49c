package dev.backsource.cli.verb.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.difference.Differences;
import dev.backsource.cli.difference.FieldDiff;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backsource diff}: shows the differences between two revisions of a domain. */
@Command
public final class DiffCommand extends ServerCommand {
    /** Fields of the revision itself, or computed from the other fields. */
    private static final List<String> NOT_COMPARED = List.of(
            "revision",
            "changedAt",
            "changedBy",
            "effective",
            "effectiveDynamic",
            "effectiveVerification",
            "progressiveRollout",
            "warnings");

    @Parameters(index = "0", paramLabel = "DOMAIN")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "REVISION")
    private long from;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "REVISION",
            description = "other revision (default: the present state)")
    private @Nullable Long to;

    @Override
    protected Exit run(Session session) {
        var before = state(session, from);
        var after = to == null ? now(session) : state(session, to);
        var diffs = Differences.between(before, after);
        switch (session.format()) {
            case TABLE -> show(session.terminal(), diffs);
            case NAME -> diffs.forEach(diff -> session.terminal().line(SafeText.of(diff.path())));
            case JSON, YAML -> {
                var document = Documents.json().createArrayNode();
                diffs.forEach(diff -> document.add(diff.document()));
                session.document(document);
            }
        }
        return Exit.OK;
    }

    private static void show(Terminal terminal, List<FieldDiff> diffs) {
        diffs.forEach(diff -> terminal.line(SafeText.of(diff.line())));
        if (diffs.isEmpty()) {
            terminal.note(Messages.noDifferences());
        }
    }

    /** The state at a revision; empty where the revision is a removal. */
    private JsonNode state(Session session, long revision) {
        return compared(session.server()
                .read(Request.get("domains", domain, "revisions", Long.toString(revision)))
                .path("state"));
    }

    /** The present state; empty where the domain is removed. */
    private JsonNode now(Session session) {
        var answer = session.server().send(Request.get("domains", domain), 404);
        return compared(answer.status() == 404 ? MissingNode.getInstance() : answer.body());
    }

    private static JsonNode compared(JsonNode state) {
        var compared = Documents.json().createObjectNode();
        state.properties().stream()
                .filter(field -> !NOT_COMPARED.contains(field.getKey()))
                .forEach(field -> compared.set(field.getKey(), field.getValue().deepCopy()));
        compared.path("origins").forEach(origin -> ((ObjectNode) origin).remove(NOT_COMPARED));
        return compared;
    }
}
