package dev.backsource.config.silence;

import dev.backsource.config.edges.EdgeReport;
import dev.backsource.config.probers.LastPortCheck;
import dev.backsource.config.reading.KafkaReadState;
import dev.backsource.policy.event.SilenceAlert;
import dev.backsource.policy.event.SilenceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges silences: a pure function of the data that this instance has received. An instance that receives nothing from Kafka reports that alone, and
 * judges nobody else. Nor does it judge edges and probers that it has had no time to hear, since its start or since Kafka is back.
 */
final class SilenceRule {
    /** Followed by the id of an edge. */
    static final String EDGE = "edge/";

    static final String PROBERS = "fleet/probers";
    static final String EVENTS = "fleet/events";

    /** The most silent edges with an alert of their own; of further ones, those that were heard last have none. */
    static final int MAX_EDGES = 500;

    /** The factor of the tolerated silence for an edge or a prober that has never reported, such as one that is installed after this service. */
    private static final int PATIENCE_WITH_NEW = 5;

    /** The least time between the two reports that show an edge to lag. */
    private static final Duration LAG_CONFIRMED_AFTER = Duration.ofSeconds(5);

    private SilenceRule() {}

    /**
     * The received data.
     *
     * @param edges the last report of each; null while not all are known
     * @param listed the ids on the operator's list of edges; empty without one
     * @param checks by partition of the domains; null while not all are known
     * @param edgeLimit the tolerated silence of an edge; a listed edge that has never reported has five times as long
     * @param lagLimit the tolerated time until an edge has applied a change
     * @param ends the last offsets of the topic of changes, by partition, that this instance had read at a time; null for a time that it doesn't
     *     know
     * @param lags the edges that lag as of the last judgement, with the time of the first report that shows it
     * @param proberLimit a fifth of the tolerated silence of a prober that has never reported
     */
    record Heard(
            Instant now,
            KafkaReadState reading,
            @Nullable List<EdgeReport> edges,
            Set<String> listed,
            @Nullable List<LastPortCheck> checks,
            Duration edgeLimit,
            Duration lagLimit,
            Function<Instant, @Nullable Map<Integer, Long>> ends,
            Map<String, Instant> lags,
            Duration proberLimit) {}

    static SilenceAssessment judge(Heard heard) {
        var silences = new ArrayList<Silence>();
        var undecided = new HashSet<String>();
        var judged = EnumSet.of(SilenceKind.EVENTS_STALLED);
        var lags = new HashMap<String, Instant>();
        if (heard.reading().isStalled()) {
            silences.add(stalled(heard.reading()));
            return new SilenceAssessment(silences, undecided, judged, lags);
        }
        var edges = heard.edges();
        if (edges != null) {
            judged.add(SilenceKind.EDGE_SILENT);
            judgeEdges(edges, heard, silences, undecided);
            judgeUnheard(edges, heard, silences, undecided);
            judged.add(SilenceKind.EDGE_LAGGING);
            judgeLags(edges, heard, silences, undecided, lags);
        }
        var checks = heard.checks();
        if (checks != null) {
            judged.add(SilenceKind.PROBER_SILENT);
            judgeProbers(checks, heard, silences, undecided);
        }
        return new SilenceAssessment(silences, undecided, judged, lags);
    }

    private static Silence stalled(KafkaReadState reading) {
        return new Silence(
                EVENTS,
                SilenceKind.EVENTS_STALLED,
                reading.answeredAt(),
                "config-service has had no response from Kafka since " + seconds(reading.answeredAt())
                        + ". Port states, alerts, edges, rollouts and traffic are shown as of then, and no events"
                        + " are streamed; edges keep serving. Check Kafka, the network to it, and config-service's"
                        + " read access to its topics.");
    }

    private static void judgeEdges(
            List<EdgeReport> edges, Heard heard, List<Silence> silences, HashSet<String> undecided) {
        var silent = edges.stream()
                .filter(report -> isOver(report.heardAt(), heard.edgeLimit(), heard.now()))
                .sorted(Comparator.comparing(EdgeReport::heardAt))
                .map(SilenceRule::silence);
        tell(silent, heard.edgeLimit(), heard, silences, undecided);
    }

    private static void judgeUnheard(
            List<EdgeReport> edges, Heard heard, List<Silence> silences, HashSet<String> undecided) {
        var reporting = edges.stream().map(report -> report.status().edge()).collect(Collectors.toSet());
        var unheard = heard.listed().stream()
                .filter(edge -> !reporting.contains(edge))
                .sorted()
                .map(SilenceRule::unheard);
        tell(unheard, heard.edgeLimit().multipliedBy(PATIENCE_WITH_NEW), heard, silences, undecided);
    }

    /**
     * An edge lags when two reports came without the changes that this instance had read so long before each, and no longer once it has those of half
     * the time; between them it is undecided. So is an edge that has just started or serves from a snapshot, which has yet to read the changes. A
     * silent edge has an alert for that.
     */
    private static void judgeLags(
            List<EdgeReport> edges,
            Heard heard,
            List<Silence> silences,
            HashSet<String> undecided,
            Map<String, Instant> lags) {
        for (var report : edges) {
            var lag = lag(report);
            var edge = report.status().edge();
            var isJudged = !isOver(report.heardAt(), heard.edgeLimit(), heard.now()) && isUnderWay(report, heard);
            var allowed = heard.ends().apply(report.heardAt().minus(heard.lagLimit()));
            var wanted =
                    heard.ends().apply(report.heardAt().minus(heard.lagLimit().dividedBy(2)));
            if (isJudged && allowed != null && isBehind(report, allowed)) {
                var since = heard.lags().getOrDefault(edge, report.heardAt());
                lags.put(edge, since);
                if (!report.heardAt().isBefore(since.plus(LAG_CONFIRMED_AFTER)) && silences.size() < MAX_EDGES) {
                    silences.add(lag);
                } else {
                    undecided.add(lag.key());
                }
            } else if (!isJudged || allowed == null || wanted == null || isBehind(report, wanted)) {
                undecided.add(lag.key());
            }
        }
    }

    private static boolean isUnderWay(EdgeReport report, Heard heard) {
        var status = report.status();
        return status.ready()
                && status.snapshotTakenAt() == null
                && !report.heardAt().isBefore(status.startedAt().plus(heard.lagLimit()));
    }

    private static boolean isBehind(EdgeReport report, Map<Integer, Long> ends) {
        var applied = report.status().appliedOffsets();
        return ends.entrySet().stream().anyMatch(end -> applied.getOrDefault(end.getKey(), -1L) < end.getValue());
    }

    private static Silence lag(EdgeReport report) {
        var edge = report.status().edge();
        return new Silence(
                EDGE + edge,
                SilenceKind.EDGE_LAGGING,
                report.heardAt(),
                "Edge " + edge + " reports, but has not applied changes that were published a while ago, and still"
                        + " serves by earlier ones. Check its log, its processor time, and its read access to"
                        + " backsource.policy-changes.v1. Restart it if it doesn't go on.");
    }

    /** Silent edges are undecided until this instance has listened for {@code limit}, and those beyond {@link #MAX_EDGES} always. */
    private static void tell(
            Stream<Silence> edges, Duration limit, Heard heard, List<Silence> silences, HashSet<String> undecided) {
        var listened = isOver(heard.reading().movingSince(), limit, heard.now());
        edges.forEach(silence -> {
            if (!listened || silences.size() >= MAX_EDGES) {
                undecided.add(silence.key());
            } else {
                silences.add(silence);
            }
        });
    }

    private static Silence unheard(String edge) {
        return new Silence(
                EDGE + edge,
                SilenceKind.EDGE_SILENT,
                null,
                "Edge " + edge
                        + " is on the list of edges but has never reported. Check that it is running, can reach"
                        + " Kafka, and uses the ID and the key on the list. If it was decommissioned, remove it"
                        + " from the list.");
    }

    private static Silence silence(EdgeReport report) {
        var edge = report.status().edge();
        return new Silence(
                EDGE + edge,
                SilenceKind.EDGE_SILENT,
                report.heardAt(),
                "Edge " + edge + " has not reported since " + seconds(report.heardAt())
                        + ". Check that it is running and can reach Kafka. If it was decommissioned, remove it from"
                        + " the list of edges.");
    }

    private static void judgeProbers(
            List<LastPortCheck> checks, Heard heard, List<Silence> silences, HashSet<String> undecided) {
        var waiting = IntStream.range(0, checks.size())
                .filter(partition -> isUnchecked(checks.get(partition), heard.proberLimit(), heard.now()))
                .boxed()
                .toList();
        var since = heard.reading().movingSince();
        var unchecked = waiting.stream()
                .filter(partition -> isOver(since, limit(checks.get(partition), heard.proberLimit()), heard.now()))
                .toList();
        if (!unchecked.isEmpty()) {
            silences.add(unchecked(checks, unchecked));
        } else if (!waiting.isEmpty()) {
            undecided.add(SilenceAlert.key(PROBERS, SilenceKind.PROBER_SILENT));
        }
    }

    private static Silence unchecked(List<LastPortCheck> checks, List<Integer> partitions) {
        var heardAt = partitions.stream()
                .map(partition -> checks.get(partition).at())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var what = partitions.size() == checks.size()
                ? "Ports are not checked"
                : "The ports of the domains in " + partitions.size() + " of " + checks.size()
                        + " partitions are not checked";
        return new Silence(
                PROBERS,
                SilenceKind.PROBER_SILENT,
                heardAt,
                what + (heardAt == null ? ": no prober has ever reported" : " since " + seconds(heardAt))
                        + ". Port states are shown as unknown, and closed ports raise no alerts. Check that"
                        + " origin-health-service is running and can reach Kafka.");
    }

    private static boolean isUnchecked(LastPortCheck checks, Duration proberLimit, Instant now) {
        var at = checks.at();
        return at == null || isOver(at, limit(checks, proberLimit), now);
    }

    private static Duration limit(LastPortCheck checks, Duration proberLimit) {
        return checks.at() == null ? proberLimit.multipliedBy(PATIENCE_WITH_NEW) : checks.limit();
    }

    private static boolean isOver(Instant since, Duration limit, Instant now) {
        return Duration.between(since, now).compareTo(limit) > 0;
    }

    private static Instant seconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond());
    }
}
