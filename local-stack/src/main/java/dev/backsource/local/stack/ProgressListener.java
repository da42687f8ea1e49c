package dev.backsource.local.stack;

/** The receiver of the stack's progress messages, a line at a time. Called from several threads. */
@FunctionalInterface
public interface ProgressListener {
    void say(String line);
}
