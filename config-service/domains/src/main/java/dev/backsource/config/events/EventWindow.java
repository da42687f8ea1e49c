package dev.backsource.config.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The latest events in the order in which this instance read them, numbered. The window holds everything from {@code floor} up to {@code next},
 * partition by partition. It is bounded in bytes: the oldest events make room, whether all subscribers have read them or not. All fields are read and
 * written under this object's lock.
 */
@Singleton
class EventWindow {
    private final long maxBytes;
    private final Map<Long, StreamEvent> events = new HashMap<>();
    private @Nullable Positions floor;
    private @Nullable Positions next;
    private long first;
    private long end;
    private long bytes;

    @Inject
    EventWindow(EventsSettings settings) {
        this(settings.windowSize().asLongValue());
    }

    EventWindow(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Restarts the window, empty, at {@code at}. Earlier numbers are void. */
    synchronized void beginAt(Positions at) {
        events.clear();
        bytes = 0;
        first = end;
        floor = at;
        next = at;
    }

    /** The reading position of this instance; null before it has begun. */
    synchronized @Nullable Positions next() {
        return next;
    }

    synchronized void add(StreamEvent event) {
        next = begun(next).after(event.place(), event.offset());
        events.put(end++, event);
        bytes += event.size();
        while (bytes > maxBytes) {
            removeFirst();
        }
    }

    /** Records that nothing is missing up to {@code reached}: the offsets before it hold no events, or no records at all. */
    synchronized void passTo(Positions reached) {
        next = begun(next).max(reached);
    }

    /**
     * The number of the first event that a reader at {@code positions} has not had, provided that the window holds all further ones; empty when some
     * are no longer in the window.
     */
    synchronized OptionalLong numberFor(Positions positions) {
        if (floor == null || !positions.isOf(floor) || !positions.cover(floor)) {
            return OptionalLong.empty();
        }
        var number = positions.cover(begun(next)) ? end : first;
        while (number < end && hasHad(positions, events.get(number))) {
            number++;
        }
        return OptionalLong.of(number);
    }

    /**
     * The events from {@code number} on, up to {@code maxBytes} and the whole event that exceeds it; none at the end. Empty when that number is no
     * longer in the window.
     */
    synchronized Optional<List<StreamEvent>> from(long number, int maxBytes) {
        if (number < first) {
            return Optional.empty();
        }
        var found = new ArrayList<StreamEvent>();
        var size = 0;
        for (var i = number; i < end && size < maxBytes; i++) {
            var event = Objects.requireNonNull(events.get(i));
            found.add(event);
            size += event.size();
        }
        return Optional.of(found);
    }

    private static boolean hasHad(Positions positions, @Nullable StreamEvent event) {
        return event != null && positions.include(event.place(), event.offset());
    }

    private void removeFirst() {
        var removed = Objects.requireNonNull(events.remove(first++));
        bytes -= removed.size();
        floor = begun(floor).after(removed.place(), removed.offset());
    }

    private static Positions begun(@Nullable Positions positions) {
        if (positions == null) {
            throw new IllegalStateException("the window has not started");
        }
        return positions;
    }
}
