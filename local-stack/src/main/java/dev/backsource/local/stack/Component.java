package dev.backsource.local.stack;

/** A part of the stack that can be started, stopped, killed and started again, by its name. */
interface Component {
    /** The name in logs and messages, such as {@code edge-1}. */
    String name();

    /**
     * Starts it and waits until it is ready.
     *
     * @throws StackException when it ends or isn't ready in time, with the last lines of its log
     */
    void start();

    /** Stops it in an orderly way; nothing happens when it isn't running. */
    void stop();

    /** Ends it without warning, as {@code kill -9} does. */
    void kill();
}
