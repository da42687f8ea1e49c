package dev.backsource.config.aliyun.domains;

import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.health.NeededPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The findings of a domain in one text, a line for each, the gravest first, in the words of the service's own interface and command line. Then the ports
 * that neither are open nor have a finding, such as those not checked yet.
 */
final class FindingsText {
    /** The most lines; a finding has less than 2,000 characters. */
    static final int MOST = 10;

    private FindingsText() {}

    /** Empty where nothing was found, and every needed port is known to be open. */
    static String of(DomainHealth health) {
        var all = Stream.concat(findings(health), unexplained(health)).toList();
        if (all.isEmpty()) {
            return "";
        }
        var lines = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST)));
        if (all.size() > MOST) {
            lines.add("and " + (all.size() - MOST) + " more");
        }
        if (health.checkedAt() != null) {
            lines.add("known states measured at " + health.checkedAt() + " or later");
        }
        return String.join("\n", lines);
    }

    private static Stream<String> findings(DomainHealth health) {
        return Stream.concat(
                        health.ports().stream().map(NeededPort::finding).filter(Objects::nonNull),
                        health.findings().stream())
                .sorted(Comparator.comparing(FindingAnswer::severity))
                .map(FindingsText::line);
    }

    private static String line(FindingAnswer found) {
        var gate = found.gate();
        return found.severity() + " " + found.code()
                + (gate == null ? "" : " at gate " + gate.kebabName())
                + ", since " + found.since()
                + (found.confidence() == Confidence.OUTDATED
                        ? ", last measured at " + found.measuredAt() + "; unknown now"
                        : ", measured at " + found.measuredAt())
                + byEdges(found) + ": " + found.detail() + " " + found.remedy();
    }

    /** Empty for a finding of a prober. */
    private static String byEdges(FindingAnswer found) {
        var number = found.edgeCount();
        var names = found.edges();
        if (number == null || names == null) {
            return "";
        }
        return (number == 1 ? ", by edge " : ", by " + number + " edges: ")
                + String.join(", ", names)
                + (number > names.size() ? " and " + (number - names.size()) + " more" : "");
    }

    private static Stream<String> unexplained(DomainHealth health) {
        return health.ports().stream()
                .filter(port -> port.state() != PortState.OPEN && port.finding() == null)
                .map(port ->
                        "port " + port.port() + " of " + port.origin() + ": " + port.state() + ", " + port.reason());
    }
}
