package dev.backsource.config.silence;

import dev.backsource.policy.event.SilenceKind;
import java.util.List;
import java.util.Set;

/**
 * What one instance can say of who is silent now.
 *
 * @param silences those that are
 * @param undecided the keys of those of which it can't say whether they are, since it hasn't listened for long enough
 * @param judged the kinds of which it can say anything: of others no alert ends by this judgement
 */
record Judgement(List<Silence> silences, Set<String> undecided, Set<SilenceKind> judged) {
    Judgement {
        silences = List.copyOf(silences);
        undecided = Set.copyOf(undecided);
        judged = Set.copyOf(judged);
    }
}
