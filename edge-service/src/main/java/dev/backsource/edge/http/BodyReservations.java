package dev.backsource.edge.http;

import dev.backsource.edge.transport.ReadSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arriving bodies of one event loop, with their reservations in the edge's {@link BodyBudget}. */
public final class BodyReservations {
    /** The longest body, in bytes, that is too small to be tracked. */
    private static final int SHORT = 16 * 1024;

    private final BodyBudget budget;
    /** The arriving bodies, and some that have ended since {@link #look}. */
    private final List<BodyReservation> open = new ArrayList<>();

    public BodyReservations(BodyBudget budget) {
        this.budget = budget;
    }

    /**
     * Reserves room for a new body.
     *
     * @param length of the body in bytes, negative when unknown
     * @param reads of the connection that it arrives on
     * @return null when the budget is used up
     */
    public @Nullable BodyReservation open(long length, ReadSize reads) {
        var room = BodyReservation.open(budget, length, reads);
        if (room != null && (length < 0 || length > SHORT)) {
            open.add(room);
        }
        return room;
    }

    /** Whether so many bytes are kept that write queues should be short. Any thread may call. */
    public boolean isShort() {
        return budget.isShort();
    }

    /**
     * Must be called a few times a second: bodies of which nothing has arrived meanwhile release the room for a large
     * read.
     */
    public void look() {
        open.removeIf(room -> !room.look());
    }
}
