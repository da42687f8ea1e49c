package dev.backsource.edge.http;

import dev.backsource.edge.transport.ReadSize;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies that arrive on one event loop, and their room in the edge's {@link BodyBudget}. */
public final class BodyRooms {
    /** Bodies no longer than this take so little room that they aren't tracked. */
    private static final int SHORT = 16 * 1024;

    private final BodyBudget budget;
    /** Those that are under way, and some that have ended since {@link #look}. */
    private final List<BodyRoom> open = new ArrayList<>();

    public BodyRooms(BodyBudget budget) {
        this.budget = budget;
    }

    /**
     * Room for a body to begin.
     *
     * @param length of the body in bytes, negative when it is not known
     * @param reads of the connection that it comes on
     * @return null when the edge holds too much
     */
    public @Nullable BodyRoom open(long length, ReadSize reads) {
        var room = BodyRoom.open(budget, length, reads);
        if (room != null && (length < 0 || length > SHORT)) {
            open.add(room);
        }
        return room;
    }

    /** Whether so much is held that write queues should be kept short. Any thread. */
    public boolean isShort() {
        return budget.isShort();
    }

    /** To be called a few times a second: bodies of which nothing came meanwhile give back the room for a large read. */
    public void look() {
        open.removeIf(room -> !room.look());
    }
}
