package dev.backsource.cli.verb.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import dev.backsource.cli.server.Request;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backsource explain}. */
@Command
public final class ExplainCommand extends ServerCommand {
    @Parameters(paramLabel = "URL", description = "full URL of the request")
    private String url = "";

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            description = "scheme of the client, http or https (default: the URL's)")
    private @Nullable String scheme;

    @Option(names = "--edge", paramLabel = "EDGE", description = "only this edge (default: all edges)")
    private @Nullable String edge;

    @Override
    protected Exit run(Session session) {
        var answer = session.server()
                .read(Request.get("explain")
                        .with("url", url)
                        .with("scheme", scheme)
                        .with("edge", edge));
        return switch (session.format()) {
            case TABLE -> session.one(answer, "/domain", terminal -> show(terminal, answer));
            case NAME -> session.list(answer.path("items"), "/edge", new Columns());
            case JSON, YAML -> session.one(answer, "/domain", terminal -> {});
        };
    }

    private static void show(Terminal terminal, JsonNode answer) {
        terminal.line(terminal.styled(Style.HEADING, SafeText.of(Fields.text(answer.path("domain")))) + " "
                + Messages.revision(SafeText.of(Fields.text(answer.path("revision")))));
        new Columns()
                .text("EDGE", "/edge")
                .state("STATE", "/state")
                .age("REPORTED", "/reportAgeMs")
                .text("REVISION", "/explanation/revision")
                .text("KIND", "/explanation/kind")
                .text("CACHED", "/explanation/stored/freshness")
                .with("TARGET", item -> Cell.of(choices(item.at("/explanation/origins"))))
                .text("HOST HEADER", "/explanation/host")
                .with("SKIPPED", item -> Cell.of(skipped(item.at("/explanation/origins"))))
                .table(answer.path("items"))
                .print(terminal);
    }

    /** The origins that the next request could go to. */
    private static String choices(JsonNode origins) {
        return StreamSupport.stream(origins.spliterator(), false)
                .filter(origin -> origin.path("candidate").asBoolean())
                .map(origin -> Fields.text(origin.at("/target/scheme")) + "://" + address(origin) + ":"
                        + Fields.text(origin.at("/target/port")) + unverified(origin))
                .collect(Collectors.joining(", "));
    }

    private static String unverified(JsonNode origin) {
        if (!Fields.text(origin.path("verification")).equals("NONE")) {
            return "";
        }
        return " " + Messages.unverified(Fields.text(origin.path("unverifiedUntil")));
    }

    /** The origins that requests pass over now, each with the code of the finding. */
    private static String skipped(JsonNode origins) {
        return StreamSupport.stream(origins.spliterator(), false)
                .filter(origin -> origin.path("passedOver").asBoolean())
                .map(origin ->
                        address(origin) + (origin.has("finding") ? " " + Fields.text(origin.path("finding")) : ""))
                .collect(Collectors.joining(", "));
    }

    private static String address(JsonNode origin) {
        var address = Fields.text(origin.path("address"));
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
