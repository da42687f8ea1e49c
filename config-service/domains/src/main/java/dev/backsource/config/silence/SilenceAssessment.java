package dev.backsource.config.silence;

import dev.backsource.policy.event.SilenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One instance's judgement of the present silences.
 *
 * @param silences the present ones
 * @param undecided the keys of possible silences, which this instance can't confirm since it hasn't listened for long enough
 * @param judged the kinds that it can judge at all: alerts of other kinds don't end by this judgement
 * @param lags the edges that lag, or may, with the time of the first report that shows it
 */
record SilenceAssessment(
        List<Silence> silences, Set<String> undecided, Set<SilenceKind> judged, Map<String, Instant> lags) {
    SilenceAssessment {
        silences = List.copyOf(silences);
        undecided = Set.copyOf(undecided);
        judged = Set.copyOf(judged);
        lags = Map.copyOf(lags);
    }

    /** With further silences, which are all of their kind. */
    SilenceAssessment and(SilenceKind kind, List<Silence> more) {
        return new SilenceAssessment(
                Stream.concat(silences.stream(), more.stream()).toList(),
                undecided,
                Stream.concat(judged.stream(), Stream.of(kind)).collect(Collectors.toSet()),
                lags);
    }
}
