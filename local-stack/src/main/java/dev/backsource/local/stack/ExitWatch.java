package dev.backsource.local.stack;

import java.nio.file.Path;

/** A watch over a component's process that reports an end nobody has asked for. */
final class ExitWatch {
    private final String name;
    private final Path log;
    private final ProgressListener progress;

    /** The process id to report the end of; zero while there is none. */
    private volatile long watched;

    ExitWatch(String name, Path log, ProgressListener progress) {
        this.name = name;
        this.log = log;
        this.progress = progress;
    }

    /** Reports the end of this process from now on. */
    void watch(ProcessHandle process) {
        watched = process.pid();
        process.onExit().thenRun(() -> report(process.pid()));
    }

    /** Announces that the watched process is about to be ended. */
    void expectEnd() {
        watched = 0;
    }

    private void report(long pid) {
        if (watched == pid) {
            watched = 0;
            progress.say(name + " ended unexpectedly; the other parts keep running. Log: " + log
                    + "\nbacksource: restart it with ./backsource restart " + name);
        }
    }
}
