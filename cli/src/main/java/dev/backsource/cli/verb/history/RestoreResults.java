package dev.backsource.cli.verb.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.command.Session;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.Format;
import dev.backsource.cli.server.Problems;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's results of a restore to a time. A domain is restored only if the server says so. */
final class RestoreResults {
    /** Outcomes that a table counts, and doesn't list. */
    private static final Set<String> COUNTED = Set.of("RESTORED", "BROUGHT_BACK", "UNCHANGED");

    private static final Set<String> DONE = Set.of("RESTORED", "BROUGHT_BACK", "UNCHANGED", "LEFT", "REMOVED");
    private static final String REFUSED = "REFUSED";
    private static final String OUTCOME = "outcome";

    private final boolean isDryRun;
    private final List<JsonNode> all = new ArrayList<>();

    RestoreResults(boolean isDryRun) {
        this.isDryRun = isDryRun;
    }

    void add(JsonNode results) {
        results.forEach(all::add);
    }

    int size() {
        return all.size();
    }

    /** Shows the totals and the domains that weren't restored; all of them but in a table. */
    Exit show(Session session) {
        session.say(Messages.restoreTotals(totals()) + (isDryRun ? Messages.dryRun() : ""));
        var losing = losingTls();
        if (losing > 0) {
            session.say(Messages.losesTls(losing));
        }
        var shown = session.format() == Format.TABLE
                ? all.stream()
                        .filter(result -> !COUNTED.contains(outcome(result)))
                        .toList()
                : all;
        if (session.format() != Format.TABLE || !shown.isEmpty()) {
            session.list(
                    shown,
                    "/domain",
                    new Columns()
                            .text("DOMAIN", "/domain")
                            .with("RESULT", result -> Cell.state(words(outcome(result))))
                            .text("REVISION", "/revision")
                            .with("DETAIL", result -> Cell.of(why(result))));
        }
        return exitWith(Exit.OK);
    }

    /** The exit code of a run with these results, whose rest ended with {@code ofTheRest}. */
    Exit exitWith(Exit ofTheRest) {
        var exits = EnumSet.of(ofTheRest);
        all.forEach(result -> exits.add(exit(result)));
        return Exit.gravest(exits);
    }

    String question(String time, URI server) {
        var losing = losingTls();
        return Messages.restoreQuestion(
                time, server, Messages.restoreTotals(totals()) + (losing == 0 ? "" : ", " + Messages.losesTls(losing)));
    }

    private long losingTls() {
        return all.stream()
                .filter(result -> result.path("losesTls").asBoolean())
                .count();
    }

    /** Such as {@code 3 restored, 1 left}. */
    private String totals() {
        return all.stream()
                .collect(Collectors.groupingBy(result -> words(outcome(result)), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(total -> String.format(Locale.ROOT, "%,d %s", total.getValue(), total.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static Exit exit(JsonNode result) {
        if (DONE.contains(outcome(result))) {
            return Exit.OK;
        }
        return outcome(result).equals(REFUSED)
                ? Problems.exit(result.at("/problem/status").asInt())
                : Exit.NOT_REACHED;
    }

    private static String outcome(JsonNode result) {
        return Fields.text(result.path(OUTCOME));
    }

    private static String words(String outcome) {
        return outcome.isEmpty()
                ? Fields.UNKNOWN
                : outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String why(JsonNode result) {
        var problem = result.path("problem");
        return problem.isObject()
                ? Problems.text(problem.path("status").asInt(), problem)
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("; "))
                : "";
    }
}
