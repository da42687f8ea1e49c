package dev.backsource.local.stack;

import java.nio.file.Path;

/** Tells when a component's process ends though nobody has asked it to. */
final class DeathWatch {
    private final String name;
    private final Path log;
    private final Progress progress;

    /** The process whose end is worth a word; zero while there is none. */
    private volatile long watched;

    DeathWatch(String name, Path log, Progress progress) {
        this.name = name;
        this.log = log;
        this.progress = progress;
    }

    /** From now on the end of this process is told. */
    void watch(ProcessHandle process) {
        watched = process.pid();
        process.onExit().thenRun(() -> report(process.pid()));
    }

    /** What is watched is about to be ended. */
    void expectEnd() {
        watched = 0;
    }

    private void report(long pid) {
        if (watched == pid) {
            watched = 0;
            progress.say(name + " has ended by itself; the others go on without it. Its log: " + log
                    + "\nbacksource: start it again by ./backsource restart " + name);
        }
    }
}
