package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.http.BodyReservation;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that arrives once and is read by many clients, each at its own pace. While the body may still be stored, all
 * of it is kept, and the origin is never held back. Once it is too large to be stored, only the parts that some client
 * still has to read are kept, and the origin is held back while they exceed the window. The kept parts count against
 * the edge's budget for bodies: when the budget is used up, nothing is kept for the store, and nothing is read from the
 * origin. Thread-safe.
 */
public final class SharedBody {
    private static final long WINDOW = 1 << 20;

    private final Flow origin;
    private final BodyReservation room;
    // All fields below are guarded by the lock of this body.
    private final BodyParts parts;
    private final List<Reader> readers = new ArrayList<>();
    private boolean whole = true;
    private boolean paused;
    private boolean complete;
    private boolean abandoned;
    private @Nullable UpstreamFailure failure;

    /** Pauses and resumes the origin. Any thread may call, while it holds the lock of the body. */
    public interface Flow {
        void pause();

        void resume();

        /** The last reader has left. */
        void abandon();
    }

    /** One client that reads the body. */
    public interface Reader {
        /** The number of parts read; it never decreases. */
        int next();

        /** There are more parts to read, or the body has ended. */
        void wake();
    }

    /**
     * Creates a body with no parts yet.
     *
     * @param room belongs to the body from now on
     */
    public SharedBody(Flow origin, BodyReservation room) {
        this.origin = origin;
        this.room = room;
        this.parts = new BodyParts(room);
    }

    /** Adds a reader, which starts at the beginning; false when the first parts are no longer kept. */
    public synchronized boolean follow(Reader reader) {
        if (whole && failure == null) {
            readers.add(reader);
            return true;
        }
        return false;
    }

    /** Removes a reader that leaves before the end. */
    synchronized void leave(Reader reader) {
        readers.remove(reader);
        moved();
        if (readers.isEmpty()) {
            abandonUnlessKept();
        }
    }

    /** Removes a reader that has read everything. */
    synchronized void finished(Reader reader) {
        readers.remove(reader);
        moved();
    }

    void add(Buffer part) {
        append(part).forEach(Reader::wake);
    }

    /** Stops keeping the whole body, since it will not be stored. */
    public synchronized void stopKeeping() {
        whole = false;
        moved();
        if (readers.isEmpty()) {
            abandonUnlessKept();
        }
    }

    /** The whole body has arrived. */
    public void complete() {
        end(null).forEach(Reader::wake);
    }

    /** The body was cut short. */
    public void fail(UpstreamFailure reason) {
        end(reason).forEach(Reader::wake);
    }

    /** The part {@code index}; null when it has not arrived, or never will. */
    synchronized @Nullable Buffer part(int index) {
        return parts.get(index);
    }

    /** Whether the body ends after {@code index} parts. */
    synchronized boolean isEnd(int index) {
        return complete && index == parts.end();
    }

    synchronized @Nullable UpstreamFailure failure() {
        return failure;
    }

    /** A reader has made progress: drops the parts that all readers have read, unless the body may be stored. */
    synchronized void moved() {
        if (isOver()) {
            dropAllIfUnread();
            return;
        }
        if (!whole) {
            parts.dropBefore(slowest());
            steer();
        }
    }

    /** Whether the budget leaves no room to keep the whole body. */
    public synchronized boolean isCramped() {
        return !room.mayRead();
    }

    /** Pauses the origin while there is no room, or while a reader is too far behind. */
    private void steer() {
        var full = parts.bytes() > (paused ? WINDOW / 2 : WINDOW) || !room.mayRead();
        if (full == paused) {
            return;
        }
        paused = full;
        if (full) {
            origin.pause();
        } else {
            origin.resume();
        }
    }

    private int slowest() {
        var slowest = parts.end();
        for (var i = 0; i < readers.size(); i++) {
            slowest = Math.min(slowest, readers.get(i).next());
        }
        return slowest;
    }

    /** The whole body in one array, which must not be modified. Allowed only while nothing has been dropped. */
    public synchronized byte[] toBytes() {
        return parts.toBytes();
    }

    /**
     * Adds {@code part}.
     *
     * @return the readers to wake
     */
    public synchronized List<Reader> append(Buffer part) {
        if (!whole && readers.isEmpty()) {
            return List.of();
        }
        parts.add(part);
        if (!whole) {
            steer();
        }
        return readers.size() == 1 ? List.of(readers.get(0)) : List.copyOf(readers);
    }

    private synchronized List<Reader> end(@Nullable UpstreamFailure reason) {
        complete = reason == null;
        failure = reason;
        room.close();
        dropAllIfUnread();
        return List.copyOf(readers);
    }

    private void abandonUnlessKept() {
        if (!whole && !isOver()) {
            abandoned = true;
            room.close();
            origin.abandon();
            dropAllIfUnread();
        }
    }

    private boolean isOver() {
        return complete || failure != null || abandoned;
    }

    /** Drops everything when the last reader has left: a later one finds the stored response or fetches again. */
    private void dropAllIfUnread() {
        if (readers.isEmpty()) {
            whole = false;
            parts.dropBefore(parts.end());
        }
    }
}
