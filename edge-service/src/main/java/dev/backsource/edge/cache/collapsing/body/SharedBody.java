package dev.backsource.edge.cache.collapsing.body;

import dev.backsource.edge.http.BodyRoom;
import dev.backsource.edge.http.upstream.UpstreamFailure;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that arrives once and is read by many clients, each at its own pace. While it may still be stored, all of it is kept,
 * and the origin waits for nobody. Once it turns out too large for that, only what somebody still has to read is kept, and the
 * origin is held back while that exceeds the window. What is kept takes room of the edge's budget; without room
 * nothing is kept for the store, and nothing is read from the origin. Any thread uses it.
 */
public final class SharedBody {
    private static final long WINDOW = 1 << 20;

    private final Flow origin;
    private final BodyRoom room;
    // All below: read and written only under the lock of this body.
    private final BodyParts parts;
    private final List<Reader> readers = new ArrayList<>();
    private boolean whole = true;
    private boolean paused;
    private boolean complete;
    private boolean abandoned;
    private @Nullable UpstreamFailure failure;

    /** Holds the origin back and lets it go on; called by any thread, under the lock. */
    public interface Flow {
        void pause();

        void resume();

        /** Nobody reads any more. */
        void abandon();
    }

    /** A client's reading of the body. */
    public interface Reader {
        /** How many parts it has read; never fewer than before. */
        int next();

        /** There is more to read, or an end. */
        void wake();
    }

    /** {@code room} is the body's from here on. */
    public SharedBody(Flow origin, BodyRoom room) {
        this.origin = origin;
        this.room = room;
        this.parts = new BodyParts(room);
    }

    /** Whether {@code reader} reads from the beginning from now on; not when a part of that is gone. */
    public synchronized boolean follow(Reader reader) {
        if (whole && failure == null) {
            readers.add(reader);
            return true;
        }
        return false;
    }

    /** {@code reader} left before the end. */
    synchronized void leave(Reader reader) {
        readers.remove(reader);
        moved();
        if (readers.isEmpty()) {
            abandonUnlessKept();
        }
    }

    /** {@code reader} has all it needs. */
    synchronized void finished(Reader reader) {
        readers.remove(reader);
        moved();
    }

    void add(Buffer part) {
        append(part).forEach(Reader::wake);
    }

    /** The body is not going to be stored. */
    public synchronized void stopKeeping() {
        whole = false;
        moved();
        if (readers.isEmpty()) {
            abandonUnlessKept();
        }
    }

    /** The body is whole. */
    public void complete() {
        end(null).forEach(Reader::wake);
    }

    /** The body broke off. */
    public void fail(UpstreamFailure reason) {
        end(reason).forEach(Reader::wake);
    }

    /** The part number {@code index}; null when it has not come yet, or never will. */
    synchronized @Nullable Buffer part(int index) {
        return parts.get(index);
    }

    /** Whether {@code index} parts are all there are. */
    synchronized boolean isEnd(int index) {
        return complete && index == parts.end();
    }

    synchronized @Nullable UpstreamFailure failure() {
        return failure;
    }

    /** A reader has read on: what all have read goes, unless it may be stored. */
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

    /** Whether there is no room to go on keeping all of it. */
    public synchronized boolean isCramped() {
        return !room.mayRead();
    }

    /** Lets the origin send only while there is room and nobody is too far behind. */
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

    /** All that came, in one piece, not to be written to; only while nothing has been dropped. */
    public synchronized byte[] toBytes() {
        return parts.toBytes();
    }

    /** Adds {@code part}; returns the readers to be woken. */
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

    /** A reader that comes later finds the response in the store or asks again. */
    private void dropAllIfUnread() {
        if (readers.isEmpty()) {
            whole = false;
            parts.dropBefore(parts.end());
        }
    }
}
