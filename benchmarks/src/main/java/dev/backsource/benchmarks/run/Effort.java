package dev.backsource.benchmarks.run;

/**
 * The length of measurements. The system properties {@code benchmarks.rounds}, {@code benchmarks.seconds} and {@code benchmarks.soak-seconds} make a
 * trial short, and so do {@code benchmarks.attack-seconds} and {@code benchmarks.pairs}; its figures mean nothing.
 *
 * @param rounds how often each peer has its turn
 * @param seconds the length of a turn
 * @param soakSeconds the length of the soak
 * @param attackSeconds the length of an attack
 * @param pairs the number of slices of each arm
 */
public record Effort(int rounds, int seconds, int soakSeconds, int attackSeconds, int pairs) {
    /** A JVM compiles for longer than other peers fill their caches. */
    private static final int TURNS_OF_COMPILING = 4;

    /** The effort by the properties; by default five rounds of 10 s, a soak of 10 minutes, a minute for an attack, and 100 pairs. */
    public static Effort asked() {
        return new Effort(
                Integer.getInteger("benchmarks.rounds", 5),
                Integer.getInteger("benchmarks.seconds", 10),
                Integer.getInteger("benchmarks.soak-seconds", 600),
                Integer.getInteger("benchmarks.attack-seconds", 60),
                Integer.getInteger("benchmarks.pairs", 100));
    }

    /** The load before the first round of a peer that is compiled while it runs, in seconds. */
    public int compilingSeconds() {
        return TURNS_OF_COMPILING * seconds;
    }
}
