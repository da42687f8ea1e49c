package dev.backsource.config.progressive;

import dev.backsource.config.access.Author;
import dev.backsource.config.access.CallerKind;
import dev.backsource.config.edges.EdgeReport;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.EdgeStatus;
import dev.backsource.policy.event.TrialReport;
import dev.backsource.policy.event.TrialReport.State;
import dev.backsource.policy.progressive.DiscordantSketch;
import dev.backsource.policy.progressive.RolloutPlan;
import dev.backsource.testing.config.SampleReports;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rollout, and edges that report it. */
final class SampleTrials {
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    static final Duration SILENCE = Duration.ofSeconds(10);
    static final String ID = "0193-a";

    private static final Pattern EDGE =
            Pattern.compile("(\\w+)=(?:none|([A-Z]+)(?:@(\\d+))? (-?\\d+)/(\\d+) (\\d+)/(\\d+))"
                    + "(?: (\\d+) s old)?(?: since (\\d+) s)?(?: \"(.*)\")?");

    private SampleTrials() {}

    /** At a step that began at noon, by the default plan. */
    static StoredRollout rollout(ProgressiveState state, int step) {
        return rollout(state, step, NOON, Set.of());
    }

    static StoredRollout rollout(ProgressiveState state, int step, Instant runningSince, Set<EdgeAbort> answered) {
        var plan = RolloutPlan.DEFAULT;
        return new StoredRollout(
                ID,
                new DomainName("www.example.com"),
                null,
                state,
                null,
                null,
                plan,
                step,
                NOON,
                runningSince,
                answered,
                7,
                7 + step,
                NOON,
                "ops",
                new Author(CallerKind.PERSON, "acct_1", "ops", List.of()),
                null,
                null,
                null);
    }

    /**
     * The edges' reports at {@code now}.
     *
     * @param edges as {@code a=RUNNING 30/1 90/0; b=none; c=ABORTED@1 9/7 20/0 600 s old since 60 s "refused"}: state, step, by default 2, counts of
     *     candidate and baseline, age of the report, time in the state, failure
     */
    static FleetTrial fleet(String edges, Instant now) {
        return new FleetTrial(true, true, reports(edges, now));
    }

    private static List<EdgeTrialReport> reports(String edges, Instant now) {
        return Arrays.stream(edges.split("; *"))
                .filter(edge -> !edge.isEmpty())
                .map(edge -> report(edge, now))
                .toList();
    }

    private static EdgeTrialReport report(String text, Instant now) {
        var read = EDGE.matcher(text);
        if (!read.matches()) {
            throw new IllegalArgumentException(text);
        }
        var heardAt = now.minusSeconds(number(read.group(8)));
        var trial = read.group(2) == null
                ? null
                : new TrialReport(
                        "www.example.com",
                        9,
                        ID,
                        read.group(3) == null ? 2 : Integer.parseInt(read.group(3)),
                        State.valueOf(read.group(2)),
                        number(read.group(4)),
                        number(read.group(5)),
                        number(read.group(6)),
                        number(read.group(7)),
                        sketch((int) number(read.group(5)), (int) number(read.group(7))),
                        read.group(10),
                        heardAt.minusSeconds(number(read.group(9))));
        return edge(read.group(1), NOON, heardAt, trial, now);
    }

    static EdgeTrialReport edge(
            String edge, Instant startedAt, Instant reportedAt, @Nullable TrialReport trial, Instant now) {
        EdgeStatus status = SampleReports.ofChanges(edge, startedAt, reportedAt, Map.of(), List.of())
                .with(trial == null ? List.of() : List.of(trial));
        var report = EdgeReport.of(status, now);
        return new EdgeTrialReport(report, !report.isSilent(SILENCE, now), trial);
    }

    /** A sketch with the first {@code candidates} places of the candidate marked, and the last {@code controls} ones of the baseline. */
    static DiscordantSketch sketch(int candidates, int controls) {
        var marks = new BitSet();
        marks.set(0, candidates);
        marks.set(2 * DiscordantSketch.PLACES - controls, 2 * DiscordantSketch.PLACES);
        var bytes = Arrays.copyOf(marks.toByteArray(), 2 * DiscordantSketch.PLACES / Byte.SIZE);
        return DiscordantSketch.parse(Base64.getUrlEncoder().encodeToString(bytes));
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
