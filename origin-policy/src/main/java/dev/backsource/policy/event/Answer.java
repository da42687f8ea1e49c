package dev.backsource.policy.event;

/** An answer to a {@link Question}. */
public interface Answer {
    /** The {@link Question#id} that it answers. */
    String request();
}
