package dev.backsource.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened: a hash of all of it, and the last lines as text. */
public final class Trace {
    private static final int KEPT = 60;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Line[] last = new Line[KEPT];
    private long hash = FNV_OFFSET;
    private int lines;

    private record Line(long micros, String who, String what) {
        @Override
        public String toString() {
            return micros + " " + who + ": " + what;
        }
    }

    /** Adds a line at {@code micros}. */
    public void add(long micros, String who, String what) {
        mix(micros);
        mix(who.hashCode());
        mix(what.hashCode());
        last[lines++ % KEPT] = new Line(micros, who, what);
    }

    /** Takes into the hash what has no line of its own. */
    public void mix(long value) {
        hash = (hash ^ value) * FNV_PRIME;
        hash ^= hash >>> 32;
    }

    /** Of all that was added. */
    public long hash() {
        return hash;
    }

    List<String> last() {
        var kept = new ArrayList<String>();
        for (var line = Math.max(0, lines - KEPT); line < lines; line++) {
            kept.add(last[line % KEPT].toString());
        }
        return kept;
    }
}
