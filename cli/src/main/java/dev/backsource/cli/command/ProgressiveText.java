package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Cell;
import dev.backsource.cli.output.Columns;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A progressive rollout as people are shown it. Fields that the answer lacks are unknown, never 0. */
public final class ProgressiveText {
    static final String RUNNING = "RUNNING";
    static final String FROZEN = "FROZEN";
    static final String ABORTED = "ABORTED";
    static final String PROMOTED = "PROMOTED";

    private static final String ARMS = "arms";
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_LABEL = 9;

    private ProgressiveText() {}

    /** The columns of a list. */
    public static Columns columns() {
        return new Columns()
                .text("ID", "/id")
                .text("DOMAIN", "/domain")
                .state("STATE", "/state")
                .with("STEP", rollout -> Cell.of(Fields.count(rollout.path("step"))))
                .with("SHARE", rollout -> Cell.of(Fields.percent(rollout.path("share"))))
                .text("STARTED", "/startedAt")
                .text("STARTED BY", "/startedBy")
                .text("HALTED", "/haltedSince")
                .text("ENDED", "/endedAt")
                .text("REASON", "/reason");
    }

    /** @param before as for {@link #end} */
    static void show(JsonNode rollout, JsonNode before, Terminal terminal) {
        var state = state(rollout);
        terminal.line(SafeText.of(Messages.progressiveRollout(
                        Fields.known(rollout.path("id")), Fields.known(rollout.path("domain"))))
                + " " + terminal.styled(Style.of(state), SafeText.of(state)));
        if (!state.equals(RUNNING)) {
            terminal.line("  " + SafeText.of(end(rollout, before)));
        }
        field("started", Messages.startedBy(text(rollout, "startedAt"), text(rollout, "startedBy")), terminal);
        if (rollout.hasNonNull("haltedSince")) {
            field("halted", Messages.since(text(rollout, "haltedSince")), terminal);
        }
        rollout.path("parts")
                .properties()
                .forEach(part -> field("candidate", part.getKey() + " " + Fields.text(part.getValue()), terminal));
        if (isUnderWay(state)) {
            field("step", step(rollout), terminal);
            field("arms", arms(rollout), terminal);
            field("evidence", evidence(rollout), terminal);
        }
        if (state.equals(RUNNING)) {
            field("awaits", waitsFor(rollout), terminal);
        }
        var edges = rollout.path("edges");
        if (!edges.isEmpty()) {
            field("edges", edges(edges), terminal);
            edgeColumns().table(edges).print(terminal);
        }
        Warnings.show(rollout.path("warnings"), terminal);
    }

    /** The settings of a plan in one line; those that it leaves out have the defaults of the team or the server. */
    public static String plan(JsonNode plan) {
        var settings = new ArrayList<String>();
        if (!plan.path("steps").isEmpty()) {
            settings.add(Messages.planSteps(
                    stream(plan.path("steps")).map(Fields::percent).collect(Collectors.joining(", "))));
        }
        if (plan.hasNonNull("bakeSeconds")) {
            settings.add(Messages.planBake(Fields.count(plan.path("bakeSeconds"))));
        }
        if (plan.hasNonNull("outcomes")) {
            settings.add(Messages.planOutcomes(Fields.count(plan.path("outcomes"))));
        }
        if (plan.hasNonNull("patienceSeconds")) {
            settings.add(Messages.planPatience(Fields.count(plan.path("patienceSeconds"))));
        }
        return settings.isEmpty() ? Messages.defaultPlan() : String.join(", ", settings);
    }

    static String state(JsonNode rollout) {
        var state = Fields.text(rollout.path("state"));
        return state.isEmpty() ? "UNKNOWN" : state;
    }

    static boolean isUnderWay(String state) {
        return Stream.of(RUNNING, "PAUSED", FROZEN).anyMatch(state::equals);
    }

    /** What happens at present, in one line. A response right after the start has nothing of the edges yet. */
    static String progress(JsonNode rollout) {
        if (Stream.of(ARMS, "waitsFor", "evidence").noneMatch(rollout::has)) {
            return Messages.progressiveBegins(step(rollout));
        }
        return Messages.progressiveProgress(step(rollout), arms(rollout), evidence(rollout), waitsFor(rollout));
    }

    /**
     * How a rollout ended or stopped, in one sentence, such as {@code aborted at 5 % after 41 resources: TLS failed (aborted at edge-1 and edge-3)}.
     *
     * @param before an earlier response, for the counts and edges that {@code rollout} lacks
     */
    static String end(JsonNode rollout, JsonNode before) {
        var state = state(rollout);
        var isOfEdges = state.equals(FROZEN) || state.equals(ABORTED);
        var aborting = stream(rollout.path("edges").isEmpty() ? before.path("edges") : rollout.path("edges"))
                .filter(edge -> isOfEdges && state(edge).equals(ABORTED))
                .limit(MOST_NAMED)
                .toList();
        return Messages.progressiveEnd(
                state.toLowerCase(Locale.ROOT),
                Fields.percent(rollout.path("share")),
                counted(rollout, before),
                state.equals(PROMOTED)
                        ? Messages.revision(Fields.known(rollout.path("revision")))
                        : reason(rollout, aborting),
                aborting.stream().map(edge -> text(edge, "edge")).toList());
    }

    /** The resources of the step that were seen under the candidate; empty where the response has no counts, as after the end. */
    private static String counted(JsonNode rollout, JsonNode before) {
        if (rollout.has(ARMS)) {
            return Messages.resources(Fields.count(resources(rollout)));
        }
        return before.has(ARMS) && before.path("step").equals(rollout.path("step"))
                ? Messages.resourcesAtLeast(Fields.count(resources(before)))
                : "";
    }

    private static String reason(JsonNode rollout, List<JsonNode> aborting) {
        var said = text(rollout, "reason");
        if (said.isEmpty() && state(rollout).equals(ABORTED)) {
            return aborting.isEmpty()
                    ? Messages.noReason()
                    : Fields.known(aborting.get(0).path("reason"));
        }
        return said.endsWith(".") ? said.substring(0, said.length() - 1) : said;
    }

    /** The open conditions of the next step. */
    static String waitsFor(JsonNode rollout) {
        var conditions = rollout.path("waitsFor");
        if (!conditions.isArray()) {
            return Fields.UNKNOWN;
        }
        return conditions.isEmpty()
                ? Messages.nothingAwaited()
                : stream(conditions)
                        .limit(MOST_NAMED)
                        .map(ProgressiveText::condition)
                        .collect(Collectors.joining(", "));
    }

    private static String condition(JsonNode condition) {
        var code = Fields.known(condition.path("code"));
        return switch (code) {
            case "bake" -> Messages.awaitedTime(Fields.known(condition.path("until")));
            case "edges" -> Messages.awaitedEdges(Fields.count(condition.path("missing")));
            case "holding" -> Messages.awaitedHolding(Fields.count(condition.path("missing")));
            case "reach" -> Messages.awaitedReach();
            case "outcomes" ->
                Messages.awaitedOutcomes(Fields.count(condition.path("seen")), Fields.count(condition.path("needed")));
            default -> code + (condition.hasNonNull("detail") ? ": " + text(condition, "detail") : "");
        };
    }

    private static String step(JsonNode rollout) {
        var steps = rollout.path("steps");
        return Messages.progressiveStep(
                Fields.count(rollout.path("step")),
                steps.isEmpty() ? Fields.UNKNOWN : Integer.toString(steps.size()),
                Fields.percent(rollout.path("share")));
    }

    private static String arms(JsonNode rollout) {
        return Messages.progressiveArms(
                Messages.resources(Fields.count(resources(rollout))),
                Fields.count(rollout.at("/arms/candidate/discordant")),
                Messages.resources(Fields.count(rollout.at("/arms/baseline/resources"))),
                Fields.count(rollout.at("/arms/baseline/discordant")));
    }

    private static JsonNode resources(JsonNode rollout) {
        return rollout.at("/arms/candidate/resources");
    }

    private static String evidence(JsonNode rollout) {
        var evidence = rollout.path("evidence");
        var isKnown = evidence.isNumber() && evidence.asDouble() >= 0 && Double.isFinite(evidence.asDouble());
        return Messages.progressiveEvidence(
                isKnown
                        ? String.format(Locale.ROOT, evidence.asDouble() < 1e6 ? "%,.1f" : "%.1e", evidence.asDouble())
                        : Fields.UNKNOWN);
    }

    /** The number of edges by state, such as {@code 2 RUNNING, 1 HOLDING}. */
    private static String edges(JsonNode edges) {
        return stream(edges)
                .collect(Collectors.groupingBy(ProgressiveText::state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Columns edgeColumns() {
        return new Columns()
                .text("EDGE", "/edge")
                .with("STATE", edge -> Cell.state(state(edge)))
                .with("STEP", edge -> Cell.of(Fields.count(edge.path("step"))))
                .with("CANDIDATE", edge -> Cell.of(Fields.count(edge.at("/candidate/resources"))))
                .with("DISCORDANT", edge -> Cell.of(Fields.count(edge.at("/candidate/discordant"))))
                .with("BASELINE", edge -> Cell.of(Fields.count(edge.at("/baseline/resources"))))
                .with("DISCORDANT", edge -> Cell.of(Fields.count(edge.at("/baseline/discordant"))))
                .text("SINCE", "/since")
                .text("REPORTED", "/reportedAt")
                .text("REASON", "/reason");
    }

    private static void field(String label, String text, Terminal terminal) {
        terminal.line("  "
                + terminal.styled(Style.FAINT, label + " ".repeat(Math.max(0, LONGEST_LABEL - label.length())))
                + "  " + SafeText.of(text));
    }

    private static String text(JsonNode object, String field) {
        return Fields.text(object.path(field));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
