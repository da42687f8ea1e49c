package dev.backsource.policy.event;

/** What somebody says to a {@link Question}. */
public interface Answer {
    /** The {@link Question#id} that it answers. */
    String request();
}
