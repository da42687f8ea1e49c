package dev.backsource.config.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule by which a domain's latest revisions tell since when its dynamic acceleration is as it is now. Lists have the newest revision first. */
final class Accelerations {
    /** The most revisions that are read. */
    static final int MOST = 50;

    private Accelerations() {}

    /** The number of revisions whose dynamic acceleration is needed: those after {@code earliest} and the one before; 0 without any after it. */
    static int needed(List<Instant> times, Instant earliest) {
        var later = (int) times.stream().filter(time -> time.isAfter(earliest)).count();
        return later == 0 ? 0 : Math.min(later + 1, times.size());
    }

    /**
     * The time of the latest change; of the oldest revision that was read, where earlier ones may have changed it as well.
     *
     * @param values of the {@link #needed} ones; null for a removal
     * @return empty when there was none after {@code earliest}
     */
    static Optional<Instant> since(List<Instant> times, List<@Nullable String> values, Instant earliest) {
        for (var i = 1; i < values.size(); i++) {
            if (!Objects.equals(values.get(i), values.get(0))) {
                return Optional.of(times.get(i - 1));
            }
        }
        var oldest = times.get(times.size() - 1);
        return times.size() == MOST && oldest.isAfter(earliest) ? Optional.of(oldest) : Optional.empty();
    }
}
