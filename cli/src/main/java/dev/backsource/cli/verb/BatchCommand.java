package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.EdgeWatch;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.server.Problems;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code backsource batch}: changes parts of many domains, or creates them. The keys of its requests are of one run only: made from the file, they
 * would have the next run answered with what came of the last, although a domain was changed since, or would be taken now.
 */
@Command
public final class BatchCommand extends ServerCommand {
    /** As many as the interface takes at once. */
    private static final int MOST_ITEMS = 50;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "the changes, in JSON or YAML; - for the input")
    private String file = "";

    @Option(names = "--wait", description = "until every edge has them, or --timeout is over")
    private boolean wait;

    @Override
    protected Exit run(Session session) {
        var items = BatchFile.items(file, session.terminal().in());
        var results = new ArrayList<JsonNode>();
        for (var from = 0; from < items.size(); from += MOST_ITEMS) {
            try {
                send(session, items.subList(from, Math.min(items.size(), from + MOST_ITEMS)))
                        .forEach(results::add);
            } catch (FailureException e) {
                show(session, results);
                throw new FailureException(e.exit(), brokenOff(from, items.size(), e), e);
            }
            session.terminal().status(results.size() + " of " + items.size() + " done");
        }
        show(session, results);
        var exit = exit(results);
        var rolledOut = wait ? await(session, results) : Exit.OK;
        return exit == Exit.OK ? rolledOut : exit;
    }

    private static String brokenOff(int from, int size, FailureException why) {
        var to = Math.min(size, from + MOST_ITEMS);
        var items = "items " + from + " to " + (to - 1) + " of " + size + ", counted from 0, were ";
        if (!Server.mayBeDone(why)) {
            return items + "not taken, nor were those behind them: " + why.text();
        }
        return "it isn't known whether " + items + "taken" + (to == size ? "" : "; those behind them were not")
                + ". The same command once more sets again what was set, and refuses what was created or has an "
                + "expectedRevision that is over.\n" + why.text();
    }

    private static JsonNode send(Session session, List<JsonNode> items) {
        var body = Documents.json().createObjectNode();
        body.putArray("items").addAll(items);
        return session.server()
                .read(Request.post(body, "batches").once(Session.newKey()))
                .path("results");
    }

    private static void show(Session session, List<JsonNode> results) {
        session.list(
                results,
                "/domain",
                new Columns()
                        .text("DOMAIN", "/domain")
                        .with("RESULT", result -> Cell.state(isDone(result) ? "done" : "refused"))
                        .text("REVISION", "/revision")
                        .with("WHY", result -> Cell.of(why(result))));
    }

    private static String why(JsonNode result) {
        return isDone(result)
                ? StreamSupport.stream(result.path("warnings").spliterator(), false)
                        .map(warning -> "warning " + Fields.text(warning.path("code")))
                        .collect(Collectors.joining(", "))
                : Problems.text(status(result), result.path("problem"))
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("; "));
    }

    /** Of what was refused, that one may not is the gravest. */
    private static Exit exit(List<JsonNode> results) {
        var exits = results.stream()
                .filter(result -> !isDone(result))
                .map(result -> Problems.exit(status(result)))
                .toList();
        return exits.stream().max(Exit::compareTo).orElse(Exit.OK);
    }

    private static Exit await(Session session, List<JsonNode> results) {
        var watch = new EdgeWatch(session, "backsource rollout");
        var exit = Exit.OK;
        for (var result : results) {
            if (isDone(result)) {
                var domain = Fields.text(result.path("domain"));
                var revision = Fields.text(result.path("revision"));
                var what = "revision " + revision + " of " + domain;
                var request = Request.get("domains", domain, "rollout").with("revision", revision);
                var ended = watch.exit(watch.await(request, what), what);
                exit = ended == Exit.OK ? exit : ended;
            }
        }
        return exit;
    }

    private static boolean isDone(JsonNode result) {
        return status(result) < 300;
    }

    private static int status(JsonNode result) {
        return result.path("status").asInt();
    }
}
