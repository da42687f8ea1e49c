package dev.backsource.cli.verb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.DryRunOption;
import dev.backsource.cli.command.EdgeWatch;
import dev.backsource.cli.command.ManyDomainsOptions;
import dev.backsource.cli.command.ProgressiveWatches;
import dev.backsource.cli.command.ServerCommand;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.server.BatchResult;
import dev.backsource.cli.server.ChangeRollout;
import dev.backsource.cli.server.Request;
import dev.backsource.cli.server.Server;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code backsource batch}: changes parts of many domains, or creates them. The idempotency keys of its requests are of one run only: made from the
 * file, they would give the next run the results of the last, although a domain was changed since, or would be accepted now.
 */
@Command
public final class BatchCommand extends ServerCommand {
    /** The most items that the API takes at once. */
    private static final int MOST_ITEMS = 50;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "file of changes in JSON or YAML, or - for standard input")
    private String file = "";

    @Option(names = "--wait", description = "wait for every edge, up to --timeout")
    private boolean wait;

    @Mixin
    private final DryRunOption dryRun = new DryRunOption();

    @Mixin
    private final ManyDomainsOptions options = new ManyDomainsOptions();

    @Override
    protected Exit run(Session session) {
        var items = BatchFile.items(file, session.terminal().in());
        if (dryRun.isGiven()) {
            return tryOut(session, items);
        }
        var results = new ArrayList<BatchResult>();
        for (var from = 0; from < items.size(); from += MOST_ITEMS) {
            try {
                results.addAll(send(session, items.subList(from, Math.min(items.size(), from + MOST_ITEMS))));
            } catch (FailureException e) {
                show(session, items, results);
                throw new FailureException(exit(results, e.exit()), brokenOff(from, items.size(), e), e);
            }
            session.terminal().status(Messages.batchProgress(results.size(), items.size()));
        }
        show(session, items, results);
        var exit = exit(results, Exit.OK);
        var rolledOut = wait ? await(session, results) : Exit.OK;
        return exit == Exit.OK ? rolledOut : exit;
    }

    /** Shows the totals of each request first, and then the results. */
    private Exit tryOut(Session session, List<JsonNode> items) {
        var results = new ArrayList<BatchResult>();
        for (var from = 0; from < items.size(); from += MOST_ITEMS) {
            var part = items.subList(from, Math.min(items.size(), from + MOST_ITEMS));
            var answer = session.server().read(request(part).with("dryRun", true));
            session.terminal().note(SafeText.of(Fields.text(answer.at("/totals/summary")) + Messages.dryRun()));
            results.addAll(results(answer, part));
        }
        show(session, items, results);
        return exit(results, Exit.OK);
    }

    private Request request(List<JsonNode> items) {
        return options.batch(Documents.json().createArrayNode().addAll(items));
    }

    private static List<BatchResult> results(JsonNode answer, List<JsonNode> items) {
        return BatchResult.of(
                answer,
                items.stream().map(item -> canonical(domain(item).asText())).toList());
    }

    private static Exit exit(List<BatchResult> results, Exit ofTheRest) {
        return Exit.gravest(Stream.concat(results.stream().map(BatchResult::exit), Stream.of(ofTheRest))
                .collect(Collectors.toSet()));
    }

    private static String brokenOff(int from, int size, FailureException why) {
        var to = Math.min(size, from + MOST_ITEMS);
        return Server.mayBeDone(why)
                ? Messages.batchUnknown(from, to - 1, size, why.text())
                : Messages.batchNotMade(from, to - 1, size, why.text());
    }

    private List<BatchResult> send(Session session, List<JsonNode> items) {
        return results(session.server().read(request(items).once(Session.newKey())), items);
    }

    private static void show(Session session, List<JsonNode> items, List<BatchResult> results) {
        var said = new ArrayList<JsonNode>();
        for (var i = 0; i < results.size(); i++) {
            said.add(said(items.get(i), results.get(i)));
        }
        session.list(
                said,
                "/domain",
                new Columns()
                        .text("DOMAIN", "/domain")
                        .with("RESULT", result -> Cell.state(state(new BatchResult(result))))
                        .text("REVISION", "/revision")
                        .with("DETAIL", result -> Cell.of(why(new BatchResult(result)))));
    }

    /** The server's result for an item; only the domain where there is none. */
    private static JsonNode said(JsonNode item, BatchResult result) {
        if (result.said().isObject()) {
            return result.said();
        }
        return Documents.json().createObjectNode().put("domain", domain(item).asText());
    }

    private static JsonNode domain(JsonNode item) {
        return item.path("domain").isTextual() ? item.path("domain") : item.at("/create/name");
    }

    /** The server's form of a typed name; a text that is no name stays as it is. */
    private static String canonical(String typed) {
        try {
            return DomainName.parse(typed).value();
        } catch (InvalidValueException e) {
            return typed;
        }
    }

    private static String state(BatchResult result) {
        if (result.isDone()) {
            return "done";
        }
        return result.isRefused() ? "refused" : "unknown";
    }

    private static String why(BatchResult result) {
        return result.isDone()
                ? StreamSupport.stream(result.said().path("warnings").spliterator(), false)
                        .map(warning -> Messages.warning(Fields.text(warning.path("code"))))
                        .collect(Collectors.joining(", "))
                : result.why().lines().map(String::strip).collect(Collectors.joining("; "));
    }

    private static Exit await(Session session, List<BatchResult> results) {
        var watches = new ProgressiveWatches(session);
        var watch = new EdgeWatch(session, "backsource rollout");
        var progressive = new LinkedHashMap<String, String>();
        var exit = Exit.OK;
        for (var result : results) {
            var domain = Fields.text(result.said().path("domain"));
            var rollout = result.isDone() ? ChangeRollout.id(result.said()) : "";
            if (!rollout.isEmpty()) {
                progressive.put(domain, rollout);
            } else if (result.isDone()) {
                var revision = Fields.text(result.said().path("revision"));
                var what = Messages.revisionOf(domain, revision);
                var request = Request.get("domains", domain, "rollout").with("revision", revision);
                var ended = watch.exit(watch.await(request, what), what);
                exit = ended == Exit.OK ? exit : ended;
            }
        }
        return Exit.gravest(List.of(exit, watches.follow(progressive)));
    }
}
