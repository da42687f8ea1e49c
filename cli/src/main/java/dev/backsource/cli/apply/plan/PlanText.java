package dev.backsource.cli.apply.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.cli.command.EndedRequests;
import dev.backsource.cli.message.Messages;
import dev.backsource.cli.output.Documents;
import dev.backsource.cli.output.SafeText;
import dev.backsource.cli.output.Style;
import dev.backsource.cli.output.Terminal;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Weakening;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan as people and programs are shown it. */
public final class PlanText {
    /** As in the server's response to the write. */
    private static final String ROLLOUT_REPLACED = "rollout-replaced";

    private PlanText() {}

    /**
     * Shows each step with its differences, and the totals.
     *
     * @param ended the requests of removals that were tried out
     */
    public static void show(Plan plan, Map<DomainName, EndedRequests> ended, Terminal terminal) {
        plan.additions().forEach(addition -> showAddition(addition, terminal));
        plan.changes().forEach(change -> {
            terminal.line(terminal.styled(Style.WAITING, "~ " + change.name()));
            change.diffs().forEach(diff -> terminal.line("    " + SafeText.of(diff.line())));
            showWeakenings(change, terminal);
            showRollout(change, plan, terminal);
        });
        plan.removals().forEach(removal -> {
            terminal.line(
                    terminal.styled(Style.BAD, Messages.removed(removal.name().value())));
            var requests = ended.get(removal.name());
            if (requests != null) {
                terminal.line("    " + requests.text());
            }
            showRollout(removal, plan, terminal);
        });
        plan.begun()
                .forEach((name, rollout) -> terminal.line(terminal.styled(
                        Style.WAITING, Messages.inRollout(name.value(), SafeText.of(rollout.words())))));
        terminal.line(summary(plan));
    }

    /** Such as {@code 1 to add, 2 to change, 0 to remove, 9,997 unchanged}. */
    public static String summary(Plan plan) {
        var summary = Messages.plan(
                plan.additions().size(), plan.changes().size(), plan.removals().size(), plan.unchanged());
        var losing = losingTls(plan);
        var rollouts = plan.rollouts().size();
        var begun = plan.begun().size();
        return summary
                + (losing == 0 ? "" : "; " + Messages.losesTls(losing))
                + (begun == 0 ? "" : "; " + Messages.rolloutsBegun(begun))
                + (rollouts == 0 ? "" : "; " + Messages.rolloutsEnded(rollouts));
    }

    /** The number of domains that lose TLS to the origin. */
    public static long losingTls(Plan plan) {
        return plan.steps()
                .filter(step -> step.weakenings().containsKey(Weakening.PLAIN))
                .count();
    }

    /**
     * The plan as a document with stable fields.
     *
     * @param ended the requests of removals that were tried out
     */
    public static ObjectNode document(Plan plan, Map<DomainName, EndedRequests> ended) {
        var document = Documents.json().createObjectNode();
        var added = document.putArray("add");
        plan.additions().forEach(addition -> added.add(addition.name().value()));
        var changed = document.putArray("change");
        plan.changes().forEach(change -> {
            var entry = changed.addObject().put("domain", change.name().value());
            var fields = entry.putArray("fields");
            change.diffs().forEach(diff -> fields.add(diff.document()));
        });
        var warnings = document.putArray("warnings");
        plan.steps()
                .forEach(step -> step.weakenings()
                        .forEach((weakening, detail) -> warnings.addObject()
                                .put("domain", step.name().value())
                                .put("code", weakening.code())
                                .put("detail", detail)));
        plan.rollouts()
                .forEach((name, rollout) -> warnings.addObject()
                        .put("domain", name.value())
                        .put("code", ROLLOUT_REPLACED)
                        .put("detail", rollout.ended()));
        var removed = document.putArray("remove");
        plan.removals().forEach(removal -> removed.add(removal.name().value()));
        if (!ended.isEmpty()) {
            var lost = document.putArray("lostRequests");
            plan.removals().forEach(removal -> {
                var requests = ended.get(removal.name());
                if (requests != null) {
                    lost.addObject().put("domain", removal.name().value()).setAll(requests.document());
                }
            });
        }
        if (!plan.begun().isEmpty()) {
            var begun = document.putArray("inProgressiveRollout");
            plan.begun()
                    .forEach((name, rollout) ->
                            begun.addObject().put("domain", name.value()).put("rollout", rollout.id()));
        }
        return document.put("unchanged", plan.unchanged());
    }

    private static void showAddition(Step.Add addition, Terminal terminal) {
        var origins = addition.wanted().domain().origins().stream()
                .map(origin -> origin.address() + " port " + origin.port())
                .collect(Collectors.joining(", "));
        terminal.line(terminal.styled(Style.GOOD, "+ " + addition.name()) + "  " + origins);
        showWeakenings(addition, terminal);
    }

    private static void showWeakenings(Step step, Terminal terminal) {
        step.weakenings().forEach((weakening, detail) -> showWarning(weakening.code(), detail, terminal));
    }

    private static void showRollout(Step step, Plan plan, Terminal terminal) {
        var rollout = plan.rollouts().get(step.name());
        if (rollout != null) {
            showWarning(ROLLOUT_REPLACED, rollout.ended(), terminal);
        }
    }

    private static void showWarning(String code, String detail, Terminal terminal) {
        terminal.line("    " + terminal.styled(Style.WAITING, "warning") + " " + SafeText.of(code + ": " + detail));
    }
}
