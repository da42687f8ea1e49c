package dev.backsource.local.stack;

/** Where the stack tells what it is doing, a line at a time. Called from several threads. */
@FunctionalInterface
public interface Progress {
    void say(String line);
}
