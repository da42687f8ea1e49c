package dev.backsource.config.notification.delivery;

import dev.backsource.config.notification.AlertSnapshot;
import dev.backsource.config.notification.delivery.MessageRows.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides for which receivers a round compares alerts: those whose alerts have changed, and those whose time has come. Only a round after a change
 * hashes alerts. One round at a time.
 */
final class Looks {
    /** By the receivers' ids. */
    private final Map<String, Look> last = new ConcurrentHashMap<>();

    /** The state at the last round if that reached its end: only then has each receiver a look at that state. */
    private volatile @Nullable State ended;

    /**
     * A comparison for a receiver.
     *
     * @param wanted the hash of the alerts that were for it, and of its choice
     * @param next the time of the next one, even if its alerts don't change
     */
    private record Look(int wanted, Instant next) {}

    private record State(long changes, boolean isRead, List<Choice> receivers) {}

    /** @param changes the count of the alerts' changes before {@code present} was read */
    Round begin(long changes, AlertSnapshot present, List<Choice> receivers) {
        last.keySet().retainAll(receivers.stream().map(Choice::id).collect(Collectors.toSet()));
        var state = new State(changes, present.isRead(), receivers);
        var round = new Round(state, present, state.equals(ended));
        ended = null;
        return round;
    }

    final class Round {
        private final State state;
        private final AlertSnapshot present;
        private final boolean isUnchanged;

        private Round(State state, AlertSnapshot present, boolean isUnchanged) {
            this.state = state;
            this.present = present;
            this.isUnchanged = isUnchanged;
        }

        boolean isDue(Choice receiver, Instant now) {
            var before = last.get(receiver.id());
            return before == null || !now.isBefore(before.next()) || before.wanted() != wanted(receiver);
        }

        /** Records a comparison, with the latest time of the next one. */
        void compared(Choice receiver, Instant next) {
            last.put(receiver.id(), new Look(wanted(receiver), next));
        }

        /** All receivers that were due were compared. */
        void end() {
            ended = state;
        }

        private int wanted(Choice receiver) {
            var before = last.get(receiver.id());
            return isUnchanged && before != null
                    ? before.wanted()
                    : Objects.hash(
                            receiver,
                            present.isRead(),
                            present.alerts().stream().filter(receiver::wants).toList());
        }
    }
}
