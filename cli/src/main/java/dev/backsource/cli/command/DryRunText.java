package dev.backsource.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Fields;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;

/** The effect of a change that was tried out, as people are shown it: totals first. */
final class DryRunText {
    private DryRunText() {}

    /**
     * Shows nothing for a response without one.
     *
     * @param isRemoval whether the domain would be removed
     */
    static void show(JsonNode dryRun, boolean isRemoval, Terminal terminal) {
        if (!dryRun.isObject()) {
            return;
        }
        terminal.line("  " + Messages.applyingEdges(dryRun.path("edges").asLong()));
        if (dryRun.path("failing").asLong() > 0) {
            bad(Messages.failing(dryRun.path("failing").asLong()), terminal);
        }
        if (dryRun.path("unchecked").asBoolean()) {
            terminal.line("  " + terminal.styled(Style.WAITING, Messages.unchecked()));
        }
        if (dryRun.path("losesTls").asBoolean()) {
            bad(Messages.losesTls(1), terminal);
        }
        showLastHour(dryRun, isRemoval, terminal);
        dryRun.path("changes").forEach(change -> terminal.line("  " + SafeText.of(Fields.change(change))));
    }

    private static void showLastHour(JsonNode dryRun, boolean isRemoval, Terminal terminal) {
        var hour = dryRun.path("lastHour");
        if (dryRun.path("cacheUnusable").asBoolean() && !isRemoval) {
            terminal.line("  "
                    + (hour.path("requests").isNumber()
                            ? Messages.cacheUnusable(
                                    hour.path("fromCache").asLong(),
                                    hour.path("requests").asLong())
                            : Messages.cacheUnusable()));
        }
        if (!hour.isObject()) {
            return;
        }
        if (isRemoval) {
            terminal.line("  " + EndedRequests.of(dryRun).text());
        } else if (hour.path("moved").isNumber()) {
            terminal.line("  "
                    + Messages.moved(
                            hour.path("moved").asLong(),
                            hour.path("mayMoveMore").asBoolean(),
                            hour.path("undecided").asLong()));
        } else if (hour.path("mayMoveMore").asBoolean()) {
            terminal.line("  " + Messages.movedUnknown());
        }
        terminal.line("  "
                + Messages.lastHourKnown(
                        hour.path("edgesKnown").asLong(),
                        hour.path("edgesPartlyKnown").asLong(),
                        hour.path("edges").asLong()));
        hour.path("classes").forEach(of -> terminal.line("    " + SafeText.of(ofClass(of))));
    }

    /** Such as {@code https static: 1,200 requests, 900 from the cache, https:443 -> http:80}. */
    private static String ofClass(JsonNode of) {
        var after = of.path("after");
        return Messages.requestsOfClass(
                Fields.text(of.path("client")),
                Fields.text(of.path("kind")),
                of.path("requests").asLong(),
                of.path("fromCache").asLong(),
                targets(of.path("before")) + (after.isMissingNode() ? "" : " -> " + targets(after)));
    }

    private static String targets(JsonNode targets) {
        var texts = new StringBuilder();
        targets.forEach(target -> texts.append(texts.isEmpty() ? "" : " and ").append(Fields.target(target)));
        return texts.toString();
    }

    private static void bad(String text, Terminal terminal) {
        terminal.line("  " + terminal.styled(Style.BAD, text));
    }
}
