package dev.backsource.system.check;

/**
 * Something that is not as it has to be.
 *
 * @param where it was seen: {@code database}, {@code topic}, or the edge's id
 * @param revision that it is about
 * @param what is wrong, in words
 */
public record Difference(String where, String domain, long revision, String what) {
    @Override
    public String toString() {
        return where + ": " + domain + " revision " + revision + " " + what;
    }
}
