package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

/** {@code backsource edges}. */
@Command(subcommands = EdgesForgetCommand.class)
public final class EdgesCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        return session.list(
                session.server().read(Request.get("edges")).path("items"),
                "/edge",
                new Columns()
                        .text("EDGE", "/edge")
                        .state("STATE", "/state")
                        .with("TROUBLES", edge -> Cell.of(troubles(edge.path("troubles"))))
                        .age("REPORTED", "/reportAgeMs")
                        .text("ROUTES", "/routes")
                        .text("REJECTED", "/rejectedTotal")
                        .text("STARTED", "/startedAt")
                        .with("LAST REJECTION", edge -> Cell.of(Fields.text(edge.at("/rejections/0/reason")))));
    }

    /** The worst first, such as {@code REJECTING since 2026-12-01T10:00:00Z, REFUSED}. */
    private static String troubles(JsonNode troubles) {
        return StreamSupport.stream(troubles.spliterator(), false)
                .map(trouble -> Fields.text(trouble.path("kind"))
                        + (trouble.has("since") ? " since " + Fields.text(trouble.path("since")) : ""))
                .collect(Collectors.joining(", "));
    }
}
