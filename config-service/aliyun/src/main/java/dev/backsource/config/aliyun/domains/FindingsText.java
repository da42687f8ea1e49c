package dev.backsource.config.aliyun.domains;

import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.health.DomainHealth;
import dev.backsource.config.health.NeededPort;
import dev.backsource.policy.event.PortState;
import dev.backsource.policy.finding.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The findings of a domain in one text, a line for each, the gravest first, in the words of the service's own interface and command line. Then the ports
 * that neither are open nor have a finding, such as those not checked yet.
 */
final class FindingsText {
    /** The most lines; a finding has less than 2,000 characters. */
    static final int MOST = 10;

    /** The text of a domain whose state this version can't read. */
    static final String UNREADABLE = "ports unknown: this version can't read the domain's stored state";

    private FindingsText() {}

    /** Empty where nothing was found, every needed port is known to be open, and it is known when that was checked. */
    static String of(DomainHealth health) {
        var all = Stream.concat(findings(health), unexplained(health)).toList();
        var checkedAt = health.checkedAt();
        if (all.isEmpty() && checkedAt != null) {
            return "";
        }
        var lines = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST)));
        if (all.size() > MOST) {
            lines.add("and " + (all.size() - MOST) + " more");
        }
        if (checkedAt != null) {
            lines.add("known states measured at " + checkedAt + " or later");
        } else if (health.ports().stream().anyMatch(port -> port.state() != PortState.UNKNOWN)) {
            lines.add("time of the last check unknown");
        }
        return String.join("\n", lines);
    }

    private static Stream<String> findings(DomainHealth health) {
        return Stream.concat(
                        health.ports().stream().map(NeededPort::finding).flatMap(Stream::ofNullable),
                        health.findings().stream())
                .sorted(Comparator.comparing(FindingAnswer::severity))
                .map(FindingsText::line);
    }

    private static String line(FindingAnswer found) {
        var gate = found.gate();
        return found.severity() + " " + found.code()
                + (gate == null ? "" : " at gate " + gate.kebabName())
                + ", since " + found.since()
                + measured(found)
                + byEdges(found) + ": " + found.detail() + " " + found.remedy();
    }

    private static String measured(FindingAnswer found) {
        return found.confidence() == Confidence.OUTDATED
                ? ", last measured at " + found.measuredAt() + "; unknown now"
                : ", measured at " + found.measuredAt();
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
