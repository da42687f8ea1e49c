package dev.backsource.edge.cache;

import dev.backsource.edge.http.UpstreamFailure;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that arrives once and is read by many at their own pace. While it may still be stored all of it is kept, and
 * nobody waits for the slowest. Once it is too large for that, only what somebody still has to read is kept, and the
 * origin is held back when that is more than the window. Any thread uses it.
 */
final class SharedBody {
    private static final long WINDOW = 1 << 20;

    private final Flow origin;
    // All below: read and written only under the lock of this body.
    private final List<Buffer> parts = new ArrayList<>();
    private final List<Following> followers = new ArrayList<>();
    private int dropped;
    private long kept;
    private boolean whole = true;
    private boolean paused;
    private boolean complete;
    private @Nullable UpstreamFailure failure;

    /** Holds the origin back and lets it go on; called by any thread, under the lock. */
    interface Flow {
        void pause();

        void resume();

        /** Nobody reads on. */
        void abandon();
    }

    SharedBody(Flow origin) {
        this.origin = origin;
    }

    /** Whether {@code follower} reads from the beginning from now on; not when a part of that is gone. */
    synchronized boolean follow(Following follower) {
        if (whole && failure == null) {
            followers.add(follower);
            return true;
        }
        return false;
    }

    /** Drops {@code follower}. */
    synchronized void leave(Following follower) {
        followers.remove(follower);
        trim();
    }

    void add(Buffer part) {
        tell(append(part));
    }

    /** Not to be stored any more. */
    synchronized void stopKeeping() {
        whole = false;
        trim();
    }

    void complete() {
        List<Following> told;
        synchronized (this) {
            complete = true;
            told = List.copyOf(followers);
        }
        tell(told);
    }

    void fail(UpstreamFailure reason) {
        List<Following> told;
        synchronized (this) {
            failure = reason;
            told = List.copyOf(followers);
        }
        tell(told);
    }

    /** The part number {@code index}; null when it has not come yet, or never will. */
    synchronized @Nullable Buffer part(int index) {
        return index - dropped < parts.size() ? parts.get(index - dropped) : null;
    }

    /** Whether {@code index} parts are all there are. */
    synchronized boolean isEnd(int index) {
        return complete && index == dropped + parts.size();
    }

    synchronized @Nullable UpstreamFailure failure() {
        return failure;
    }

    /** A follower has read on. */
    synchronized void moved() {
        trim();
    }

    /** All that came, in one piece; only while nothing has been dropped. */
    synchronized byte[] toBytes() {
        var bytes = new byte[Math.toIntExact(kept)];
        var offset = 0;
        for (var part : parts) {
            part.getBytes(bytes, offset);
            offset += part.length();
        }
        return bytes;
    }

    private synchronized List<Following> append(Buffer part) {
        parts.add(part);
        kept += part.length();
        if (!whole && kept > WINDOW && !paused) {
            paused = true;
            origin.pause();
        }
        return followers.size() == 1 ? List.of(followers.get(0)) : List.copyOf(followers);
    }

    private void trim() {
        if (whole || complete || failure != null) {
            return;
        }
        if (followers.isEmpty()) {
            origin.abandon();
            return;
        }
        var slowest = followers.stream().mapToInt(Following::next).min().orElse(dropped);
        while (dropped < slowest) {
            kept -= parts.remove(0).length();
            dropped++;
        }
        if (paused && kept <= WINDOW / 2) {
            paused = false;
            origin.resume();
        }
    }

    private static void tell(List<Following> told) {
        told.forEach(Following::wake);
    }
}
