package dev.backsource.cli.verb.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ListOptions;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code backsource history}. */
@Command
public final class HistoryCommand extends ServerCommand {
    @Parameters(paramLabel = "DOMAIN")
    private String domain = "";

    @Mixin
    private final ListOptions list = new ListOptions();

    @Override
    protected Exit run(Session session) {
        return session.list(
                list.items(session, Request.get("domains", domain, "revisions")),
                "/revision",
                new Columns()
                        .text("REVISION", "/revision")
                        .text("TIME", "/changedAt")
                        .with("AUTHOR", revision -> Cell.of(by(revision)))
                        .with("OPERATION", revision -> Cell.of(what(revision)))
                        .with("ROLLOUT", revision -> Cell.of(rollout(revision.path("rollout"))))
                        .with("FIELDS", revision -> Cell.of(Fields.changed(revision.path("changes")))));
    }

    /** The author's name, which anybody may have chosen, with the author's identity. */
    private static String by(JsonNode revision) {
        var author = revision.path("author");
        var name = Fields.text(revision.path("changedBy"));
        return author.isMissingNode()
                ? name
                : name + " (" + Fields.text(author.path("kind")) + teams(author.path("teams")) + " "
                        + Fields.text(author.path("id")) + ")";
    }

    private static String teams(JsonNode teams) {
        return teams.isEmpty()
                ? ""
                : StreamSupport.stream(teams.spliterator(), false)
                        .map(Fields::text)
                        .collect(Collectors.joining(",", " of ", ""));
    }

    private static String what(JsonNode revision) {
        var kind = Fields.text(revision.path("kind")).toLowerCase(Locale.ROOT);
        var from = Fields.text(revision.path("restoredFrom"));
        var operation = from.isEmpty() ? kind : kind + " from " + from;
        var rollout = Fields.text(revision.at("/progressiveRollout/detail"));
        return rollout.isEmpty() ? operation : Messages.operationOfRollout(operation, rollout);
    }

    /** Empty for a revision whose rollout wasn't measured. */
    private static String rollout(JsonNode rollout) {
        return switch (Fields.text(rollout.path("end"))) {
            case "APPLIED" ->
                applied(
                        rollout.path("edges").asLong(),
                        rollout.path("unreachableEdges").asLong(),
                        rollout.path("afterMs").asLong());
            case "REPLACED" -> Messages.replacedBy(Fields.text(rollout.path("replacedBy")));
            default -> "";
        };
    }

    private static String applied(long edges, long unreachable, long afterMs) {
        var of = unreachable == 0 ? "all " + edges : edges + " of " + (edges + unreachable);
        return Messages.appliedAfter(of, afterMs < 1_000 ? afterMs + " ms" : Fields.duration(afterMs));
    }
}
