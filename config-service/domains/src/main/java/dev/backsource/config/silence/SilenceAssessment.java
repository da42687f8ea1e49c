package dev.backsource.config.silence;

import dev.backsource.policy.event.SilenceKind;
import java.util.List;
import java.util.Set;

/**
 * One instance's judgement of the present silences.
 *
 * @param silences the present ones
 * @param undecided the keys of possible silences, which this instance can't confirm since it hasn't listened for long enough
 * @param judged the kinds that it can judge at all: alerts of other kinds don't end by this judgement
 */
record SilenceAssessment(List<Silence> silences, Set<String> undecided, Set<SilenceKind> judged) {
    SilenceAssessment {
        silences = List.copyOf(silences);
        undecided = Set.copyOf(undecided);
        judged = Set.copyOf(judged);
    }
}
