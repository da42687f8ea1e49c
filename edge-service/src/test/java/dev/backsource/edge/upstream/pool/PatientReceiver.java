package dev.backsource.edge.upstream.pool;

/** Takes any connection, at any time; a refusal is a failure of the test. */
interface PatientReceiver extends ConnectionReceiver {
    @Override
    default boolean isOver() {
        return false;
    }

    @Override
    default boolean needsSilence() {
        return false;
    }

    @Override
    default void notConnected(Throwable thrown) {
        throw new AssertionError(thrown);
    }
}
