package dev.backsource.simulation.database;

import dev.backsource.simulation.Process;
import dev.backsource.simulation.Scheduler;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The way of one process to the database: question and answer each take a while, and either can be lost. */
public final class DatabaseLink {
    private static final long LEAST_MICROS = 200;
    private static final long MOST_MICROS = 3_000;
    private static final long LOST_AFTER_MICROS = 1_000_000;

    private final Scheduler scheduler;
    private final Process process;
    private final Process server;

    public DatabaseLink(Scheduler scheduler, Process process, Process server) {
        this.scheduler = scheduler;
        this.process = process;
        this.server = server;
    }

    /** Has the server do {@code work}; answers as steps of the process. */
    public <T> void ask(String what, Supplier<T> work, Consumer<? super T> answered, Consumer<Throwable> failed) {
        if (!reaches()) {
            lose(what, failed);
            return;
        }
        scheduler.after(process.between(LEAST_MICROS, MOST_MICROS), server, what + " of " + process.name(), () -> {
            if (process.isKilled()) {
                return;
            }
            try {
                var answer = work.get();
                answer(what, () -> answered.accept(answer), failed);
            } catch (RuntimeException e) {
                answer(what, () -> failed.accept(e), failed);
            }
        });
    }

    /** Tells the process something of the server's own accord; lost when it can't be reached. */
    public void tell(String what, Runnable told) {
        if (reaches()) {
            scheduler.after(process.between(LEAST_MICROS, MOST_MICROS), process, what, told);
        }
    }

    private void answer(String what, Runnable told, Consumer<Throwable> failed) {
        if (reaches()) {
            scheduler.after(process.between(LEAST_MICROS, MOST_MICROS), process, what + " answered", told);
        } else {
            lose(what, failed);
        }
    }

    private void lose(String what, Consumer<Throwable> failed) {
        scheduler.after(
                LOST_AFTER_MICROS,
                process,
                what + " lost",
                () -> failed.accept(new IllegalStateException("the database doesn't answer")));
    }

    private boolean reaches() {
        return process.reachesDatabase(scheduler.clock().micros());
    }
}
