package dev.backsource.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The processes left by an earlier run on the same data folder, after a kill of its launcher. They are recognised by
 * the folder's name in their command line. Children are left to their parents, as PostgreSQL's are.
 */
final class Leftovers {
    private static final Set<String> PROGRAMS = Set.of("java", "postgres");
    private static final long STOP_SECONDS = 15;

    private final Path dataFolder;

    Leftovers(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Stops them all; called only while no other launcher owns the folder. */
    void stop(ProgressListener progress) {
        var left = find();
        if (left.isEmpty()) {
            return;
        }
        progress.say("stopping " + left.size() + " processes of an earlier run");
        left.forEach(ProcessHandle::destroy);
        left.forEach(Leftovers::awaitEnd);
    }

    List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(this::isOurs)
                .filter(process -> process.parent().filter(this::isOurs).isEmpty())
                .toList();
    }

    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        return process.pid() != ProcessHandle.current().pid()
                && info.command()
                        .map(command -> PROGRAMS.contains(
                                String.valueOf(Path.of(command).getFileName())))
                        .orElse(false)
                && info.commandLine().map(this::namesFolder).orElse(false);
    }

    private boolean namesFolder(String commandLine) {
        return commandLine.contains("-Dbacksource.stack=" + dataFolder + " ")
                || commandLine.contains(dataFolder.resolve("kafka") + "/")
                || commandLine.contains(dataFolder.resolve("postgres") + "/");
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly();
        }
    }
}
