package dev.backsource.simulation;

/**
 * What is done to the deployment at a time: an event of a schedule.
 *
 * @param atMicros of the simulation
 * @param seed of the choices that it takes
 */
record Stimulus(long atMicros, Kind kind, long seed) {
    /** What can be done, and how often of 1,000 times. */
    enum Kind {
        /** A writer changes, creates or removes a domain. */
        WRITE(413),
        /** A process is killed, and started again a while later. */
        KILL(40),
        /** A process stands still for a while. */
        STAND(50),
        /** An instance stands still between reading the outbox and publishing what it read. */
        STAND_PUBLISHING(14),
        /** A process is cut off from Kafka for a while. */
        LOSE_KAFKA(36),
        /** A process is cut off from the database for a while. */
        LOSE_DATABASE(16),
        /** Kafka compacts the policy changes. */
        COMPACT(80),
        /** A port of an origin is closed, or open again. */
        TURN_PORT(60),
        /** A client asks an edge. */
        VISIT(180),
        /** Many clients ask an edge for the resources of a domain in a progressive rollout. */
        TRY(30),
        /** Callers of an instance have edges or a prober asked: one, or many at once. */
        ASK(20),
        /** The database is backed up. */
        BACK_UP(8),
        /** The database is put back to its backup. */
        RESTORE(4),
        /** Somebody else writes to the topic. */
        FORGE(8),
        /** An edge is stopped in good order, and started again a while later. */
        STOP(12),
        /** An edge's snapshot is torn, has a bit wrong, or is an older one. */
        DAMAGE(14),
        /** Kafka loses the end of a partition. */
        TRUNCATE(14),
        /** The topic of policy changes is deleted and made anew; whoever did it starts everything again and has all domains published. */
        MAKE_ANEW(1);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** By its share, for a number in 0..999. */
        static Kind of(int number) {
            var left = number;
            for (var kind : values()) {
                if (left < kind.share) {
                    return kind;
                }
                left -= kind.share;
            }
            return WRITE;
        }
    }

    @Override
    public String toString() {
        return String.format("%9.3f s %s #%x", atMicros / 1e6, kind, seed);
    }
}
