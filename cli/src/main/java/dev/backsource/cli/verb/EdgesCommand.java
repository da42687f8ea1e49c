package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

/** {@code backsource edges}. */
@Command(subcommands = {EdgesForgetCommand.class, EdgesReleaseCommand.class})
public final class EdgesCommand extends ServerCommand {
    @Override
    protected Exit run(Session session) {
        return session.list(
                session.server().read(Request.get("edges")).path("items"),
                "/edge",
                new Columns()
                        .text("EDGE", "/edge")
                        .state("STATE", "/state")
                        .with("TROUBLES", edge -> Cell.of(troubles(edge)))
                        .age("REPORTED", "/reportAgeMs")
                        .text("ROUTES", "/routes")
                        .text("REJECTED", "/rejectedTotal")
                        .text("STARTED", "/startedAt")
                        .with("LAST REJECTION", edge -> Cell.of(Fields.text(edge.at("/rejections/0/reason")))));
    }

    /** The worst first, such as {@code HOLDING 31 domains (MASS_CHANGE) for 3 min, REFUSED}. */
    private static String troubles(JsonNode edge) {
        var hold = edge.path("hold");
        return Stream.concat(
                        hold.isObject()
                                ? Stream.of(Messages.holding(
                                        Fields.count(hold.path("domains")),
                                        Fields.known(hold.path("reason")),
                                        hold.path("ageMs").isNumber()
                                                ? Fields.duration(
                                                        hold.path("ageMs").asLong())
                                                : Fields.UNKNOWN))
                                : Stream.of(),
                        StreamSupport.stream(edge.path("troubles").spliterator(), false)
                                .map(trouble -> Fields.text(trouble.path("kind")) + since(trouble)))
                .collect(Collectors.joining(", "));
    }

    private static String since(JsonNode trouble) {
        return trouble.has("since") ? " since " + Fields.text(trouble.path("since")) : "";
    }
}
